import { reporterNames } from '../../diagnostics/reporters/reporter-names.ts';
import type { Localized } from '../../model/localized.ts';
import { defaultFormats, formats } from '../../model/report-options.ts';
import { shippedTemplates } from '../../template/shipped-folder.ts';

export interface Operand {
  /** As the help writes it: `FILE…`. */
  readonly syntax: string;
  readonly about: Localized;
}

export interface OptionSpec {
  readonly name: string;
  readonly short?: string;
  /** Name of the value in the help; an option without it is a flag. */
  readonly value?: string;
  readonly help: Localized;
}

/** How the help writes a placeholder: `DIR`, or `โฟลเดอร์` in Thai. */
export function placeholder(syntax: string, language: 'th' | 'en'): string {
  return language === 'en' ? syntax : syntax.replace(/[A-Z][A-Z\d]*/g, (word) => thaiPlaceholders[word] ?? word);
}

const thaiPlaceholders: Readonly<Record<string, string>> = {
  PATH: 'ไฟล์หรือโฟลเดอร์',
  FILE: 'ไฟล์',
  FILES: 'ไฟล์,ไฟล์',
  DIR: 'โฟลเดอร์',
  FOLDER: 'โฟลเดอร์',
  PORT: 'เลขพอร์ต',
  REV: 'รุ่น',
  FIELD: 'ช่อง',
  CODE: 'รหัส',
  NEWCODE: 'รหัสใหม่',
  BBBB: 'ปี',
  LIST: 'ชนิด,ชนิด',
  NAME: 'ชื่อ',
  LABEL: 'ชื่อ',
  TEXT: 'ข้อความ',
  URL: 'ที่อยู่เว็บ',
  SHA256: 'รหัสตรวจสอบ',
  N: 'จำนวน',
  MM: 'เดือน',
  CONDITIONS: 'เงื่อนไข',
  FIELDS: 'ช่อง,ช่อง',
  STAGE: 'ขั้น',
  SECONDS: 'วินาที',
  OLD: 'เดิม',
  NEW: 'ใหม่',
  KEY: 'กุญแจ',
  I: 'ส่วนที่',
  OPTION: 'ตัวเลือก',
  COMMAND: 'คำสั่ง',
};

// Options and words that several commands share.

export const language: OptionSpec = {
  name: 'lang',
  value: 'th|en',
  help: {
    th: 'ภาษาของข้อความ (ปกติตามที่ตั้งไว้ หรือตามเครื่อง)',
    en: 'language of the messages (default: as set, or the system’s)',
  },
};
export const help: OptionSpec = { name: 'help', short: 'h', help: { th: 'แสดงวิธีใช้', en: 'show this help' } };
export const color: OptionSpec = { name: 'no-color', help: { th: 'ไม่ใช้สี', en: 'no colours' } };
export const verbose: OptionSpec = {
  name: 'verbose',
  short: 'v',
  help: { th: 'บอกละเอียด รวมข้อสังเกต', en: 'say more, notes included' },
};
export const quiet: OptionSpec = {
  name: 'quiet',
  short: 'q',
  help: { th: 'บอกเฉพาะสิ่งที่ผิด', en: 'say only what is wrong' },
};
export const dryRun: OptionSpec = {
  name: 'dry-run',
  help: { th: 'แสดงสิ่งที่จะเขียน แต่ไม่เขียน', en: 'show what would be written, and write nothing' },
};
export const year: OptionSpec = {
  name: 'year',
  value: 'BBBB',
  help: { th: 'เฉพาะปีงบประมาณ (พ.ศ.) เช่น 2564', en: 'only this fiscal year (B.E.), such as 2564' },
};
export const draft: OptionSpec = {
  name: 'draft',
  help: { th: 'พิมพ์เป็นฉบับร่างทุกฉบับ', en: 'print every report as a draft' },
};

export const strict: OptionSpec = {
  name: 'strict',
  help: { th: 'ถือคำเตือนเป็นข้อผิดพลาด', en: 'warnings stop a report as errors do' },
};
export const prune: OptionSpec = {
  name: 'prune',
  help: {
    th: 'ลบรายงานที่โปรแกรมสร้างไว้และไม่มีข้อมูลแล้ว',
    en: 'remove reports that raingan wrote and whose data file is gone',
  },
};
export const reporter: OptionSpec = {
  name: 'reporter',
  value: 'NAME',
  help: { th: `รูปแบบผลการตรวจ: ${reporterNames.join(', ')}`, en: `findings as ${reporterNames.join(', ')}` },
};
export const report: OptionSpec = {
  name: 'report',
  value: 'NAME=FILE',
  help: { th: 'เขียนผลการตรวจอีกรูปแบบหนึ่งลงไฟล์ด้วย', en: 'write the findings to a file, too, as sarif=FILE' },
};
export const format: OptionSpec = {
  name: 'format',
  value: 'LIST',
  help: {
    th: `ชนิดไฟล์: ${formats.join(', ')} (ปกติ ${defaultFormats.join(', ')})`,
    en: `formats to write: ${formats.join(', ')} (default: ${defaultFormats.join(', ')})`,
  },
};
export const outputFolder: OptionSpec = {
  name: 'out',
  value: 'DIR',
  help: { th: 'โฟลเดอร์ปลายทาง (ปกติ output)', en: 'folder to write to (default: output)' },
};
/** The templates that come with raingan, as the help lists them. */
export const shippedList: Localized = {
  th: shippedTemplates.map((name, index) => (index === 0 ? `${name} (ปกติ)` : name)).join(' '),
  en: shippedTemplates.map((name, index) => (index === 0 ? `${name} (default)` : name)).join(', '),
};
export const template: OptionSpec = {
  name: 'template',
  value: 'DIR',
  help: {
    th: `โฟลเดอร์แม่แบบ หรือ ${shippedList.th}`,
    en: `folder of the template, or ${shippedList.en}`,
  },
};
export const docxTemplate: OptionSpec = {
  name: 'docx-template',
  value: 'FILE',
  help: { th: 'แม่แบบ Word ของหน่วยงาน (.docx)', en: 'Word document of your own to fill in (.docx)' },
};
export const pdfEdition: OptionSpec = {
  name: 'pdf',
  value: '1.7|2.0',
  help: {
    th: 'รุ่นของ PDF: 1.7 (PDF/A-3a, ปกติ) หรือ 2.0 (PDF/A-4f)',
    en: 'version of PDF: 1.7 (PDF/A-3a, the default) or 2.0 (PDF/A-4f)',
  },
};
export const fonts: OptionSpec = {
  name: 'fonts',
  value: 'FILE',
  help: { th: 'ไฟล์ fonts.yaml (ปกติแบบที่มากับโปรแกรม)', en: 'fonts.yaml to use (default: the built-in one)' },
};

export const timeLimit: OptionSpec = {
  name: 'time-limit',
  value: 'SECONDS',
  help: {
    th: 'เวลาที่ให้เปิดไฟล์ภายนอกแต่ละไฟล์ (ปกติ 10 วินาที)',
    en: 'time for opening one file of others (default: 10)',
  },
};

export const dataFolder: OptionSpec = {
  name: 'out',
  value: 'DIR',
  help: { th: 'โฟลเดอร์ข้อมูล (ปกติ data)', en: 'folder of the data files (default: data)' },
};
export const projectCode: Operand = {
  syntax: 'CODE',
  about: { th: 'รหัส คือรหัสโครงการ เช่น 21000000-3230', en: 'CODE is a project code, such as 21000000-3230' },
};
