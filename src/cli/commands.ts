import type { Localized } from '../model/localized.ts';
import {
  buildOptions,
  checkOptions,
  mergeOptions,
  packOptions,
  watchOptions,
} from './options/building-option-lists.ts';
import {
  color,
  docxTemplate,
  draft,
  fonts,
  format,
  help,
  language,
  type Operand,
  type OptionSpec,
  outputFolder,
  pdfEdition,
  projectCode,
  quiet,
  shippedList,
  strict,
  template,
  year,
} from './options/common-options.ts';
import { importOptions, listOptions, newOptions, rolloverOptions } from './options/data-option-lists.ts';
import { debugOptions } from './options/debug-option-list.ts';
import { diffOptions } from './options/diff-option-list.ts';
import { queryOptions } from './options/query-option-list.ts';
import { enqueueOptions, patience, queue, store, workerOptions } from './options/queue-option-list.ts';
import { signOptions } from './options/sign-option-list.ts';
import { verifyOptions } from './options/verify-option-list.ts';

export interface CommandSpec extends Spec {
  readonly name: CommandName;
}

interface Spec {
  readonly summary: Localized;
  readonly takesPaths: boolean;
  /** What its words are, where they are not data files or folders. */
  readonly operand?: Operand;
  readonly options: readonly OptionSpec[];
}

/** The one source of the argument parser, the help and its tests; `run-command.ts` does not compile without each. */
const specs = {
  build: {
    summary: { th: 'สร้างรายงาน PDF และ DOCX จากไฟล์ข้อมูล', en: 'build PDF and DOCX reports from data files' },
    takesPaths: true,
    options: buildOptions,
  },
  check: {
    summary: { th: 'ตรวจไฟล์ข้อมูลโดยไม่สร้างรายงาน', en: 'check data files without building anything' },
    takesPaths: true,
    options: checkOptions,
  },
  merge: {
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
    options: mergeOptions,
  },
  list: {
    summary: { th: 'แสดงรายการโครงการ', en: 'list the projects, of a fiscal year or of all' },
    takesPaths: true,
    options: listOptions,
  },
  summary: {
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
  watch: {
    summary: { th: 'สร้างรายงานใหม่ทุกครั้งที่บันทึกไฟล์', en: 'rebuild reports whenever a file is saved' },
    takesPaths: true,
    options: watchOptions,
  },
  import: {
    summary: {
      th: 'นำเข้ารายงานเก่า (PDF, ข้อความ) หรือตาราง (Excel, CSV) เป็นไฟล์ข้อมูล',
      en: 'make data files from old printouts (PDF, text) or tables (Excel, CSV)',
    },
    takesPaths: true,
    operand: {
      syntax: 'FILE…',
      about: {
        th: 'ไฟล์ คือรายงานเป็น .pdf หรือ .txt หรือตาราง .xlsx .xls .ods .fods หรือ .csv',
        en: 'FILE is a report as .pdf or .txt, or a table as .xlsx, .xls, .ods, .fods or .csv',
      },
    },
    options: importOptions,
  },
  new: {
    summary: { th: 'สร้างไฟล์ข้อมูลเปล่าพร้อมคำอธิบาย', en: 'start a data file to fill in' },
    takesPaths: true,
    operand: projectCode,
    options: newOptions,
  },
  'new-template': {
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
          th: `แม่แบบที่จะคัดลอก: ${shippedList.th}`,
          en: `which one to copy: ${shippedList.en}`,
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
  rollover: {
    summary: { th: 'ยกโครงการไปปีงบประมาณใหม่', en: 'carry a project over to another fiscal year' },
    takesPaths: true,
    operand: projectCode,
    options: rolloverOptions,
  },
  sign: {
    summary: { th: 'ลงลายมือชื่ออิเล็กทรอนิกส์ในรายงาน PDF', en: 'sign PDF reports' },
    takesPaths: true,
    operand: {
      syntax: 'FILE…',
      about: { th: 'ไฟล์ คือรายงาน PDF ที่สร้างเสร็จแล้ว', en: 'FILE is a finished PDF report' },
    },
    options: signOptions,
  },
  verify: {
    summary: { th: 'ตรวจว่ารายงาน PDF เป็นของจริงและไม่ถูกแก้ไข', en: 'verify that PDF reports are genuine and unchanged' },
    takesPaths: true,
    operand: {
      syntax: 'FILE…',
      about: { th: 'ไฟล์ คือรายงาน PDF ลงนามแล้วหรือยังก็ได้', en: 'FILE is a PDF report, signed or not' },
    },
    options: verifyOptions,
  },
  settings: {
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
  enqueue: {
    summary: { th: 'ส่งรายงานของปีเข้าคิว ให้หลายเครื่องช่วยกันทำ', en: 'put a year’s reports into a queue for many machines' },
    takesPaths: true,
    options: [
      year,
      queue,
      store,
      format,
      draft,
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
  worker: {
    summary: { th: 'สร้างรายงานที่อยู่ในคิว จนกว่าจะสั่งหยุด', en: 'build the reports of a queue until stopped' },
    takesPaths: false,
    options: [queue, store, ...workerOptions, patience, language, help],
  },
  status: {
    summary: { th: 'ดูว่าคิวเหลือเท่าไร และจะเสร็จเมื่อไร', en: 'show what a queue holds and when it will be done' },
    takesPaths: false,
    options: [queue, patience, { name: 'json', help: { th: 'แสดงผลเป็น JSON', en: 'result as JSON' } }, language, help],
  },
  fetch: {
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
  pack: {
    summary: { th: 'เก็บรายงานทั้งปีเป็นชุดจัดเก็บ (BagIt)', en: 'pack the reports of a year for the archive (BagIt)' },
    takesPaths: true,
    options: packOptions,
  },
  studio: {
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
  schema: {
    summary: { th: 'แสดง JSON Schema ของไฟล์ข้อมูล', en: 'print the JSON Schema of data files' },
    takesPaths: false,
    options: [
      { name: 'settings', help: { th: 'ของ raingan.yaml แทน', en: 'that of raingan.yaml instead' } },
      language,
      help,
    ],
  },
  diff: {
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
  debug: {
    summary: { th: 'ดูผลของแต่ละขั้นในการทำรายงาน (สำหรับผู้พัฒนา)', en: 'look into the stages that make a report' },
    takesPaths: true,
    operand: { syntax: 'FILE', about: { th: 'ไฟล์ คือไฟล์ข้อมูลหนึ่งไฟล์', en: 'FILE is one data file' } },
    options: debugOptions,
  },
  help: {
    summary: { th: 'แสดงวิธีใช้', en: 'show help' },
    takesPaths: true,
    options: [language, help],
  },
  version: {
    summary: { th: 'แสดงรุ่นของโปรแกรม', en: 'print the version' },
    takesPaths: false,
    options: [language, help],
  },
} as const satisfies Readonly<Record<string, Spec>>;

export type CommandName = keyof typeof specs;

/** Every command with its options, by name. */
export const commands = Object.entries<Spec>(specs).map(
  ([name, spec]): CommandSpec => ({ name: name as CommandName, ...spec }),
);
