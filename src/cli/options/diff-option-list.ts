import { fonts, help, language, type OptionSpec, template } from './common-options.ts';

/** The options of `raingan diff`. */
export const diffOptions: readonly OptionSpec[] = [
  {
    name: 'git',
    value: 'REV',
    help: {
      th: 'เทียบ data ของรุ่นนี้ใน git กับที่มีอยู่ หรือกับรุ่นที่สอง',
      en: 'compare `data` of this revision with what is here, or with a second one',
    },
  },
  { name: 'markdown', help: { th: 'แสดงเป็น Markdown', en: 'print Markdown' } },
  { name: 'json', help: { th: 'แสดงเป็น JSON บรรทัดละหนึ่งโครงการ', en: 'one JSON object a line' } },
  {
    name: 'pdf',
    value: 'FILE',
    help: { th: 'เขียนหน้าที่ต่างกันเทียบข้างกันเป็น PDF', en: 'write the pages that differ side by side as a PDF' },
  },
  { name: 'exit-code', help: { th: 'สถานะเมื่อจบเป็น 1 ถ้ามีอะไรเปลี่ยน', en: 'status 1 if anything changed' } },
  template,
  fonts,
  language,
  help,
];
