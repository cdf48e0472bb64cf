// pdfmake as it comes, with ICU's word breaks written into the text as U+200B; no tags, which it cannot write.
import { peer } from './peer.mjs';
import { withZeroWidthSpace } from './zero-width-space.mjs';

export const name = 'pdfmake';

/** Opens pdfmake; `peers` is the folder it is installed in. */
export async function open({ peers, dist }) {
  const pdfmake = peer('pdfmake', peers);
  pdfmake.virtualfs.writeFileSync('Regular.ttf', await withZeroWidthSpace('Sarabun-Regular.ttf', dist));
  pdfmake.virtualfs.writeFileSync('Bold.ttf', await withZeroWidthSpace('Sarabun-Bold.ttf', dist));
  pdfmake.setFonts({ Sarabun: { normal: 'Regular.ttf', bold: 'Bold.ttf' } });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => true);
  return async ({ json }) => ({ bytes: await pdfmake.createPdf(definition(JSON.parse(json))).getBuffer() });
}

const wordSegmenter = new Intl.Segmenter('th', { granularity: 'word' });

const thai = (text) => Array.from(wordSegmenter.segment(text), ({ segment }) => segment).join('\u200b');

const centimetre = 72 / 2.54;
/** Sarabun's own line is 1.3 of its size; this makes it 20.5 pt at 11 pt. */
const lineHeight = 20.5 / 11 / 1.3;

function definition({ project, organization, contacts, rationale, objectives, targets, strategy, reports }) {
  return {
    pageSize: 'A4',
    pageMargins: [3 * centimetre, 2.5 * centimetre, 2 * centimetre, 2 * centimetre],
    defaultStyle: { font: 'Sarabun', fontSize: 11, lineHeight },
    styles: {
      h1: { fontSize: 12, bold: true, margin: [0, 12, 0, 3] },
      h2: { bold: true, margin: [0, 6, 0, 3] },
      header: { bold: true, alignment: 'center', margin: [0, 1.25 * centimetre, 0, 0] },
      footer: { fontSize: 9, margin: [3 * centimetre, 0, 2 * centimetre, 0] },
    },
    info: { title: project.name, creationDate: new Date(1_600_000_000_000) },
    header: { text: thai('**** แบบแสดงรายงานความก้าวหน้าและข้อมูลเกี่ยวกับโครงการ ****'), style: 'header' },
    footer: (page, pages) => ({
      columns: [thai(`รหัสโครงการ ${project.code}`), { text: thai(`หน้า ${page} จาก ${pages}`), alignment: 'right' }],
      style: 'footer',
    }),
    content: [
      h1('1. ชื่อโครงการและหน่วยงานที่รับผิดชอบโครงการ'),
      h2('1.1 รหัสโครงการและชื่อโครงการ'),
      thai(`ชื่อโครงการ/กิจกรรม : ${project.name}`),
      thai(`รหัสโครงการ... : ${project.code}`),
      pair(`ปีงบประมาณ พ.ศ. : ${project.fiscalYear}`, `เริ่มต้นโครงการ : ${project.startDate}`),
      pair(`งบประมาณที่ได้รับ : ${project.budget.received} บาท`, `สิ้นสุดโครงการ : ${project.endDate}`),
      pair(`งบประมาณที่ใช้ไป : ${project.budget.spent} บาท`, ''),
      h2('1.2 หน่วยงานที่รับผิดชอบ'),
      thai(`หน่วยงานที่รับผิดชอบ. : ${organization.path.join(' / ')}`),
      thai(`ชื่อผู้รับผิดชอบ... : ${contact(contacts.responsible)}`),
      thai(`ผู้ประสานงาน สยป : ${contact(contacts.coordinator)}`),
      h2('1.3 หลักการและเหตุผล'),
      ...rationale.map((text) => ({ text: thai(text), leadingIndent: 1.25 * centimetre, margin: [0, 0, 0, 3] })),
      h2('1.4 วัตถุประสงค์ของโครงการ'),
      { ol: objectives.map(thai) },
      h2('1.5 เป้าหมายของโครงการ..'),
      targets.length > 1 ? { ol: targets.map(thai) } : thai(targets[0]),
      h2('1.6 สนับสนุนแผนพัฒนา กทม. ระยะ 20 ปี (ยุทธศาสตร์-ประเด็นยุทธศาสตร์-กลยุทธ์ตามแผนฯ /ตัวชี้วัด)'),
      thai(`ประเด็นยุทธศาสตร์ : ${strategy.issue}`),
      thai(`ประเด็นยุทธศาสตร์ย่อย : ${strategy.subIssue}`),
      thai(`เป้าหมายที่ : ${strategy.goal}`),
      thai(`ตัวชี้วัด... : ${strategy.indicator}`),
      h1('2. รายงานความก้าวหน้าของโครงการและการใช้จ่ายงบประมาณ'),
      {
        table: { widths: ['auto', '*', 'auto', 'auto'], dontBreakRows: true, body: reports.map(row) },
        layout: tableLayout,
      },
      {
        stack: [{ text: thai(certificationText), margin: [0, 12, 0, 6] }, thai(signatureText), 'ตำแหน่ง'],
        unbreakable: true,
      },
    ],
  };
}

function row({ number, date, narrative, progress, disbursed, planStatus, targetStatus }) {
  const spending = `:: ความก้าวหน้าของงานฯ = ${progress} % งบประมาณที่เบิกใช้ (ครั้งที่ ${number}) = ${disbursed} บาท`;
  return [
    { text: `รายงานครั้งที่${number}`, noWrap: true },
    { stack: [thai(`:: ${date ? `${date} : ` : ''}${narrative}`), thai(spending)] },
    { text: thai(`: ${planStatus}`), noWrap: true },
    { text: thai(`: ${targetStatus}`), noWrap: true },
  ];
}

const h1 = (text) => ({ text: thai(text), style: 'h1', headlineLevel: 1 });
const h2 = (text) => ({ text: thai(text), style: 'h2', headlineLevel: 2 });
const pair = (left, right) => ({ columns: [thai(left), thai(right)], columnGap: 12 });
const contact = ({ name: person, phone }) => (phone ? `${person} (โทร ${phone})` : person);

const tableLayout = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0,
  paddingLeft: () => 3,
  paddingRight: () => 3,
  paddingTop: () => 2,
  paddingBottom: () => 2,
};
const certificationText = 'ขอรับรองว่า ข้อมูลที่ปรากฏในเอกสารฉบับนี้ หน่วยงานได้จัดพิมพ์จากระบบงานจริง เพื่อเป็นหลักฐานไว้ตรวจสอบ';
const signatureText = 'ลงชื่อ.....(ผู้รับผิดชอบโครงการ)';
