/** What a cell holds and how it is read. */
export type CellKind =
  | 'code'
  | 'year'
  | 'text'
  | 'phone'
  | 'status'
  | 'date'
  | 'money'
  | 'percent'
  | 'number'
  | 'lines'
  | 'offices'
  | 'mode'
  | 'yes';

export interface Column {
  readonly key: string;
  /** Thai heading, accepted in place of the key. */
  readonly title: string;
  readonly kind: CellKind;
  readonly required: boolean;
  /** Written by `raingan import --columns`. */
  readonly example: string;
}

/** Columns of the sheet that holds one project a row. */
export const projectColumns: readonly Column[] = [
  column('code', 'รหัสโครงการ', 'code', '21000000-3230'),
  column('previousCode', 'รหัสโครงการปีก่อน', 'code', '', false),
  column('name', 'ชื่อโครงการ/กิจกรรม', 'text', 'โครงการตัวอย่าง'),
  column('fiscalYear', 'ปีงบประมาณ', 'year', '2564'),
  column('startDate', 'เริ่มต้นโครงการ', 'date', '01/10/2563'),
  column('endDate', 'สิ้นสุดโครงการ', 'date', '30/09/2564'),
  column('received', 'งบประมาณที่ได้รับ', 'money', '143750.50'),
  column('spent', 'งบประมาณที่ใช้ไป', 'money', '143750.50'),
  column('disbursedMode', 'ความหมายของงบที่เบิกใช้', 'mode', 'perReport', false),
  column('asOf', 'ข้อมูล ณ วันที่', 'date', '', false),
  column('organization', 'หน่วยงานที่รับผิดชอบ', 'offices', 'สำนักตัวอย่าง / กองตัวอย่าง'),
  column('responsible', 'ชื่อผู้รับผิดชอบ', 'text', 'นางสาวสมมติ ใจดี'),
  column('responsiblePhone', 'โทรศัพท์ผู้รับผิดชอบ', 'phone', '0 2111 2222', false),
  column('coordinator', 'ผู้ประสานงาน สยป', 'text', 'นายตัวอย่าง รักงาน'),
  column('coordinatorPhone', 'โทรศัพท์ผู้ประสานงาน', 'phone', '5678', false),
  column('rationale', 'หลักการและเหตุผล', 'lines', 'ย่อหน้าแรก\nย่อหน้าที่สอง'),
  column('objectives', 'วัตถุประสงค์', 'lines', 'ข้อแรก\nข้อที่สอง'),
  column('targets', 'เป้าหมาย', 'lines', 'เป้าหมายของโครงการ'),
  column('issue', 'ประเด็นยุทธศาสตร์', 'text', 'ด้านที่ ๕ - มหานครประชาธิปไตย'),
  column('subIssue', 'ประเด็นยุทธศาสตร์ย่อย', 'text', '๕.๓ - การกระจายอำนาจสู่ประชาชน'),
  column('goal', 'เป้าหมายที่', 'text', '๕.๓.๑ เป้าหมายตามแผน'),
  column('indicator', 'ตัวชี้วัด', 'text', 'ตัวชี้วัดตามแผน'),
  column('signatureName', 'ชื่อผู้ลงนาม', 'text', '', false),
  column('signaturePosition', 'ตำแหน่งผู้ลงนาม', 'text', '', false),
  column('draft', 'ฉบับร่าง', 'yes', '', false),
];

/** Columns of the sheet that holds one progress report a row. */
export const reportColumns: readonly Column[] = [
  column('code', 'รหัสโครงการ', 'code', '21000000-3230'),
  column('number', 'รายงานครั้งที่', 'number', '1'),
  column('date', 'วันที่รายงาน', 'date', '30/09/2564', false),
  column('narrative', 'ผลการดำเนินงาน', 'text', 'ดำเนินการแล้วเสร็จ'),
  column('progress', 'ความก้าวหน้า', 'percent', '100'),
  column('disbursed', 'งบประมาณที่เบิกใช้', 'money', '143750.50'),
  column('planStatus', 'สถานะเทียบกับแผน', 'status', 'เป็นไปตามแผน'),
  column('targetStatus', 'สถานะเทียบกับเป้าหมาย', 'status', 'เป็นไปตามเป้าหมาย'),
];

/** Written beside rows that were not taken, for the person who mends them; what is in it is not read. */
export const reasonColumn: Column = column('reason', 'เหตุผลที่ไม่ได้นำเข้า', 'text', '', false);

/**
 * The column that a heading names, by its English key or its Thai title. White space does not count, nor does a unit
 * behind it (`งบประมาณที่ได้รับ (บาท)`) or the asterisk of a required column.
 */
export function findColumn(heading: string, columns: readonly Column[]): Column | undefined {
  const name = bare(heading);
  return columns.find(({ key, title }) => key.toLowerCase() === name.toLowerCase() || bare(title) === name);
}

function bare(heading: string): string {
  return heading
    .normalize('NFC')
    .replace(/[\s\u200b\ufeff]+/g, '')
    .replace(/\*$/, '')
    .replace(/\((?:บาท|ร้อยละ|%|พ\.?ศ\.?|baht)\)$/i, '');
}

function column(key: string, title: string, kind: CellKind, example: string, required = true): Column {
  return { key, title, kind, required, example };
}
