import type { Localized } from '../model/localized.ts';
import {
  color,
  dataFolder,
  docxTemplate,
  dryRun,
  fonts,
  format,
  help,
  language,
  type Operand,
  type OptionSpec,
  outputFolder,
  pdfEdition,
  projectCode,
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
import { debugOptions } from './debug-option-list.ts';
import { diffOptions } from './diff-option-list.ts';
import { queryOptions, where } from './query-option-list.ts';
import { enqueueOptions, patience, queue, store, workerOptions } from './queue-option-list.ts';
import { signOptions } from './sign-option-list.ts';
import { verifyOptions } from './verify-option-list.ts';

export interface CommandSpec {
  readonly name: CommandName;
  readonly summary: Localized;
  readonly takesPaths: boolean;
  /** What its words are, where they are not data files or folders. */
  readonly operand?: Operand;
  readonly options: readonly OptionSpec[];
}

export type CommandName =
  | 'build'
  | 'check'
  | 'merge'
  | 'list'
  | 'summary'
  | 'watch'
  | 'import'
  | 'new'
  | 'new-template'
  | 'rollover'
  | 'sign'
  | 'verify'
  | 'enqueue'
  | 'worker'
  | 'status'
  | 'fetch'
  | 'pack'
  | 'settings'
  | 'studio'
  | 'schema'
  | 'debug'
  | 'diff'
  | 'help'
  | 'version';

/** Every command with its options: the one source of the argument parser, the help and its tests. */
export const commands: readonly CommandSpec[] = [
  {
    name: 'build',
    summary: { th: 'สร้างรายงาน PDF และ DOCX จากไฟล์ข้อมูล', en: 'build PDF and DOCX reports from data files' },
    takesPaths: true,
    options: [
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
      { name: 'force', help: { th: 'สร้างใหม่ทุกฉบับ แม้ไม่มีอะไรเปลี่ยน', en: 'build also what has not changed' } },
      { name: 'draft', help: { th: 'พิมพ์เป็นฉบับร่างทุกฉบับ', en: 'print every report as a draft' } },
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
    ],
  },
  {
    name: 'check',
    summary: { th: 'ตรวจไฟล์ข้อมูลโดยไม่สร้างรายงาน', en: 'check data files without building anything' },
    takesPaths: true,
    options: [
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
    ],
  },
  {
    name: 'merge',
    summary: {
      th: 'รวมรายงานที่แบ่งกันสร้าง และตรวจว่าครบ',
      en: 'unite the reports of shards, and check that none is missing',
    },
    takesPaths: true,
    operand: {
      syntax: 'DIR…',
      about: {
        th: 'โฟลเดอร์ คือโฟลเดอร์ปลายทางของแต่ละส่วน (`build --shard`)',
        en: 'DIR is the folder a shard was written to (`build --shard`)',
      },
    },
    options: [
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
    ],
  },
  {
    name: 'list',
    summary: { th: 'แสดงรายการโครงการ', en: 'list the projects, of a fiscal year or of all' },
    takesPaths: true,
    options: [
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
    ],
  },
  {
    name: 'summary',
    summary: { th: 'สร้างสรุปของปีงบประมาณเป็น PDF และ DOCX', en: 'build the summary of a fiscal year as PDF and DOCX' },
    takesPaths: true,
    options: [
      year,
      ...queryOptions.filter(({ name }) => name !== 'columns'),
      format,
      outputFolder,
      pdfEdition,
      template,
      fonts,
      quiet,
      color,
      language,
      help,
    ],
  },
  {
    name: 'watch',
    summary: { th: 'สร้างรายงานใหม่ทุกครั้งที่บันทึกไฟล์', en: 'rebuild reports whenever a file is saved' },
    takesPaths: true,
    options: [
      year,
      format,
      outputFolder,
      { name: 'draft', help: { th: 'พิมพ์เป็นฉบับร่างทุกฉบับ', en: 'print every report as a draft' } },
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
    ],
  },
  {
    name: 'import',
    summary: {
      th: 'นำเข้ารายงานเก่า (PDF, ข้อความ) หรือตาราง (Excel, CSV) เป็นไฟล์ข้อมูล',
      en: 'make data files from old printouts (PDF, text) or tables (Excel, CSV)',
    },
    takesPaths: true,
    operand: {
      syntax: 'FILE…',
      about: {
        th: 'ไฟล์ คือรายงานเป็น .pdf หรือ .txt หรือตาราง .xlsx .xls .ods หรือ .csv',
        en: 'FILE is a report as .pdf or .txt, or a table as .xlsx, .xls, .ods or .csv',
      },
    },
    options: [
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
    ],
  },
  {
    name: 'new',
    summary: { th: 'สร้างไฟล์ข้อมูลเปล่าพร้อมคำอธิบาย', en: 'start a data file to fill in' },
    takesPaths: true,
    operand: projectCode,
    options: [
      {
        name: 'year',
        value: 'BBBB',
        help: { th: 'ปีงบประมาณ (พ.ศ.) เช่น 2565', en: 'fiscal year (B.E.), such as 2565' },
      },
      dataFolder,
      quiet,
      language,
      help,
    ],
  },
  {
    name: 'new-template',
    summary: {
      th: 'คัดลอกแม่แบบของโปรแกรมมาเริ่มแก้เป็นของหน่วยงาน',
      en: "copy a template that comes with raingan, to make it the office's own",
    },
    takesPaths: true,
    operand: {
      syntax: 'NAME',
      about: { th: 'NAME คือชื่อแม่แบบใหม่', en: 'NAME is the name of the new template' },
    },
    options: [
      {
        name: 'from',
        value: 'NAME',
        help: {
          th: 'แม่แบบที่จะคัดลอก: progress-report (ปกติ) progress-brief',
          en: 'which one to copy: progress-report (default), progress-brief',
        },
      },
      {
        name: 'out',
        value: 'DIR',
        help: { th: 'โฟลเดอร์ที่จะวางไว้ (ปกติ templates)', en: 'folder to put it in (default: templates)' },
      },
      quiet,
      language,
      help,
    ],
  },
  {
    name: 'rollover',
    summary: { th: 'ยกโครงการไปปีงบประมาณใหม่', en: 'carry a project over to another fiscal year' },
    takesPaths: true,
    operand: projectCode,
    options: [
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
    ],
  },
  {
    name: 'sign',
    summary: { th: 'ลงลายมือชื่ออิเล็กทรอนิกส์ในรายงาน PDF', en: 'sign PDF reports' },
    takesPaths: true,
    operand: {
      syntax: 'FILE…',
      about: { th: 'ไฟล์ คือรายงาน PDF ที่สร้างเสร็จแล้ว', en: 'FILE is a finished PDF report' },
    },
    options: signOptions,
  },
  {
    name: 'verify',
    summary: { th: 'ตรวจว่ารายงาน PDF เป็นของจริงและไม่ถูกแก้ไข', en: 'verify that PDF reports are genuine and unchanged' },
    takesPaths: true,
    operand: {
      syntax: 'FILE…',
      about: { th: 'ไฟล์ คือรายงาน PDF ลงนามแล้วหรือยังก็ได้', en: 'FILE is a PDF report, signed or not' },
    },
    options: verifyOptions,
  },
  {
    name: 'settings',
    summary: { th: 'แสดงค่าที่ใช้อยู่ และที่มาของแต่ละค่า', en: 'show the settings in force, and where each comes from' },
    takesPaths: false,
    options: [
      {
        name: 'year',
        value: 'BBBB',
        help: { th: 'ของปีงบประมาณ (พ.ศ.) นี้', en: 'those of this fiscal year (B.E.)' },
      },
      { name: 'json', help: { th: 'แสดงเป็น JSON บรรทัดละหนึ่งค่า', en: 'one JSON object a line' } },
      color,
      language,
      help,
    ],
  },
  {
    name: 'enqueue',
    summary: { th: 'ส่งรายงานของปีเข้าคิว ให้หลายเครื่องช่วยกันทำ', en: 'put a year’s reports into a queue for many machines' },
    takesPaths: true,
    options: [
      year,
      queue,
      store,
      format,
      { name: 'draft', help: { th: 'พิมพ์เป็นฉบับร่างทุกฉบับ', en: 'print every report as a draft' } },
      strict,
      ...enqueueOptions,
      docxTemplate,
      pdfEdition,
      template,
      fonts,
      patience,
      { name: 'json', help: { th: 'แสดงผลเป็น JSON', en: 'result as JSON' } },
      quiet,
      color,
      language,
      help,
    ],
  },
  {
    name: 'worker',
    summary: { th: 'สร้างรายงานที่อยู่ในคิว จนกว่าจะสั่งหยุด', en: 'build the reports of a queue until stopped' },
    takesPaths: false,
    options: [queue, store, ...workerOptions, patience, language, help],
  },
  {
    name: 'status',
    summary: { th: 'ดูว่าคิวเหลือเท่าไร และจะเสร็จเมื่อไร', en: 'show what a queue holds and when it will be done' },
    takesPaths: false,
    options: [queue, patience, { name: 'json', help: { th: 'แสดงผลเป็น JSON', en: 'result as JSON' } }, language, help],
  },
  {
    name: 'fetch',
    summary: { th: 'นำรายงานของปีจากที่เก็บมาไว้ในโฟลเดอร์', en: 'bring a year’s reports from the store to a folder' },
    takesPaths: false,
    options: [
      year,
      store,
      queue,
      outputFolder,
      patience,
      { name: 'json', help: { th: 'แสดงผลเป็น JSON', en: 'result as JSON' } },
      quiet,
      color,
      language,
      help,
    ],
  },
  {
    name: 'pack',
    summary: { th: 'เก็บรายงานทั้งปีเป็นชุดจัดเก็บ (BagIt)', en: 'pack the reports of a year for the archive (BagIt)' },
    takesPaths: true,
    options: [
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
    ],
  },
  {
    name: 'studio',
    summary: {
      th: 'เปิดหน้าจอสำหรับกรอกและสร้างรายงาน ในเบราว์เซอร์ของเครื่องนี้',
      en: 'open the page on which reports are made',
    },
    takesPaths: true,
    operand: {
      syntax: '[FOLDER]',
      about: {
        th: 'โฟลเดอร์ คือโฟลเดอร์ที่มี data และ output (ปกติโฟลเดอร์นี้)',
        en: 'FOLDER is the folder with data and output (default: this one)',
      },
    },
    options: [
      {
        name: 'port',
        value: 'N',
        help: { th: 'พอร์ต (ปกติ 25640 หรือพอร์ตว่างถัดไป)', en: 'port (default: 25640, or the next free one)' },
      },
      { name: 'no-open', help: { th: 'ไม่เปิดเบราว์เซอร์ให้', en: 'do not open the browser' } },
      language,
      help,
    ],
  },
  {
    name: 'schema',
    summary: { th: 'แสดง JSON Schema ของไฟล์ข้อมูล', en: 'print the JSON Schema of data files' },
    takesPaths: false,
    options: [
      { name: 'settings', help: { th: 'ของ raingan.yaml แทน', en: 'that of raingan.yaml instead' } },
      language,
      help,
    ],
  },
  {
    name: 'diff',
    summary: { th: 'บอกว่าอะไรเปลี่ยนระหว่างรายงานสองชุด', en: 'say what changed between two states of reports' },
    takesPaths: true,
    operand: {
      syntax: 'OLD NEW',
      about: {
        th: 'OLD และ NEW คือไฟล์ข้อมูล PDF หรือโฟลเดอร์ของข้อมูลหรือของรายงาน',
        en: 'OLD and NEW are data files, PDFs, or folders of data or of reports',
      },
    },
    options: diffOptions,
  },
  {
    name: 'debug',
    summary: { th: 'ดูผลของแต่ละขั้นในการทำรายงาน (สำหรับผู้พัฒนา)', en: 'look into the stages that make a report' },
    takesPaths: true,
    operand: { syntax: 'FILE', about: { th: 'ไฟล์ คือไฟล์ข้อมูลหนึ่งไฟล์', en: 'FILE is one data file' } },
    options: debugOptions,
  },
  {
    name: 'help',
    summary: { th: 'แสดงวิธีใช้', en: 'show help' },
    takesPaths: true,
    options: [language, help],
  },
  {
    name: 'version',
    summary: { th: 'แสดงรุ่นของโปรแกรม', en: 'print the version' },
    takesPaths: false,
    options: [language, help],
  },
];
