import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import type { Localized } from '../../model/localized.ts';
import type { FileKind } from '../file-kind.ts';
import {
  inBuddhistYears,
  showsBuddhistYear,
  showsDay,
  showsThaiDigits,
  withBuiltInFormats,
  withoutLanguage,
} from './number-format.ts';
import { openArchive, packPlain } from './open-archive.ts';
import type { Sheet, SheetCell, SheetRow } from './sheet.ts';

/** What a workbook may hold at most: beyond it, reading takes minutes or all memory. */
export const workbookLimits = {
  sheets: 100,
  cells: 500_000,
  formats: 100_000,
  arrayFormulas: 1_000,
  merges: 100_000,
} as const;

/** Why a workbook is not read. */
export interface WorkbookFault {
  readonly kind: 'damaged' | 'limit' | 'password' | 'hidden';
  readonly text: Localized;
}

type Library = typeof import('@e965/xlsx');

/** Reads the sheets of a workbook: values with their number formats, merged cells, and what is hidden. */
export async function readWorkbook(
  file: string,
  bytes: Uint8Array,
  kind: WorkbookKind,
): Promise<{ readonly sheets: Sheet[] } | { readonly fault: WorkbookFault }> {
  const measured = prepare[kind](bytes);
  if ('fault' in measured) return measured;
  const library = await loadLibrary(kind);
  try {
    const workbook = library.read(measured.bytes, {
      type: 'buffer',
      dense: true,
      cellNF: true,
      cellStyles: true, // hidden rows and columns
      cellHTML: false,
      sheetStubs: true, // formulas without a result
    });
    const sheets = workbook.SheetNames.map((name, index) => toSheet(file, name, index, workbook, library));
    return { sheets };
  } catch (error) {
    return { fault: /password|encrypt/i.test(String(error)) ? withPassword : damaged };
  }
}

/** Kinds of files that hold sheets. */
export type WorkbookKind = Extract<FileKind, 'xlsx' | 'xls' | 'ods' | 'fods'>;

/** The library's tables of old Thai code pages are loaded for old files only. */
async function loadLibrary(kind: WorkbookKind): Promise<Library> {
  const library = await import('@e965/xlsx');
  if (kind === 'xls') library.set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs' as string));
  return library;
}

type Measured = { readonly bytes: Uint8Array } | { readonly fault: WorkbookFault };

/** What the library is given: measured beforehand, without parts that hold no values. */
const prepare: Readonly<Record<WorkbookKind, (bytes: Uint8Array) => Measured>> = {
  xls: (bytes) => ({ bytes }),
  fods: (bytes) => measureOds(bytes),
  xlsx(bytes) {
    const opened = openArchive(bytes, (name) => /\.(?:xml|rels)$/i.test(name) && !withoutValues.test(name));
    if (opened.fault) return opened;
    const fault = faultOfParts(opened.parts);
    return fault ? { fault } : { bytes: packPlain(completed(opened.parts)) };
  },
  ods(bytes) {
    const opened = openArchive(bytes, (name) =>
      /^(?:mimetype|content\.xml|styles\.xml|META-INF\/manifest\.xml)$/.test(name),
    );
    if (opened.fault) return opened;
    const content = opened.parts.get('content.xml');
    const measured = content ? measureOds(content) : { fault: damaged };
    if ('fault' in measured) return measured;
    return { bytes: packPlain(new Map([...opened.parts, ['content.xml', measured.bytes]])) };
  },
};

const withoutValues =
  /^(?:docProps|customXml)\/|(?:calcChain|metadata|connections|vbaProject)|\/(?:drawings|charts|chartsheets|media|pivot\w+|comments\d*|threadedComments|persons|externalLinks|queryTables|printerSettings|ctrlProps|activeX|diagrams|tables|theme|richData|model|slicer\w*|timeline\w*)(?:\/|\.xml$)/i;

/** The parts with all that the library needs: a list without the parts that were left out, formats written out. */
function completed(parts: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array> {
  const change = (name: string, bytes: Uint8Array) => {
    const text = () => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
    if (name === '[Content_Types].xml') return Buffer.from(withoutAbsentParts(text(), parts));
    return /(?:^|\/)styles\d*\.xml$/i.test(name) ? Buffer.from(withBuiltInFormats(text())) : bytes;
  };
  return new Map([...parts].map(([name, bytes]) => [name, change(name, bytes)]));
}

function withoutAbsentParts(list: string, parts: ReadonlyMap<string, Uint8Array>): string {
  return list.replace(/<(?:\w+:)?Override\b[^<>]*PartName="\/([^"]*)"[^<>]*>/g, (whole, name: string) =>
    parts.has(name) ? whole : '',
  );
}

/** Counts what the library builds objects from, and looks for places beyond Excel's grid, before it reads anything. */
function faultOfParts(parts: ReadonlyMap<string, Uint8Array>): WorkbookFault | undefined {
  const counts: number[] = [];
  let sheets = 0;
  for (const part of parts.values()) {
    const text = Buffer.from(part.buffer, part.byteOffset, part.length).toString('latin1');
    const root = /<(?:\w+:)?(worksheet|sst|styleSheet|workbook)\b/.exec(text.slice(0, 2_000))?.[1];
    if (root === 'sst' && count(text, /<(?:\w+:)?si\b/g) > workbookLimits.cells) return tooLarge;
    if (root === 'styleSheet' && count(text, /<(?:\w+:)?(?:xf|numFmt)\b/g) > workbookLimits.formats) return tooLarge;
    if (root === 'workbook') sheets = count(text, /<(?:\w+:)?sheet\b/g);
    if (root !== 'worksheet') continue;
    const measured = measureSheet(text);
    if (typeof measured !== 'number') return measured;
    counts.push(measured);
  }
  // A part that several sheets name is read once for each of them.
  const again = Math.max(0, sheets - counts.length) * Math.max(0, ...counts);
  const cells = counts.reduce((sum, each) => sum + each, again);
  return sheets > workbookLimits.sheets || cells > workbookLimits.cells ? tooLarge : undefined;
}

/** Number of the cells of a sheet. */
function measureSheet(text: string): number | WorkbookFault {
  let cells = 0;
  for (const [, name, attributes = ''] of text.matchAll(/<(?:\w+:)?(c|row|col)\b([^<>]*)/g)) {
    if (name === 'c') cells += 1;
    const [, letters = '', number = ''] = /\sr=["']([A-Z]*)(\d*)["']/.exec(attributes) ?? [];
    const last = name === 'col' ? Number(/\smax=["'](\d+)["']/.exec(attributes)?.[1] ?? 1) : columnNumber(letters);
    if (last > 16_384 || Number(number) > 1_048_576) return beyondGrid;
    if (cells > workbookLimits.cells) return tooLarge;
  }
  const tooMany =
    count(text, /<(?:\w+:)?row\b/g) > workbookLimits.cells ||
    count(text, /\st=["']array["']/g) > workbookLimits.arrayFormulas ||
    count(text, /<(?:\w+:)?mergeCell\s/g) > workbookLimits.merges;
  return tooMany ? tooLarge : cells;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function columnNumber(letters: string): number {
  return Array.from(letters.slice(0, 6)).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** OpenDocument repeats cells and rows by a number, and hides rows in a way that the library does not report. */
function measureOds(bytes: Uint8Array): Measured {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  if (/\btable:visibility="(?:collapse|filter)"/.test(text)) return { fault: hiddenRows };
  let cells = 0;
  let rows = 1;
  for (const [, name, attributes = ''] of text.matchAll(
    /<table:(table-row|table-cell|covered-table-cell)\b([^<>]*)/g,
  )) {
    const count = (key: string) => Number(new RegExp(`table:number-${key}="(\\d+)"`).exec(attributes)?.[1] ?? 1);
    if (name === 'table-row') rows = count('rows-repeated');
    else if (name === 'covered-table-cell') cells += count('columns-repeated');
    else if (!attributes.endsWith('/') || attributes.includes('value-type')) cells += rows * count('columns-repeated');
    if (cells > workbookLimits.cells) return { fault: tooLarge };
  }
  return { bytes: Buffer.from(text.replace(/<style:map\b[^<>]*\/>/g, '')) }; // each cell carries its shown text
}

function toSheet(file: string, name: string, index: number, workbook: WorkBook, library: Library): Sheet {
  const sheet = workbook.Sheets[name] as WorkSheet;
  const data = (sheet['!data'] ?? []) as (CellObject | undefined)[][];
  const rowInfos = sheet['!rows'] ?? [];
  const date1904 = workbook.Workbook?.WBProps?.date1904 ?? false;
  const rows = Object.keys(data).flatMap((key): SheetRow[] => {
    const at = Number(key);
    const cells: (SheetCell | undefined)[] = [];
    for (const column of Object.keys(data[at] ?? [])) {
      const cell = toCell(data[at]?.[Number(column)], date1904, library);
      if (cell) cells[Number(column)] = cell;
    }
    const info = rowInfos[at];
    return cells.length === 0 ? [] : [{ number: at + 1, hidden: info?.hidden === true || info?.hpt === 0, cells }];
  });
  const columns = sheet['!cols'] ?? [];
  return {
    file,
    name,
    isCsv: false,
    hidden: (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0,
    rows,
    hiddenColumns: Object.keys(columns)
      .map(Number)
      .filter((column) => columns[column]?.hidden === true || columns[column]?.width === 0),
    merges: (sheet['!merges'] ?? []).map(({ s, e }) => ({
      firstRow: s.r + 1,
      lastRow: e.r + 1,
      firstColumn: s.c,
      lastColumn: e.c,
    })),
  };
}

function toCell(cell: CellObject | undefined, date1904: boolean, library: Library): SheetCell | undefined {
  if (cell === undefined) return undefined;
  const { t: type, v: value, w: written = '', f: formula } = cell;
  if (type === 's') return typeof value === 'string' && value !== '' ? { kind: 'text', text: value } : undefined;
  if (type === 'b') return { kind: 'boolean', value: value === true };
  if (type === 'e') return { kind: 'error', shown: written || '#N/A' };
  if (type === 'n' && typeof value === 'number') return toNumber(value, cell, date1904, library);
  return formula === undefined ? undefined : { kind: 'formula', formula };
}

function toNumber(value: number, { z, w: written = '' }: CellObject, date1904: boolean, { SSF }: Library): SheetCell {
  const format = typeof z === 'string' ? z : 'General';
  const isDay = showsDay(format);
  const day = isDay || (value > 20_000 && value < 80_000) ? SSF.parse_date_code(value, { date1904 }) : undefined;
  const iso = day && day.m > 0 && day.d > 0 ? `${padded(day.y, 4)}-${padded(day.m, 2)}-${padded(day.d, 2)}` : undefined;
  if (isDay && iso !== undefined) {
    const hasTime = value % 1 !== 0;
    const shown = showsBuddhistYear(format) ? formatted(value, inBuddhistYears(format), SSF) : written || iso;
    return { kind: 'date', day: iso, hasTime, shown };
  }
  const shown = shownNumber(value, format, written, SSF);
  return { kind: 'number', value, shown, format, ...(iso !== undefined && { asDay: iso }) };
}

function padded(part: number, length: number): string {
  return String(part).padStart(length, '0');
}

/** The text the cell shows; the library's own, except where the format holds a language that it writes as text. */
function shownNumber(value: number, format: string, written: string, SSF: Library['SSF']): string {
  const plain = withoutLanguage(format);
  const text = written !== '' && plain === format ? written : formatted(value, plain, SSF);
  return showsThaiDigits(format) ? text.replace(/\d/g, (digit) => String.fromCharCode(0x0e50 + Number(digit))) : text;
}

function formatted(value: number, format: string, SSF: Library['SSF']): string {
  try {
    return SSF.format(format, value) || String(value);
  } catch {
    return String(value); // a format that the library does not read
  }
}

const damaged: WorkbookFault = {
  kind: 'damaged',
  text: { th: 'ไฟล์เสียหาย เปิดไม่ได้', en: 'the file is damaged and cannot be opened' },
};

const withPassword: WorkbookFault = { kind: 'password', text: { th: 'ไฟล์มีรหัสผ่าน', en: 'the file has a password' } };

const hiddenRows: WorkbookFault = {
  kind: 'hidden',
  text: {
    th: 'ไฟล์ OpenDocument นี้มีแถวหรือคอลัมน์ที่ซ่อนไว้ ซึ่งโปรแกรมอ่านแยกไม่ได้',
    en: 'this OpenDocument file has hidden rows or columns, which cannot be told apart in it',
  },
};

const beyondGrid: WorkbookFault = {
  kind: 'limit',
  text: {
    th: 'มีช่องที่อยู่นอกตาราง เกินแถว 1,048,576 หรือคอลัมน์ XFD',
    en: 'a cell lies outside the grid, beyond row 1,048,576 or column XFD',
  },
};

const tooLarge: WorkbookFault = {
  kind: 'limit',
  text: {
    th: `สมุดงานใหญ่เกินกำหนด (ไม่เกิน ${workbookLimits.cells.toLocaleString('en-US')} ช่อง ${workbookLimits.sheets} แผ่นงาน)`,
    en: `the workbook is larger than allowed (at most ${workbookLimits.cells.toLocaleString('en-US')} cells in ${workbookLimits.sheets} sheets)`,
  },
};
