import { damaged, openArchive, packPlain } from '../../docx/unzip.ts';
import type { Localized } from '../../model/localized.ts';
import type { KindTaken } from '../file-kind.ts';
import { withBuiltInFormats } from './number-format.ts';
import type { Sheet } from './sheet.ts';

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

/** What reading a workbook gives: plain data. */
export type ReadWorkbook = { readonly sheets: readonly Sheet[] } | { readonly fault: WorkbookFault };

/** Kinds of files that hold sheets. */
export type WorkbookKind = KindTaken<'workbook'>;

/** A file that the library may read, or why it may not. */
export type Measured = { readonly bytes: Uint8Array } | { readonly fault: WorkbookFault };

/** What the library is given: measured beforehand, without parts that hold no values. */
export function measureWorkbook(bytes: Uint8Array, kind: WorkbookKind): Measured {
  return prepare[kind](bytes);
}

const prepare: Readonly<Record<WorkbookKind, (bytes: Uint8Array) => Measured>> = {
  xls: (bytes) => ({ bytes }),
  fods: (bytes) => (endsWhole(bytes) ? measureOds(bytes) : { fault: damaged }),
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
    if (/\/worksheets\//i.test(name)) return withDaysAsText(bytes);
    return /(?:^|\/)styles\d*\.xml$/i.test(name) ? Buffer.from(withBuiltInFormats(text())) : bytes;
  };
  return new Map([...parts].map(([name, bytes]) => [name, change(name, bytes)]));
}

/** A day that a cell holds in ISO form (`t="d"`) stays what is written: the library makes a bare number of it. */
function withDaysAsText(bytes: Uint8Array): Uint8Array {
  const sheet = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (!sheet.includes(' t="d"')) return bytes;
  const day = /(<(?:\w+:)?c\b[^<>]*) t="d"([^<>]*><(?:\w+:)?v>\d{4}-\d\d-\d\d)(?:T00:00(?::00(?:\.0+)?)?Z?)?(<)/g;
  return Buffer.from(sheet.toString('utf8').replace(day, '$1 t="str"$2$3'));
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
    if (count(text, /<(?:\w+:)?si\b/g) > workbookLimits.cells) return tooLarge;
    if (count(text, /<(?:\w+:)?(?:xf|numFmt)\b/g) > workbookLimits.formats) return tooLarge;
    sheets += count(text, /<(?:\w+:)?sheet\b/g);
    const measured = measureSheet(text);
    if (typeof measured !== 'number') return measured;
    if (measured > 0) counts.push(measured);
  }
  // A part that several sheets name is read once for each of them.
  const again = Math.max(0, sheets - counts.length) * Math.max(0, ...counts);
  const cells = counts.reduce((sum, each) => sum + each, again);
  return sheets > workbookLimits.sheets || cells > workbookLimits.cells ? tooLarge : undefined;
}

/** Number of the cells in a part, which may be a sheet. */
function measureSheet(text: string): number | WorkbookFault {
  let cells = 0;
  for (const [, name, attributes = ''] of text.matchAll(/<(?:\w+:)?(c|row|col)\b([^<>]*)/g)) {
    if (name === 'c') cells += 1;
    const [, letters = '', number = ''] = /\sr=["']([A-Z]*)(\d*)["']/.exec(attributes) ?? [];
    const last = name === 'col' ? Number(/\smax=["'](\d+)["']/.exec(attributes)?.[1] ?? 1) : columnNumber(letters);
    if (last > 16_384 || Number(number) > 1_048_576) return beyondGrid(`${letters}${number}`.slice(0, 20));
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

/** Whether a file without an archive around it has its end: of one that is cut, the library gives the whole tables only. */
function endsWhole(bytes: Uint8Array): boolean {
  const end = Buffer.from(bytes.subarray(-1024)).toString('latin1');
  return /<\/\w+:document>\s*(?:<!--[^<>]*-->\s*)*$/.test(end);
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

const hiddenRows: WorkbookFault = {
  kind: 'hidden',
  text: {
    th: 'ไฟล์ OpenDocument นี้มีแถวหรือคอลัมน์ที่ซ่อนไว้ ซึ่งโปรแกรมอ่านแยกไม่ได้',
    en: 'this OpenDocument file has hidden rows or columns, which cannot be identified in it',
  },
};

function beyondGrid(cell: string): WorkbookFault {
  const named = cell === '' ? '' : ` \`${cell}\``;
  return {
    kind: 'limit',
    text: {
      th: `มีช่อง${named} ที่อยู่นอกตาราง เกินแถว 1,048,576 หรือคอลัมน์ XFD`,
      en: `a cell${named} lies outside the grid, beyond row 1,048,576 or column XFD`,
    },
  };
}

/** More than may be read, in space or in time. */
export const tooLarge: WorkbookFault = {
  kind: 'limit',
  text: {
    th: `สมุดงานใหญ่เกินกำหนด (ไม่เกิน ${workbookLimits.cells.toLocaleString('en-US')} ช่อง ${workbookLimits.sheets} แผ่นงาน)`,
    en: `the workbook is larger than allowed (at most ${workbookLimits.cells.toLocaleString('en-US')} cells in ${workbookLimits.sheets} sheets)`,
  },
};
