import type { CommandSpec } from './commands.ts';
import { color, fonts, help, language, template, verbose } from './common-options.ts';

/** `raingan verify` as the parser and the help have it. */
export const verifySpec: CommandSpec = {
  name: 'verify',
  summary: { th: 'ตรวจว่ารายงาน PDF เป็นของจริงและไม่ถูกแก้ไข', en: 'verify that PDF reports are genuine and unchanged' },
  takesPaths: true,
  operand: {
    syntax: 'FILE…',
    about: { th: 'FILE คือรายงาน PDF ลงนามแล้วหรือยังก็ได้', en: 'FILE is a PDF report, signed or not' },
  },
  options: [
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
    { name: 'json', help: { th: 'แสดงผลเป็น JSON บรรทัดละหนึ่งไฟล์', en: 'one JSON object a line' } },
    verbose,
    color,
    language,
    help,
  ],
};
