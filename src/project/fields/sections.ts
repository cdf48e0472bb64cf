/** Headings of the printed form, in its order; import compares neither white space nor full stops. */
export const sections = {
  title: '1. ชื่อโครงการและหน่วยงานที่รับผิดชอบโครงการ',
  project: '1.1 รหัสโครงการและชื่อโครงการ',
  organization: '1.2 หน่วยงานที่รับผิดชอบ',
  rationale: '1.3 หลักการและเหตุผล',
  objectives: '1.4 วัตถุประสงค์ของโครงการ',
  targets: '1.5 เป้าหมายของโครงการ',
  strategy: '1.6 สนับสนุนแผนพัฒนา กทม. ระยะ 20 ปี (ยุทธศาสตร์-ประเด็นยุทธศาสตร์-กลยุทธ์ตามแผนฯ /ตัวชี้วัด)',
  reports: '2. รายงานความก้าวหน้าของโครงการและการใช้จ่ายงบประมาณ',
} as const;

/** A part of the form under a heading of its own. */
export type Section = keyof typeof sections;
