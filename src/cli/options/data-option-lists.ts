import {
  color,
  dataFolder,
  dryRun,
  help,
  language,
  type OptionSpec,
  quiet,
  timeLimit,
  verbose,
  year,
} from './common-options.ts';
import { queryOptions, where } from './query-option-list.ts';

/** The options of `raingan list`. */
export const listOptions: readonly OptionSpec[] = [
  year,
  {
    name: 'out',
    value: 'DIR',
    help: { th: 'โฟลเดอร์ของรายงานที่สร้างแล้ว (ปกติ output)', en: 'folder of the built reports (default: output)' },
  },
  ...queryOptions,
  { name: 'json', help: { th: 'แสดงเป็น JSON บรรทัดละหนึ่งโครงการ', en: 'one JSON object a line' } },
  { name: 'csv', help: { th: 'แสดงเป็น CSV', en: 'print CSV' } },
  { name: 'bom', help: { th: 'CSV สำหรับเปิดด้วย Excel', en: 'CSV that Excel opens as UTF-8' } },
  {
    name: 'raw',
    help: {
      th: "CSV สำหรับโปรแกรม ไม่เติม ' หน้าข้อความที่ขึ้นต้นเหมือนสูตร",
      en: "CSV for programs: no ' in front of text that begins like a formula",
    },
  },
  { name: 'xlsx', value: 'FILE', help: { th: 'เขียนเป็นสมุดงาน Excel', en: 'write an Excel workbook' } },
  {
    name: 'missing',
    help: { th: 'ใครยังไม่รายงาน แยกตามหน่วยงาน', en: 'who has not reported, by agency' },
  },
  {
    name: 'month',
    value: 'BBBB-MM',
    help: {
      th: 'ใช้กับ --missing: ในเดือนนี้ (พ.ศ.) เช่น 2565-03',
      en: 'with --missing: in this month (B.E.), such as 2565-03',
    },
  },
  language,
  help,
];

/** The options of `raingan import`. */
export const importOptions: readonly OptionSpec[] = [
  dataFolder,
  { name: 'force', help: { th: 'เขียนทับไฟล์ข้อมูลที่มีอยู่', en: 'overwrite data files that exist' } },
  {
    name: 'from-text',
    help: {
      th: 'อ่านจากข้อความที่พิมพ์ แม้ PDF มีข้อมูลต้นฉบับแนบอยู่',
      en: 'read the printed text even if the PDF carries its data',
    },
  },
  {
    name: 'partial',
    help: {
      th: 'เขียนโครงการที่บางแถวมีข้อผิดพลาด โดยไม่มีแถวนั้น',
      en: 'write projects without the rows that have mistakes',
    },
  },
  {
    name: 'include-hidden',
    help: {
      th: 'อ่านแผ่นงาน แถว และคอลัมน์ที่ซ่อนไว้ด้วย',
      en: 'read hidden sheets, rows and columns, too',
    },
  },
  {
    name: 'columns',
    help: {
      th: 'เขียนสมุดงานให้กรอก มีหัวตาราง รายการให้เลือก และคำแนะนำ',
      en: 'write a workbook to fill in, with headings, lists and hints',
    },
  },
  { name: 'csv', help: { th: 'ใช้กับ --columns: เขียนเป็น CSV', en: 'with --columns: CSV files' } },
  {
    name: 'month',
    help: {
      th: 'ใช้กับ --columns: เฉพาะตารางรายงาน สำหรับ --update',
      en: 'with --columns: only the table of reports, for --update',
    },
  },
  {
    name: 'update',
    help: {
      th: 'เพิ่มรายงานจากตารางลงในไฟล์ข้อมูลที่มีอยู่',
      en: 'add the reports of a table to the data files that are there',
    },
  },
  {
    name: 'spent',
    help: {
      th: 'ใช้กับ --update: ตั้งงบประมาณที่ใช้ไปตามยอดของรายงาน',
      en: 'with --update: set the sum spent to that of the reports',
    },
  },
  {
    name: 'rejected',
    value: 'FILE.xlsx',
    help: {
      th: 'ใช้กับ --update: เก็บแถวที่ไม่ได้เขียนไว้แก้',
      en: 'with --update: save the rows not taken, to be mended',
    },
  },
  dryRun,
  timeLimit,
  verbose,
  quiet,
  color,
  language,
  help,
];

/** The options of `raingan new`. */
export const newOptions: readonly OptionSpec[] = [
  {
    name: 'year',
    value: 'BBBB',
    help: { th: 'ปีงบประมาณ (พ.ศ.) เช่น 2565', en: 'fiscal year (B.E.), such as 2565' },
  },
  dataFolder,
  quiet,
  language,
  help,
];

/** The options of `raingan rollover`. */
export const rolloverOptions: readonly OptionSpec[] = [
  { name: 'to', value: 'BBBB', help: { th: 'ปีงบประมาณใหม่ (พ.ศ.)', en: 'the new fiscal year (B.E.)' } },
  {
    name: 'code',
    value: 'NEWCODE',
    help: { th: 'รหัสโครงการของปีใหม่', en: 'the code of the project in the new year' },
  },
  {
    name: 'year',
    value: 'BBBB',
    help: { th: 'ยกทุกโครงการของปีงบประมาณ (พ.ศ.) นี้', en: 'carry over every project of this fiscal year (B.E.)' },
  },
  {
    name: 'codes',
    value: 'FILE.csv',
    help: { th: 'ใช้กับ --year: ตารางรหัสเดิมและรหัสใหม่', en: 'with --year: the table of old and new codes' },
  },
  where,
  dryRun,
  dataFolder,
  color,
  language,
  help,
];
