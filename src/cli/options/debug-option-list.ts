import { color, fonts, help, language, type OptionSpec, outputFolder, pdfEdition, template } from './common-options.ts';

/** The options of `raingan debug`. */
export const debugOptions: readonly OptionSpec[] = [
  {
    name: 'stage',
    value: 'STAGE',
    help: {
      th: 'project, document, boxes, lines, pages หรือ tags (ปกติ project)',
      en: 'project, document, boxes, lines, pages or tags (default: project)',
    },
  },
  {
    name: 'page',
    value: 'N',
    help: { th: 'เฉพาะหน้านี้ของ lines, pages, tags', en: 'only this page of lines, pages, tags' },
  },
  {
    name: 'why',
    value: 'page:N',
    help: {
      th: 'หน้า N เริ่มตรงนั้นเพราะกติกาใด และที่อื่นที่รองลงมา',
      en: 'the rules that make page N begin where it does',
    },
  },
  {
    name: 'overlay',
    value: 'FILE',
    help: {
      th: 'เขียน PDF ที่วาดกรอบ เส้นฐาน และที่ตัดคำทับหน้าเอกสาร',
      en: 'write a PDF with boxes, baselines and prices drawn over it',
    },
  },
  { name: 'json', help: { th: 'แสดงเป็น JSON บรรทัดละหนึ่งรายการ', en: 'one JSON object a line' } },
  { name: 'draft', help: { th: 'ทำเป็นฉบับร่าง', en: 'as a draft' } },
  outputFolder,
  pdfEdition,
  template,
  fonts,
  color,
  language,
  help,
];
