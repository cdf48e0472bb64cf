/** Words all reporters use for the parts of a diagnostic. */
export const labels = {
  th: {
    error: 'ข้อผิดพลาด',
    warning: 'คำเตือน',
    info: 'ข้อสังเกต',
    expected: 'ต้องเป็น',
    actual: 'พบ',
    hint: 'คำแนะนำ',
  },
  en: { error: 'error', warning: 'warning', info: 'info', expected: 'expected', actual: 'found', hint: 'hint' },
} as const;
