import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Localized } from '../model/localized.ts';
import { type FileKind, fileKind } from './file-kind.ts';
import type { ImportContext, ImportSource } from './import-context.ts';
import type { ImportedFile } from './imported.ts';
import { decodeImported } from './read-text.ts';
import type { WorkbookFault, WorkbookKind } from './table/read-workbook.ts';
import type { Sheet } from './table/sheet.ts';

/** What became of one source: data files, and findings in it. */
export interface ImportResult {
  readonly source: string;
  readonly files: readonly ImportedFile[];
  readonly diagnostics: readonly Diagnostic[];
  /** What was left out of its tables. */
  readonly notes: readonly Localized[];
}

/** The largest file that is imported. */
export const mostImportedBytes = 50_000_000;

/** Imports printouts one by one and tables together: the reports of a project may be in another file. */
export async function* importFiles(
  sources: readonly ImportSource[],
  context: ImportContext,
): AsyncGenerator<ImportResult> {
  const tables: ImportSource[] = [];
  const sheets: Sheet[] = [];
  const refused: Diagnostic[] = [];
  for (const source of sources) {
    const opened = await openSource(source, context);
    if ('sheets' in opened) {
      tables.push(source);
      sheets.push(...opened.sheets);
      refused.push(...opened.diagnostics);
    } else yield { source: source.file, notes: [], ...opened };
  }
  if (tables.length === 0) return;
  const source = tables.map(({ file }) => file).join(', ');
  if (refused.length > 0 && !context.partial) {
    yield { source, files: [], diagnostics: refused, notes: sheets.length > 0 ? [othersWait] : [] };
    return;
  }
  const { importTables } = await import('./table/import-tables.ts');
  const bytesOf = new Map(tables.map(({ file, bytes }) => [file, bytes]));
  const imported =
    sheets.length > 0 ? importTables(sheets, bytesOf, context) : { files: [], diagnostics: [], notes: [] };
  yield { source, ...imported, diagnostics: [...refused, ...imported.diagnostics] };
}

const othersWait: Localized = {
  th: 'ตารางอื่นก็ยังไม่ได้เขียน เพราะรายงานของโครงการอาจอยู่ในไฟล์ที่อ่านไม่ได้ (สั่งใหม่โดยไม่ใส่ไฟล์นั้น หรือใช้ `--partial`)',
  en: 'the other tables are not written either, for reports of their projects may be in a file that was not read (leave it out, or use `--partial`)',
};

type Opened =
  | { readonly sheets: readonly Sheet[]; readonly diagnostics: readonly Diagnostic[] }
  | { readonly files: readonly ImportedFile[]; readonly diagnostics: readonly Diagnostic[] };

async function openSource(source: ImportSource, context: ImportContext): Promise<Opened> {
  const { file, bytes } = source;
  if (bytes.length > mostImportedBytes) return { files: [], diagnostics: [tooLarge(file)] };
  const kind = fileKind(file, bytes);
  if (kind === 'xlsx' || kind === 'xls' || kind === 'ods' || kind === 'fods') return openWorkbook(source, kind);
  if (kind === 'pdf') {
    const { importPrintouts } = await import('./import-printout.ts');
    return gathered(await importPrintouts(source, context));
  }
  if (kind !== 'csv' && kind !== 'text') {
    const diagnostics = [ofOtherKind(file, kind)];
    return mayBeTable(file, kind) ? { sheets: [], diagnostics } : { files: [], diagnostics };
  }
  const text = decodeImported(file, bytes);
  if (text.failure)
    return kind === 'csv' ? { sheets: [], diagnostics: [text.failure] } : { files: [], diagnostics: [text.failure] };
  const { looksLikeTable, readCsv } = await import('./table/read-csv.ts');
  const plain = text.value.replace(/^\ufeff/, '');
  if (kind === 'csv' || looksLikeTable(plain)) {
    const { value, diagnostics } = await readCsv(file, plain);
    return { sheets: value ? [value] : [], diagnostics };
  }
  const { importText } = await import('./import-printout.ts');
  return gathered(importText(source, plain, context));
}

function gathered(imported: Awaited<ReturnType<typeof import('./import-printout.ts').importPrintouts>>): Opened {
  return {
    files: imported.flatMap(({ imported: file }) => (file ? [file] : [])),
    diagnostics: imported.flatMap(({ failure }) => (failure ? [failure] : [])),
  };
}

async function openWorkbook({ file, bytes }: ImportSource, kind: WorkbookKind): Promise<Opened> {
  const { readWorkbook } = await import('./table/read-workbook.ts');
  const read = await readWorkbook(file, bytes, kind);
  return 'sheets' in read
    ? { sheets: read.sheets, diagnostics: [] }
    : { sheets: [], diagnostics: [notRead(file, read.fault)] };
}

function notRead(file: string, { kind, text }: WorkbookFault): Diagnostic {
  if (kind === 'password') return ofOtherKind(file, 'password');
  return diagnostic(
    kind === 'limit' ? 'E-IMPORT-LIMIT' : 'E-FILE-KIND',
    { file },
    {
      message: text,
      hint:
        kind === 'limit'
          ? { th: 'ลบสิ่งที่อยู่นอกตาราง หรือแบ่งเป็นหลายไฟล์', en: 'delete what lies outside the tables, or split the file' }
          : saveAsXlsx,
    },
  );
}

const saveAsXlsx = { th: 'เปิดใน Excel แล้วบันทึกใหม่เป็น .xlsx', en: 'open it in Excel and save it as .xlsx' };

/** Whether a file that is not read was to give a table. */
function mayBeTable(file: string, kind: OtherKind): boolean {
  return kind !== 'lock' && (kind === 'password' || /\.(?:xls[xmb]?|ods|fods|csv|tsv|xml|html?)$/i.test(file));
}

type OtherKind = Exclude<FileKind, 'pdf' | 'text' | 'csv' | WorkbookKind>;

function ofOtherKind(file: string, kind: OtherKind): Diagnostic {
  return diagnostic('E-FILE-KIND', { file }, otherKinds[kind]);
}

const otherKinds: Readonly<Record<OtherKind, { readonly message: Localized; readonly hint?: Localized }>> = {
  empty: {
    message: { th: 'ไฟล์ว่างเปล่า (0 ไบต์)', en: 'the file is empty (0 bytes)' },
    hint: { th: 'บันทึกหรือคัดลอกไฟล์ใหม่', en: 'save or copy the file again' },
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
  word: {
    message: { th: 'เป็นเอกสาร Word ไม่ใช่ตารางหรือรายงานที่พิมพ์', en: 'this is a Word document, not a table or a printout' },
    hint: { th: 'บันทึกเป็น PDF แล้วนำเข้า PDF นั้น', en: 'save it as PDF and import the PDF' },
  },
  image: {
    message: { th: 'เป็นรูปภาพ ไม่มีตัวหนังสือให้อ่าน', en: 'this is a picture and holds no text' },
    hint: { th: 'กรอกใหม่ด้วย `raingan new`', en: 'start with `raingan new` instead' },
  },
  archive: {
    message: { th: 'เป็นไฟล์ ZIP ที่ไม่ใช่สมุดงาน', en: 'this is a ZIP archive, not a workbook' },
    hint: { th: 'แตกไฟล์ แล้วนำเข้าไฟล์ข้างใน', en: 'unpack it and import the files in it' },
  },
  ole: {
    message: {
      th: 'เป็นไฟล์ Office รุ่นเก่าที่ไม่มีแผ่นงานที่อ่านได้',
      en: 'this is a file of an old Office version, without a sheet that can be read',
    },
    hint: saveAsXlsx,
  },
};

function tooLarge(file: string): Diagnostic {
  const most = mostImportedBytes / 1_000_000;
  return diagnostic(
    'E-IMPORT-LIMIT',
    { file },
    { message: { th: `ไฟล์ใหญ่เกินกำหนด (ไม่เกิน ${most} MB)`, en: `the file is too large (at most ${most} MB)` } },
  );
}
