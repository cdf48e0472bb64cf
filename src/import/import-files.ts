import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Localized } from '../model/localized.ts';
import { fileKind, fileKinds, type KindTaken } from './file-kind.ts';
import type { ImportContext, ImportSource } from './import-context.ts';
import type { Imported, ImportedFile } from './imported.ts';
import { type OtherKind, ofOtherKind, saveAsXlsx } from './other-kinds.ts';
import { decodeImported, decodeThaiCodePage } from './read-text.ts';
import type { WorkbookFault, WorkbookKind } from './table/measure-workbook.ts';
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
  const notes: Localized[] = [];
  for (const source of sources) {
    const opened = await openSource(source, context);
    if ('sheets' in opened) {
      tables.push(source);
      sheets.push(...opened.sheets);
      refused.push(...opened.diagnostics);
      notes.push(...(opened.notes ?? []));
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
  yield {
    source,
    files: imported.files,
    diagnostics: [...refused, ...imported.diagnostics],
    notes: [...notes, ...imported.notes],
  };
}

/** Said where a table is not read. */
export const othersWait: Localized = {
  th: 'ตารางอื่นก็ยังไม่ได้เขียน เพราะรายงานของโครงการอาจอยู่ในไฟล์ที่อ่านไม่ได้ (สั่งใหม่โดยไม่ใส่ไฟล์นั้น หรือใช้ `--partial`)',
  en: 'the other tables are not written either, for reports of their projects may be in a file that was not read (leave it out, or use `--partial`)',
};

type Opened =
  | {
      readonly sheets: readonly Sheet[];
      readonly diagnostics: readonly Diagnostic[];
      /** How the file was read, where that is not as it says. */
      readonly notes?: readonly Localized[];
    }
  | { readonly files: readonly ImportedFile[]; readonly diagnostics: readonly Diagnostic[] };

/** Reads the tables of a source, or imports the printouts in it. */
export async function openSource(source: ImportSource, context: ImportContext): Promise<Opened> {
  const { file, bytes } = source;
  if (bytes.length > mostImportedBytes) return { files: [], diagnostics: [tooLarge(file)] };
  const kind = fileKind(file, bytes);
  switch (fileKinds[kind]) {
    case 'workbook':
      return readSheets(source, kind as KindTaken<'workbook'>, context);
    case 'print':
      return gathered(await (await import('./import-printout.ts')).importPrintouts(source, context));
    case 'text':
    case 'table':
      return openText(source, fileKinds[kind] === 'table', context);
    case 'refused':
      return refuse(file, kind as KindTaken<'refused'>);
  }
}

function refuse(file: string, kind: OtherKind): Opened {
  const diagnostics = [ofOtherKind(file, kind)];
  return mayBeTable(file, kind) ? { sheets: [], diagnostics } : { files: [], diagnostics };
}

/** A text is a table or the text of a print; a table in any case where its kind says so. */
async function openText(source: ImportSource, isTable: boolean, context: ImportContext): Promise<Opened> {
  const { file, bytes } = source;
  const text = decodeImported(file, bytes);
  const { looksLikeTable, readCsv } = await import('./table/read-csv.ts');
  if (text.failure) {
    const thai = decodeThaiCodePage(bytes);
    // Headings that are known prove the guess.
    if (thai !== undefined && looksLikeTable(thai)) {
      const { value, diagnostics } = await readCsv(file, thai);
      return { sheets: value ? [value] : [], diagnostics, notes: [readAsTis620(file)] };
    }
    return isTable
      ? { sheets: [], diagnostics: [{ ...text.failure, hint: saveAsCsvUtf8 }] }
      : { files: [], diagnostics: [text.failure] };
  }
  const plain = text.value.replace(/^\ufeff/, '');
  if (plain.trim() === '') return refuse(file, 'blank');
  if (isTable || looksLikeTable(plain)) {
    const { value, diagnostics } = await readCsv(file, plain);
    return { sheets: value ? [value] : [], diagnostics };
  }
  const { importText } = await import('./import-printout.ts');
  return gathered(importText(source, plain, context));
}

function readAsTis620(file: string): Localized {
  return {
    th: `\`${file}\`: อ่านเป็น TIS-620 (Windows-874) ซึ่ง Excel ภาษาไทยใช้บันทึก CSV`,
    en: `\`${file}\`: read as TIS-620 (Windows-874), in which Excel in Thai saves CSV`,
  };
}

function gathered(imported: readonly Imported[]): Opened {
  return {
    files: imported.flatMap(({ imported: file }) => (file ? [file] : [])),
    diagnostics: imported.flatMap(({ failure }) => (failure ? [failure] : [])),
  };
}

async function readSheets({ file, bytes }: ImportSource, kind: WorkbookKind, context: ImportContext): Promise<Opened> {
  const open = context.openWorkbook ?? (await import('./table/read-workbook.ts')).readWorkbook;
  const read = await open(file, bytes, kind);
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

const saveAsCsvUtf8 = {
  th: 'ใน Excel บันทึกใหม่เป็นชนิด "CSV UTF-8 (คั่นด้วยเครื่องหมายจุลภาค)" หรือเป็น .xlsx',
  en: 'in Excel save it as "CSV UTF-8 (Comma delimited)" or as .xlsx',
};

/** Whether a file that is not read was to give a table. */
function mayBeTable(file: string, kind: OtherKind): boolean {
  return kind !== 'lock' && (kind === 'password' || /\.(?:xls[xmb]?|ods|fods|csv|tsv|xml|html?)$/i.test(file));
}

function tooLarge(file: string): Diagnostic {
  const most = mostImportedBytes / 1_000_000;
  return diagnostic(
    'E-IMPORT-LIMIT',
    { file },
    { message: { th: `ไฟล์ใหญ่เกินกำหนด (ไม่เกิน ${most} MB)`, en: `the file is too large (at most ${most} MB)` } },
  );
}
