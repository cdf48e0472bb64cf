/** Words all reporters use for the parts of a diagnostic. */
export const labels = {
  th: {
    error: 'ข้อผิดพลาด',
    warning: 'คำเตือน',
    info: 'ข้อสังเกต',
    expected: 'ต้องเป็น',
    usual: 'ปกติ',
    stopped: 'ส่วนที่เหลือของไฟล์ยังไม่ได้ตรวจ แก้ข้อนี้แล้วตรวจอีกครั้ง',
    actual: 'พบ',
    hint: 'คำแนะนำ',
  },
  en: {
    error: 'error',
    warning: 'warning',
    info: 'info',
    expected: 'expected',
    usual: 'usual',
    stopped: 'the rest of the file was not checked; correct this and check again',
    actual: 'found',
    hint: 'hint',
  },
} as const;
