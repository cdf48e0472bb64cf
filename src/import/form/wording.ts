/** Parts of the form, each under a heading of its own. */
export type Section =
  | 'title'
  | 'project'
  | 'organization'
  | 'rationale'
  | 'objectives'
  | 'targets'
  | 'strategy'
  | 'reports';

/** Fields that follow a label. */
export type LabelledField =
  | 'name'
  | 'code'
  | 'fiscalYear'
  | 'startDate'
  | 'received'
  | 'endDate'
  | 'spent'
  | 'organization'
  | 'responsible'
  | 'coordinator'
  | 'issue'
  | 'subIssue'
  | 'goal'
  | 'indicator';

/** Headings as printed; white space and full stops are not compared. */
export const headings: Readonly<Record<Section, string>> = {
  title: '1. ชื่อโครงการและหน่วยงานที่รับผิดชอบโครงการ',
  project: '1.1 รหัสโครงการและชื่อโครงการ',
  organization: '1.2 หน่วยงานที่รับผิดชอบ',
  rationale: '1.3 หลักการและเหตุผล',
  objectives: '1.4 วัตถุประสงค์ของโครงการ',
  targets: '1.5 เป้าหมายของโครงการ',
  strategy: '1.6 สนับสนุนแผนพัฒนา กทม. ระยะ 20 ปี (ยุทธศาสตร์-ประเด็นยุทธศาสตร์-กลยุทธ์ตามแผนฯ /ตัวชี้วัด)',
  reports: '2. รายงานความก้าวหน้าของโครงการและการใช้จ่ายงบประมาณ',
};

export const certification = 'ขอรับรองว่า ข้อมูลที่ปรากฏในเอกสารฉบับนี้ หน่วยงานได้จัดพิมพ์จากระบบงานจริง เพื่อเป็นหลักฐานไว้ตรวจสอบ';

export interface Label {
  readonly field: LabelledField;
  readonly section: Section;
  readonly pattern: RegExp;
  /** One value on one line; what follows cannot belong to it. */
  readonly oneLine: boolean;
}

/** Labels in the order a line is tried against them: the clipped label of the sub-issue begins like the issue's. */
export const labels: readonly Label[] = [
  label('name', 'project', 'ชื่อโครงการ\\s*/\\s*กิจกรรม'),
  label('code', 'project', 'รหัสโครงการ', true),
  label('fiscalYear', 'project', 'ปีงบประมาณ\\s*พ\\.ศ', true),
  label('startDate', 'project', 'เริ่มต้นโครงการ', true),
  label('received', 'project', 'งบประมาณที่ได้รับ', true),
  label('endDate', 'project', 'สิ้นสุดโครงการ', true),
  label('spent', 'project', 'งบประมาณที่ใช้ไป', true),
  label('organization', 'organization', 'หน่วยงานที่รับผิดชอบ'),
  label('responsible', 'organization', 'ชื่อผู้รับผิดชอบ'),
  label('coordinator', 'organization', 'ผู้ประสานงาน\\s*สยป'),
  label('subIssue', 'strategy', 'ประเด็นยุทธศา(?:สตร์)?\\s*ย่อย'),
  label('issue', 'strategy', 'ประเด็นยุทธศา(?:สตร์)?'),
  label('goal', 'strategy', '(?:เป้าหมาย|เป้าประสงค์)ที่'),
  label('indicator', 'strategy', 'ตัวชี้วัด'),
];

function label(field: LabelledField, section: Section, words: string, oneLine = false): Label {
  return { field, section, pattern: new RegExp(`^${words}\\s*\\.*\\s*:\\s*`), oneLine };
}

/** Text without white space and full stops, for comparing headings. */
export function compact(text: string): string {
  return text.replace(/[\s.]/g, '');
}

/** Whether a line is, or begins with, a fixed text of the form: it is never taken for a header or footer of a page. */
export function isWording(text: string): boolean {
  const plain = compact(text);
  return (
    labels.some(({ pattern }) => pattern.test(text)) ||
    /^(?::|รายงานครั้งที่|ครั้งที่|\(ต่อ\)|\(ครั้งที่|งบประมาณที่เบิกใช้|ความก้าวหน้าของงาน|ลงชื่อ|ตำแหน่ง|=)/.test(plain) ||
    /(?:บาท|%)$/.test(plain) ||
    (plain.length > 2 && 'รายงานครั้งที่'.startsWith(plain)) ||
    [...Object.values(headings), certification].some((wording) => compact(wording).startsWith(plain.slice(0, 14)))
  );
}

/** Where the value of a label lies in the data file. */
export const fieldPaths: Readonly<Record<LabelledField, string>> = {
  name: 'project.name',
  code: 'project.code',
  fiscalYear: 'project.fiscalYear',
  startDate: 'project.startDate',
  received: 'project.budget.received',
  endDate: 'project.endDate',
  spent: 'project.budget.spent',
  organization: 'organization.path',
  responsible: 'contacts.responsible.name',
  coordinator: 'contacts.coordinator.name',
  issue: 'strategy.issue',
  subIssue: 'strategy.subIssue',
  goal: 'strategy.goal',
  indicator: 'strategy.indicator',
};
