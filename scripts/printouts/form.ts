import type { Contact, ProgressReport, Project } from '../../src/model/project.ts';
import type { Dictionary } from '../../src/thai/dictionary/dictionary.ts';
import { segment } from '../../src/thai/segment.ts';
import { buddhistDate } from '../../test/support/project-yaml.ts';

/** A part of the printed form, for a writer to lay out; a text is given as the pieces between which it may be wrapped. */
export type Block =
  | { readonly kind: 'header' | 'heading' | 'field' | 'paragraph' | 'item' | 'line'; readonly text: readonly string[] }
  | { readonly kind: 'pair'; readonly left: string; readonly right: string }
  | {
      readonly kind: 'entry';
      readonly label: string;
      readonly narrative: readonly string[];
      readonly figures: readonly string[];
      readonly statuses: readonly string[];
    };

/** The form of a project as it has always been printed. */
export function formBlocks(project: Project, dictionary: Dictionary): Block[] {
  const { project: identity, organization, contacts, strategy, signature } = project;
  const pieces = (text: string) => wordsOf(text, dictionary);
  const block = (kind: 'header' | 'heading' | 'field' | 'paragraph' | 'item' | 'line', text: string): Block => ({
    kind,
    text: pieces(text),
  });
  const money = (satang: number) => `${baht(satang, usesSatang(project))} บาท`;
  return [
    block('header', '**** แบบแสดงรายงานความก้าวหน้าและข้อมูลเกี่ยวกับโครงการ ****'),
    block('heading', '1. ชื่อโครงการและหน่วยงานที่รับผิดชอบโครงการ'),
    block('heading', '1.1 รหัสโครงการและชื่อโครงการ'),
    block('field', `ชื่อโครงการ/กิจกรรม : ${identity.name}`),
    block('field', `รหัสโครงการ... : ${identity.code}`),
    {
      kind: 'pair',
      left: `ปีงบประมาณ พ.ศ. : ${identity.fiscalYear}`,
      right: `เริ่มต้นโครงการ : ${buddhistDate(identity.startDate)}`,
    },
    {
      kind: 'pair',
      left: `งบประมาณที่ได้รับ : ${money(identity.budget.received)}`,
      right: `สิ้นสุดโครงการ : ${buddhistDate(identity.endDate)}`,
    },
    block('field', `งบประมาณที่ใช้ไป : ${money(identity.budget.spent)}`),
    block('heading', '1.2 หน่วยงานที่รับผิดชอบ'),
    block('field', `หน่วยงานที่รับผิดชอบ. : ${organization.path.join(' / ')}`),
    block('field', `ชื่อผู้รับผิดชอบ... : ${contact(contacts.responsible)}`),
    block('field', `ผู้ประสานงาน สยป : ${contact(contacts.coordinator)}`),
    block('heading', '1.3 หลักการและเหตุผล'),
    ...project.rationale.map((text) => block('paragraph', text)),
    block('heading', '1.4 วัตถุประสงค์ของโครงการ'),
    ...project.objectives.map((text, index) => block('item', `${index + 1}. ${text}`)),
    block('heading', '1.5 เป้าหมายของโครงการ..'),
    ...(project.targets.length === 1
      ? [block('line', project.targets[0]!)]
      : project.targets.map((text, index) => block('item', `${index + 1}. ${text}`))),
    block('heading', '1.6 สนับสนุนแผนพัฒนา กทม. ระยะ 20 ปี (ยุทธศาสตร์-ประเด็นยุทธศาสตร์-กลยุทธ์ตามแผนฯ /ตัวชี้วัด)'),
    block('field', `ประเด็นยุทธศาสตร์ : ${strategy.issue}`),
    block('field', `ประเด็นยุทธศาสตร์ย่อย : ${strategy.subIssue}`),
    block('field', `เป้าหมายที่ : ${strategy.goal}`),
    block('field', `ตัวชี้วัด... : ${strategy.indicator}`),
    block('heading', '2. รายงานความก้าวหน้าของโครงการและการใช้จ่ายงบประมาณ'),
    ...project.reports.map((report) => entry(report, money, pieces)),
    block('line', 'ขอรับรองว่า ข้อมูลที่ปรากฏในเอกสารฉบับนี้ หน่วยงานได้จัดพิมพ์จากระบบงานจริง เพื่อเป็นหลักฐานไว้ตรวจสอบ'),
    block('line', 'ลงชื่อ.....(ผู้รับผิดชอบโครงการ)'),
    ...(signature.name === null ? [] : [block('line', `(${signature.name})`)]),
    block('line', signature.position === null ? 'ตำแหน่ง' : `ตำแหน่ง ${signature.position}`),
  ];
}

function entry(report: ProgressReport, money: (satang: number) => string, pieces: (text: string) => string[]): Block {
  return {
    kind: 'entry',
    label: `รายงานครั้งที่${report.number}`,
    narrative: pieces(`:: ${report.date === null ? '' : `${buddhistDate(report.date)} : `}${report.narrative}`),
    figures: pieces(
      `:: ความก้าวหน้าของงานฯ = ${(report.progress / 100).toFixed(2)} % งบประมาณที่เบิกใช้ (ครั้งที่ ${report.number}) = ${money(report.disbursed)}`,
    ),
    statuses: [`: ${report.planStatus}`, `: ${report.targetStatus}`],
  };
}

function contact({ name, phone }: Contact): string {
  if (phone === undefined) return name;
  return phone.startsWith('โทร') ? `${name} (${phone})` : `${name} (โทร ${phone})`;
}

function usesSatang({ project, reports }: Project): boolean {
  const amounts = [project.budget.received, project.budget.spent, ...reports.map(({ disbursed }) => disbursed)];
  return amounts.some((amount) => amount % 100 !== 0);
}

function baht(satang: number, decimals: boolean): string {
  const whole = String(Math.floor(satang / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return decimals ? `${whole}.${String(satang % 100).padStart(2, '0')}` : whole;
}

/** Words and spaces, one piece each; between them a line may end. */
function wordsOf(text: string, dictionary: Dictionary): string[] {
  const ends = [0, ...segment(text, dictionary)];
  const words = ends.slice(1).map((end, index) => text.slice(ends[index], end));
  const pieces: string[] = [];
  for (const word of words) {
    const before = pieces.at(-1);
    // What has no place at the beginning of a line stays with the word before it.
    const clings = before !== undefined && before !== ' ' && /^[)”,.:;/ๆฯ%]/.test(word);
    if (clings) pieces[pieces.length - 1] = before + word;
    else pieces.push(word);
  }
  return pieces;
}
