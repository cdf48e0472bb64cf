import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import { damaged, withPassword } from '../../docx/unzip.ts';
import { measureWorkbook, type ReadWorkbook, type WorkbookKind } from './measure-workbook.ts';
import {
  inBuddhistYears,
  showsBuddhistYear,
  showsDay,
  showsPercent,
  showsThaiDigits,
  withoutLanguage,
  withPlainPercent,
} from './number-format.ts';
import type { Sheet, SheetCell, SheetRow } from './sheet.ts';

type Library = typeof import('@e965/xlsx');

/** Reads the sheets of a workbook: values with their number formats, merged cells, and what is hidden. */
export async function readWorkbook(file: string, bytes: Uint8Array, kind: WorkbookKind): Promise<ReadWorkbook> {
  const measured = measureWorkbook(bytes, kind);
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
    return sheets.length === 0 ? { fault: damaged } : { sheets };
  } catch (error) {
    return { fault: /password|encrypt/i.test(String(error)) ? withPassword : damaged };
  }
}

/** The library's tables of old Thai code pages are loaded for old files only. */
async function loadLibrary(kind: WorkbookKind): Promise<Library> {
  const library = await import('@e965/xlsx');
  if (kind === 'xls') {
    const tables = await import('@e965/xlsx/dist/cpexcel.full');
    library.set_cptable('default' in tables ? tables.default : tables);
  }
  return library;
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
    // The library reads a percent sign only directly behind the digits.
    return showsPercent(format) && /\s%|\\.%|%\s*[#0?]/.test(format)
      ? SSF.format(withPlainPercent(format), value * 100)
      : SSF.format(format, value) || String(value);
  } catch {
    return String(value); // a format that the library does not read
  }
}
