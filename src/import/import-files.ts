import { extname } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ImportContext } from './import-context.ts';
import { type ImportSource, importSource } from './import-source.ts';
import type { ImportedFile, ImportFailure } from './imported.ts';
import { readBytesAsText } from './read-bytes.ts';
import type { Sheet } from './table/sheet.ts';

/** What became of one source: data files, findings in its cells, or why there is nothing. */
export interface ImportResult {
  readonly source: string;
  readonly files: readonly ImportedFile[];
  readonly diagnostics: readonly Diagnostic[];
  readonly failure?: ImportFailure;
}

/** Imports printouts one by one and tables together: the reports of a project may be in another file. */
export async function* importFiles(
  sources: readonly ImportSource[],
  context: ImportContext,
): AsyncGenerator<ImportResult> {
  const tables = sources.filter(isTable);
  for (const source of sources.filter((each) => !isTable(each))) {
    const { imported, failure } = await importSource(source, context);
    const files = imported ? [imported] : [];
    yield { source: source.file, files, diagnostics: [], ...(failure && { failure }) };
  }
  if (tables.length > 0) yield importTableFiles(tables, context);
}

function isTable({ file, bytes }: ImportSource): boolean {
  return isWorkbook(bytes) || /^\.(?:csv|tsv)$/i.test(extname(file));
}

/** A workbook is a ZIP archive. */
function isWorkbook(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

async function importTableFiles(sources: readonly ImportSource[], context: ImportContext): Promise<ImportResult> {
  const [{ readCsv, readWorkbook }, { importTables }] = await Promise.all([
    import('./table/read-sheets.ts'),
    import('./table/import-tables.ts'),
  ]);
  const source = sources.map(({ file }) => file).join(', ');
  const sheets: Sheet[] = [];
  for (const { file, bytes } of sources) {
    const text = isWorkbook(bytes) ? undefined : readBytesAsText(file, bytes);
    if (text?.failure) return { source, files: [], diagnostics: [], failure: text.failure };
    const read = text ? [await readCsv(file, text.value)] : await readWorkbook(file, bytes);
    if (!read) return { source, files: [], diagnostics: [], failure: unreadable(file) };
    sheets.push(...read);
  }
  return { source, ...importTables(sheets, new Map(sources.map(({ file, bytes }) => [file, bytes])), context) };
}

function unreadable(file: string): ImportFailure {
  return {
    text: { th: `อ่าน \`${file}\` เป็นไฟล์ Excel (.xlsx) ไม่ได้`, en: `\`${file}\` is no Excel workbook (.xlsx)` },
    hint: { th: 'เปิดใน Excel แล้วบันทึกใหม่เป็น .xlsx', en: 'open it in Excel and save it as .xlsx' },
  };
}
