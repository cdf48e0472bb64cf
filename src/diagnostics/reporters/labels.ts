/** Words all reporters use for the parts of a diagnostic. */
export const labels = {
  th: {
    error: 'ข้อผิดพลาด',
    warning: 'คำเตือน',
    info: 'ข้อสังเกต',
    expected: 'ต้องเป็น',
    usual: 'ปกติ',
    stopped: 'ส่วนที่เหลือของไฟล์ยังไม่ได้ตรวจ แก้ข้อนี้แล้วตรวจอีกครั้ง',
    accept: 'หากตรวจแล้วว่าถูกต้อง วางบรรทัดเหล่านี้ท้ายไฟล์ (มี accepted: อยู่แล้ว วางต่อจากรายการสุดท้าย)',
    reason: 'เหตุผล',
    by: 'ชื่อผู้ตรวจ',
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
    accept: 'if it is right, add this at the end of the file (below the last entry of accepted:, if there is one)',
    reason: 'the reason',
    by: 'who checked',
    actual: 'found',
    hint: 'hint',
  },
} as const;
