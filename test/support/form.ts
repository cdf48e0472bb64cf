import type { Contact, ProgressReport, Project } from '../../src/model/project.ts';
import { buddhistDate, decimals } from './project-yaml.ts';

export type FormBlockKind =
  | 'heading'
  | 'pair'
  | 'paragraph'
  | 'item'
  | 'entryNumber'
  | 'entryText'
  | 'entryStatus'
  | 'certification'
  | 'signature';

/** One paragraph of the form in reading order, as the official form words it. */
export interface FormBlock {
  readonly kind: FormBlockKind;
  readonly text: string;
  /** Number of the progress report it belongs to. */
  readonly entry?: number;
}

export const formHeader = '**** แบบแสดงรายงานความก้าวหน้าและข้อมูลเกี่ยวกับโครงการ ****';

/** The text a report must show for its data, worked out from the form alone and not from the program's template. */
export function formBlocks(data: Project): FormBlock[] {
  const { project, organization, contacts, strategy } = data;
  const { received, spent } = project.budget;
  const amounts = [received, spent, ...data.reports.map(({ disbursed }) => disbursed)];
  const money = amounts.some((amount) => amount % 100 !== 0) ? bahtAndSatang : baht;
  return [
    heading('1. ชื่อโครงการและหน่วยงานที่รับผิดชอบโครงการ'),
    heading('1.1 รหัสโครงการและชื่อโครงการ'),
    pair('ชื่อโครงการ/กิจกรรม : ', project.name),
    pair('รหัสโครงการ... : ', project.code),
    pair('ปีงบประมาณ พ.ศ. : ', String(project.fiscalYear)),
    pair('เริ่มต้นโครงการ : ', buddhistDate(project.startDate)),
    pair('งบประมาณที่ได้รับ : ', `${money(project.budget.received)} บาท`),
    pair('สิ้นสุดโครงการ : ', buddhistDate(project.endDate)),
    pair('งบประมาณที่ใช้ไป : ', `${money(project.budget.spent)} บาท`),
    heading('1.2 หน่วยงานที่รับผิดชอบ'),
    pair('หน่วยงานที่รับผิดชอบ. : ', organization.path.join(' / ')),
    pair('ชื่อผู้รับผิดชอบ... : ', contact(contacts.responsible)),
    pair('ผู้ประสานงาน สยป : ', contact(contacts.coordinator)),
    heading('1.3 หลักการและเหตุผล'),
    ...orHyphen(data.rationale.map(paragraph)),
    heading('1.4 วัตถุประสงค์ของโครงการ'),
    ...orHyphen(data.objectives.map(item)),
    heading('1.5 เป้าหมายของโครงการ..'),
    ...orHyphen(data.targets.length === 1 ? data.targets.map(paragraph) : data.targets.map(item)),
    heading('1.6 สนับสนุนแผนพัฒนา กทม. ระยะ 20 ปี (ยุทธศาสตร์-ประเด็นยุทธศาสตร์-กลยุทธ์ตามแผนฯ /ตัวชี้วัด)'),
    pair('ประเด็นยุทธศาสตร์ : ', strategy.issue),
    pair('ประเด็นยุทธศาสตร์ย่อย : ', strategy.subIssue),
    pair('เป้าหมายที่ : ', strategy.goal),
    pair('ตัวชี้วัด... : ', strategy.indicator),
    heading('2. รายงานความก้าวหน้าของโครงการและการใช้จ่ายงบประมาณ'),
    ...(data.reports.length === 0
      ? [paragraph('(ยังไม่มีรายงาน)')]
      : data.reports.flatMap((report) => entry(report, money))),
    ...(data.draft ? [] : closing(data)),
  ];
}

/** Satang as baht, grouped, with two decimals: on all amounts of a report, or on none. */
function bahtAndSatang(satang: number): string {
  const [whole = '', rest] = decimals(satang).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${rest}`;
}

function baht(satang: number): string {
  return bahtAndSatang(satang).slice(0, -3);
}

function contact({ name, phone }: Contact): string {
  if (phone === undefined) return name;
  return phone.startsWith('โทร') ? `${name} (${phone})` : `${name} (โทร ${phone})`;
}

function entry(report: ProgressReport, money: (satang: number) => string): FormBlock[] {
  const { number, date, narrative, progress, disbursed, planStatus, targetStatus } = report;
  const text = (value: string): FormBlock => ({ kind: 'entryText', text: value, entry: number });
  const status = (value: string): FormBlock => ({ kind: 'entryStatus', text: `: ${value}`, entry: number });
  return [
    { kind: 'entryNumber', text: `รายงานครั้งที่${number}`, entry: number },
    text(date === null ? `:: ${narrative}` : `:: ${buddhistDate(date)} : ${narrative}`),
    text(`:: ความก้าวหน้าของงานฯ = ${decimals(progress)} %`),
    text(`งบประมาณที่เบิกใช้ (ครั้งที่ ${number}) = ${money(disbursed)} บาท`),
    status(planStatus),
    status(targetStatus),
  ];
}

function closing({ signature }: Project): FormBlock[] {
  const certification = 'ขอรับรองว่า ข้อมูลที่ปรากฏในเอกสารฉบับนี้ หน่วยงานได้จัดพิมพ์จากระบบงานจริง เพื่อเป็นหลักฐานไว้ตรวจสอบ';
  return [
    { kind: 'certification', text: certification },
    { kind: 'signature', text: 'ลงชื่อ.....(ผู้รับผิดชอบโครงการ)' },
    ...(signature.name === null ? [] : [{ kind: 'signature', text: `(${signature.name})` } as const]),
    { kind: 'signature', text: signature.position === null ? 'ตำแหน่ง' : `ตำแหน่ง ${signature.position}` },
  ];
}

function orHyphen(blocks: FormBlock[]): FormBlock[] {
  return blocks.length === 0 ? [paragraph('-')] : blocks;
}

function heading(text: string): FormBlock {
  return { kind: 'heading', text };
}

function pair(label: string, value: string): FormBlock {
  return { kind: 'pair', text: label + value };
}

function paragraph(text: string): FormBlock {
  return { kind: 'paragraph', text };
}

function item(text: string, index: number): FormBlock {
  return { kind: 'item', text: `${index + 1}. ${text}` };
}
