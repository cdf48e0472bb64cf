import {
  color,
  docxTemplate,
  draft,
  fonts,
  format,
  help,
  language,
  type OptionSpec,
  outputFolder,
  pdfEdition,
  prune,
  quiet,
  report,
  reporter,
  strict,
  template,
  timeLimit,
  verbose,
  year,
} from './common-options.ts';
import { patience, queue, store } from './queue-option-list.ts';

/** The options of `raingan build`. */
export const buildOptions: readonly OptionSpec[] = [
  year,
  format,
  outputFolder,
  {
    name: 'jobs',
    value: 'N',
    help: { th: 'จำนวนงานที่ทำพร้อมกัน (ปกติตามจำนวนคอร์)', en: 'reports built at a time (default: the cores)' },
  },
  {
    name: 'shard',
    value: 'I/N',
    help: { th: 'ทำเฉพาะส่วนที่เท่าไรจากทั้งหมดกี่ส่วน เช่น 1/4', en: 'only part I of N equal parts' },
  },
  { ...queue, help: { th: 'ให้เครื่องของคิวสร้างแทน', en: 'have the workers of a queue build the reports' } },
  store,
  patience,
  { name: 'force', help: { th: 'สร้างใหม่ทุกฉบับ แม้ไม่มีอะไรเปลี่ยน', en: 'build also what has not changed' } },
  draft,
  {
    name: 'public',
    help: {
      th: 'ทำสำเนาเผยแพร่ ไม่มีโทรศัพท์ ในโฟลเดอร์ public',
      en: 'make public copies without phone numbers, in a folder `public`',
    },
  },
  prune,
  strict,
  {
    name: 'docx-pages',
    value: 'lock|flow',
    help: {
      th: 'lock ขึ้นหน้าใหม่ตาม PDF, flow ให้ Word จัดเอง',
      en: 'lock: pages start as in the PDF; flow: Word decides',
    },
  },
  docxTemplate,
  pdfEdition,
  template,
  fonts,
  timeLimit,
  { name: 'json', help: { th: 'แสดงผลเป็น JSON บรรทัดละหนึ่งรายการ', en: 'results as one JSON object a line' } },
  reporter,
  report,
  verbose,
  quiet,
  color,
  language,
  help,
];

/** The options of `raingan check`. */
export const checkOptions: readonly OptionSpec[] = [
  year,
  strict,
  reporter,
  report,
  {
    name: 'summary',
    help: { th: 'แสดงเฉพาะจำนวน แยกตามรหัสและไฟล์', en: 'only counts, by code and by file' },
  },
  {
    name: 'fix',
    help: { th: 'แสดงคำแก้ที่แน่นอนของไฟล์ข้อมูล ไม่เขียนทับ', en: 'show the certain repairs of data files; write nothing' },
  },
  { name: 'write', help: { th: 'ใช้กับ --fix: เขียนคำแก้ลงไฟล์', en: 'with --fix: write the repairs' } },
  {
    name: 'only',
    value: 'CODE',
    help: {
      th: 'ใช้กับ --fix: เฉพาะคำแก้ของรหัสนี้ รวมคำแก้ที่น่าจะใช่',
      en: 'with --fix: only repairs of this code, likely ones too',
    },
  },
  docxTemplate,
  template,
  fonts,
  timeLimit,
  verbose,
  quiet,
  color,
  language,
  help,
];

/** The options of `raingan merge`. */
export const mergeOptions: readonly OptionSpec[] = [
  {
    name: 'out',
    value: 'DIR',
    help: { th: 'โฟลเดอร์ที่จะรวมไว้ (ปกติ output)', en: 'folder to unite them in (default: output)' },
  },
  {
    name: 'data',
    value: 'DIR',
    help: { th: 'ตรวจว่าทุกไฟล์ข้อมูลในโฟลเดอร์นี้มีรายงาน', en: 'check that each data file of this folder has a report' },
  },
  {
    name: 'year',
    value: 'BBBB',
    help: { th: 'ตรวจเฉพาะปีงบประมาณ (พ.ศ.) นี้', en: 'check this fiscal year (B.E.), in `data` by default' },
  },
  prune,
  reporter,
  report,
  verbose,
  quiet,
  color,
  language,
  help,
];

/** The options of `raingan watch`. */
export const watchOptions: readonly OptionSpec[] = [
  year,
  format,
  outputFolder,
  draft,
  strict,
  docxTemplate,
  pdfEdition,
  template,
  fonts,
  timeLimit,
  verbose,
  color,
  language,
  help,
];

/** The options of `raingan pack`. */
export const packOptions: readonly OptionSpec[] = [
  year,
  {
    name: 'out',
    value: 'FILE.zip',
    help: { th: 'ไฟล์ที่จะเขียน (ปกติ raingan-ปี.zip)', en: 'file to write (default: raingan-YEAR.zip)' },
  },
  {
    name: 'outputs',
    value: 'DIR',
    help: { th: 'โฟลเดอร์ของรายงานที่สร้างแล้ว (ปกติ output)', en: 'folder of the built reports (default: output)' },
  },
  {
    name: 'signed',
    value: 'DIR',
    help: { th: 'โฟลเดอร์ของรายงานที่ลงนามแล้ว (ปกติ signed)', en: 'folder of the signed reports (default: signed)' },
  },
  strict,
  docxTemplate,
  template,
  fonts,
  verbose,
  quiet,
  color,
  language,
  help,
];
