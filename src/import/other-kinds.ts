import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Localized } from '../model/localized.ts';
import type { KindTaken } from './file-kind.ts';

export const saveAsXlsx = { th: 'เปิดใน Excel แล้วบันทึกใหม่เป็น .xlsx', en: 'open it in Excel and save it as .xlsx' };

/** Kinds of files that are not imported. */
export type OtherKind = KindTaken<'refused'>;

/** Says what a file is, and what to do with it. */
export function ofOtherKind(file: string, kind: OtherKind): Diagnostic {
  return diagnostic('E-FILE-KIND', { file }, otherKinds[kind]);
}

const otherKinds: Readonly<Record<OtherKind, { readonly message: Localized; readonly hint?: Localized }>> = {
  empty: {
    message: { th: 'ไฟล์ว่างเปล่า (0 ไบต์)', en: 'the file is empty (0 bytes)' },
    hint: { th: 'บันทึกหรือคัดลอกไฟล์ใหม่', en: 'save or copy the file again' },
  },
  blank: {
    message: { th: 'ไฟล์มีแต่ที่ว่าง ไม่มีข้อความ', en: 'the file holds only blanks' },
    hint: { th: 'บันทึกหรือส่งออกไฟล์ใหม่จากโปรแกรมต้นทาง', en: 'save or export the file again where it was made' },
  },
  binary: {
    message: {
      th: 'ไม่ใช่ตาราง PDF หรือข้อความ',
      en: 'this is no table, no PDF and no text',
    },
    hint: {
      th: 'เปิดในโปรแกรมที่สร้างไฟล์นี้ แล้วบันทึกเป็น .xlsx, PDF หรือข้อความ',
      en: 'open it in the program that made it and save it as .xlsx, PDF or text',
    },
  },
  lock: {
    message: {
      th: 'เป็นไฟล์ล็อกที่โปรแกรมสำนักงานสร้างระหว่างเปิดเอกสาร ไม่ใช่ตัวเอกสาร',
      en: 'this is the lock file that an office program writes while a document is open, not the document',
    },
    hint: { th: 'นำเข้าไฟล์ที่ชื่อไม่มี `~$` แทน', en: 'import the file whose name has no `~$`' },
  },
  password: {
    message: { th: 'สมุดงานมีรหัสผ่าน', en: 'the workbook has a password' },
    hint: {
      th: 'เปิดใน Excel เอารหัสผ่านออก (ไฟล์ > ข้อมูล > ป้องกันสมุดงาน) แล้วบันทึกใหม่',
      en: 'open it in Excel, remove the password (File > Info > Protect Workbook) and save it',
    },
  },
  xlsb: { message: { th: 'เป็นสมุดงานแบบไบนารี (.xlsb)', en: 'this is a binary workbook (.xlsb)' }, hint: saveAsXlsx },
  'xml-workbook': {
    message: { th: 'เป็นสมุดงาน XML ของ Excel 2003', en: 'this is an XML workbook of Excel 2003' },
    hint: saveAsXlsx,
  },
  html: {
    message: { th: 'เป็นตาราง HTML ไม่ใช่สมุดงาน', en: 'this is an HTML table, not a workbook' },
    hint: saveAsXlsx,
  },
  'web-archive': {
    message: { th: 'เป็นหน้าเว็บที่เก็บเป็นไฟล์เดียว (.mht) ไม่ใช่สมุดงาน', en: 'this is a web archive (.mht), not a workbook' },
    hint: saveAsXlsx,
  },
  rtf: {
    message: {
      th: 'เป็นเอกสาร RTF จากโปรแกรมพิมพ์ ไม่ใช่ตารางหรือรายงานที่พิมพ์',
      en: 'this is an RTF document, not a table or a printout',
    },
    hint: { th: 'เปิดใน Word บันทึกเป็น PDF แล้วนำเข้า PDF นั้น', en: 'open it in Word, save it as PDF and import the PDF' },
  },
  word: {
    message: { th: 'เป็นเอกสาร Word ไม่ใช่ตารางหรือรายงานที่พิมพ์', en: 'this is a Word document, not a table or a printout' },
    hint: { th: 'บันทึกเป็น PDF แล้วนำเข้า PDF นั้น', en: 'save it as PDF and import the PDF' },
  },
  image: {
    message: { th: 'เป็นรูปภาพ ไม่มีตัวหนังสือให้อ่าน', en: 'this is a picture and holds no text' },
    hint: { th: 'กรอกใหม่ด้วย `raingan new`', en: 'start with `raingan new` instead' },
  },
  archive: {
    message: { th: 'เป็นไฟล์บีบอัด (ZIP และอื่น ๆ) ไม่ใช่สมุดงาน', en: 'this is a ZIP or another archive, not a workbook' },
    hint: { th: 'แตกไฟล์ แล้วนำเข้าไฟล์ข้างใน', en: 'unpack it and import the files in it' },
  },
  zeros: {
    message: {
      th: 'ไฟล์มีแต่ไบต์ศูนย์ การคัดลอกหรือดาวน์โหลดคงไม่ครบ',
      en: 'the file holds zero bytes alone: a copy or a download was most likely broken off',
    },
    hint: { th: 'คัดลอกหรือดาวน์โหลดใหม่', en: 'copy or download it again' },
  },
  ole: {
    message: {
      th: 'เป็นไฟล์ Office รุ่นเก่า (เช่น .xls) หรือสมุดงานที่มีรหัสผ่าน และอ่านแผ่นงานในนั้นไม่ได้',
      en: 'this is a file of an old Office version (such as .xls) or a workbook with a password, and no sheet in it can be read',
    },
    hint: saveAsXlsx,
  },
};
