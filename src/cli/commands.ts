import type { Localized } from '../diagnostics/diagnostic.ts';

export interface CommandSpec {
  readonly name: CommandName;
  readonly summary: Localized;
  readonly takesPaths: boolean;
  readonly options: readonly OptionSpec[];
}

export interface OptionSpec {
  readonly name: string;
  readonly short?: string;
  /** Name of the value in the help; an option without it is a flag. */
  readonly value?: string;
  readonly help: Localized;
}

export type CommandName = 'build' | 'check' | 'schema' | 'help' | 'version';

const language: OptionSpec = {
  name: 'lang',
  value: 'th|en',
  help: { th: 'ภาษาของข้อความ (ปกติตามเครื่อง)', en: 'language of the messages (default: the locale)' },
};
const help: OptionSpec = { name: 'help', short: 'h', help: { th: 'แสดงวิธีใช้', en: 'show this help' } };
const color: OptionSpec = { name: 'no-color', help: { th: 'ไม่ใช้สี', en: 'no colours' } };
const verbose: OptionSpec = {
  name: 'verbose',
  short: 'v',
  help: { th: 'บอกละเอียด รวมข้อสังเกต', en: 'say more, notes included' },
};
const quiet: OptionSpec = {
  name: 'quiet',
  short: 'q',
  help: { th: 'บอกเฉพาะสิ่งที่ผิด', en: 'say only what is wrong' },
};
const year: OptionSpec = {
  name: 'year',
  value: 'BBBB',
  help: { th: 'เฉพาะปีงบประมาณ (พ.ศ.) เช่น 2564', en: 'only this fiscal year (B.E.), such as 2564' },
};
const strict: OptionSpec = {
  name: 'strict',
  help: { th: 'ถือคำเตือนเป็นข้อผิดพลาด', en: 'warnings stop a report as errors do' },
};
const template: OptionSpec = {
  name: 'template',
  value: 'DIR',
  help: { th: 'โฟลเดอร์แม่แบบ (ปกติแบบที่มากับโปรแกรม)', en: 'folder of the template (default: the built-in one)' },
};
const fonts: OptionSpec = {
  name: 'fonts',
  value: 'FILE',
  help: { th: 'ไฟล์ fonts.yaml (ปกติแบบที่มากับโปรแกรม)', en: 'fonts.yaml to use (default: the built-in one)' },
};

/** Every command with its options: the one source of the argument parser, the help and its tests. */
export const commands: readonly CommandSpec[] = [
  {
    name: 'build',
    summary: { th: 'สร้างรายงาน PDF และ DOCX จากไฟล์ข้อมูล', en: 'build PDF and DOCX reports from data files' },
    takesPaths: true,
    options: [
      year,
      {
        name: 'format',
        value: 'LIST',
        help: { th: 'ชนิดไฟล์: pdf, docx (ปกติทั้งสอง)', en: 'formats to write: pdf, docx (default: both)' },
      },
      {
        name: 'out',
        value: 'DIR',
        help: { th: 'โฟลเดอร์ปลายทาง (ปกติ output)', en: 'folder to write to (default: output)' },
      },
      {
        name: 'jobs',
        value: 'N',
        help: { th: 'จำนวนงานที่ทำพร้อมกัน (ปกติตามจำนวนคอร์)', en: 'reports built at a time (default: the cores)' },
      },
      {
        name: 'shard',
        value: 'I/N',
        help: { th: 'ทำเฉพาะส่วนที่ I จาก N ส่วน', en: 'only part I of N equal parts' },
      },
      { name: 'force', help: { th: 'สร้างใหม่แม้ไม่มีอะไรเปลี่ยน', en: 'build even what has not changed' } },
      { name: 'draft', help: { th: 'พิมพ์เป็นฉบับร่างทุกฉบับ', en: 'print every report as a draft' } },
      strict,
      {
        name: 'docx-pages',
        value: 'lock|flow',
        help: {
          th: 'lock ขึ้นหน้าใหม่ตาม PDF, flow ให้ Word จัดเอง',
          en: 'lock: pages start as in the PDF; flow: Word decides',
        },
      },
      template,
      fonts,
      { name: 'json', help: { th: 'แสดงผลเป็น JSON บรรทัดละหนึ่งรายการ', en: 'results as one JSON object a line' } },
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
      {
        name: 'reporter',
        value: 'NAME',
        help: { th: 'รูปแบบผล: pretty, json, github', en: 'how to print findings: pretty, json, github' },
      },
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
    name: 'schema',
    summary: { th: 'แสดง JSON Schema ของไฟล์ข้อมูล', en: 'print the JSON Schema of data files' },
    takesPaths: false,
    options: [language, help],
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
