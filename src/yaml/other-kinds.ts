import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Localized } from '../model/localized.ts';

/** `E-FILE-KIND` for a file that is named as text and begins as no text does: a document under the wrong name. */
export function otherKind(file: string, bytes: Uint8Array): Diagnostic | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1');
  const kind = kinds.find(({ begins }) => begins.test(head));
  if (!kind) return undefined;
  const hint = typeof kind.hint === 'string' ? importAs(kind.hint, file) : kind.hint;
  return diagnostic('E-FILE-KIND', { file }, { message: kind.message, hint });
}

const startAnew = {
  th: 'เก็บไฟล์นี้ไว้ที่อื่น แล้วเริ่มไฟล์ข้อมูลด้วย `raingan new` คัดลอกข้อความจากไฟล์เดิมมาใส่',
  en: 'keep this file elsewhere, start a data file with `raingan new` and copy the text into it',
};

function importAs(extension: Extension, file: string): Localized {
  if (file.toLowerCase().endsWith(extension)) {
    return {
      th: 'ย้ายไฟล์ออกจากโฟลเดอร์ข้อมูล แล้วนำเข้าด้วย `raingan import`',
      en: 'move the file out of the data folder, then run `raingan import` on it',
    };
  }
  return {
    th: `ย้ายไฟล์ออกจากโฟลเดอร์ข้อมูล เปลี่ยนชื่อให้ลงท้ายด้วย \`${extension}\` แล้วนำเข้าด้วย \`raingan import\``,
    en: `move the file out of the data folder, rename it to end in \`${extension}\`, then run \`raingan import\` on it`,
  };
}

/** Of a file that `raingan import` takes. */
type Extension = '.xlsx' | '.pdf';

interface Kind {
  readonly begins: RegExp;
  readonly message: Localized;
  readonly hint: Localized | Extension;
}

const kinds: readonly Kind[] = [
  {
    begins: /^PK\x03\x04[\s\S]*word\//,
    message: { th: 'เป็นเอกสาร Word ไม่ใช่ไฟล์ข้อมูล', en: 'this is a Word document, not a data file' },
    hint: startAnew,
  },
  {
    begins: /^PK\x03\x04[\s\S]*xl\//,
    message: { th: 'เป็นสมุดงาน Excel ไม่ใช่ไฟล์ข้อมูล', en: 'this is an Excel workbook, not a data file' },
    hint: '.xlsx',
  },
  {
    begins: /^PK(?:\x03\x04|\x05\x06)/,
    message: {
      th: 'เป็นเอกสาร Word, Excel หรือไฟล์ ZIP ไม่ใช่ไฟล์ข้อมูล',
      en: 'this is a Word, Excel or ZIP file, not a data file',
    },
    hint: startAnew,
  },
  {
    begins: /^%PDF-/,
    message: { th: 'เป็นเอกสาร PDF ไม่ใช่ไฟล์ข้อมูล', en: 'this is a PDF, not a data file' },
    hint: '.pdf',
  },
  {
    begins: /^\xd0\xcf\x11\xe0/,
    message: {
      th: 'เป็นเอกสาร Word หรือ Excel รุ่นเก่า (.doc, .xls) ไม่ใช่ไฟล์ข้อมูล',
      en: 'this is a document of an old Word or Excel (.doc, .xls), not a data file',
    },
    hint: startAnew,
  },
  {
    begins: /^\{\\rtf/,
    message: { th: 'เป็นเอกสาร RTF จากโปรแกรมพิมพ์ ไม่ใช่ไฟล์ข้อมูล', en: 'this is an RTF document, not a data file' },
    hint: startAnew,
  },
  {
    begins: /^\s*<(?:!doctype html|html|head)\b/i,
    message: { th: 'เป็นหน้าเว็บ (HTML) ไม่ใช่ไฟล์ข้อมูล', en: 'this is a web page (HTML), not a data file' },
    hint: startAnew,
  },
  {
    begins: /^(?:\xff\xd8\xff|\x89PNG|GIF8|BM[\s\S]{4}\0\0\0\0)/,
    message: { th: 'เป็นรูปภาพ ไม่ใช่ไฟล์ข้อมูล', en: 'this is a picture, not a data file' },
    hint: startAnew,
  },
];
