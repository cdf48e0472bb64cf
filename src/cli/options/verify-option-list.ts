import { color, fonts, help, language, type OptionSpec, template, timeLimit, verbose } from './common-options.ts';

/** Options of `raingan verify`. */
export const verifyOptions: readonly OptionSpec[] = [
  {
    name: 'trust',
    value: 'FILE',
    help: { th: 'ใบรับรองรากที่เชื่อถือ เป็น PEM', en: 'root certificates to trust, in PEM' },
  },
  {
    name: 'data',
    value: 'DIR',
    help: { th: 'เทียบกับไฟล์ข้อมูลในโฟลเดอร์นี้', en: 'compare with the data files of this folder' },
  },
  {
    name: 'diff',
    help: { th: 'บอกว่าต่างที่ใด และวาดภาพไว้ข้างไฟล์', en: 'say what differs, with a picture beside the file' },
  },
  {
    name: 'tool',
    value: 'SHA256',
    help: { th: 'ต้องสร้างด้วยโปรแกรมนี้', en: 'the report must be made by this program' },
  },
  { name: 'strict', help: { th: 'ถือว่าข้อที่ตัดสินไม่ได้เป็นข้อผิด', en: 'what cannot be judged counts as wrong' } },
  template,
  fonts,
  timeLimit,
  { name: 'json', help: { th: 'แสดงผลเป็น JSON บรรทัดละหนึ่งไฟล์', en: 'one JSON object a line' } },
  verbose,
  color,
  language,
  help,
];
