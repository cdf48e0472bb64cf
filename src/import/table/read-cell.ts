import { diagnostic } from '../../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { arabicDigits, parseBasisPoints, parseSatang, plainDecimal } from '../../project/amounts.ts';
import { parseDate } from '../../project/date.ts';
import type { Parsed, Problem } from '../../yaml/parsed.ts';
import type { CellKind, Column } from './columns.ts';

/** The value of a cell as a data file writes it; `null` for an empty one. */
export type Cell = string | number | readonly string[] | null;

/** Where a cell is: the file, and the cell's name in it. */
export interface CellPlace {
  readonly file: string;
  readonly place: string;
}

type ReadCell = { readonly cell: Cell; readonly problem?: undefined } | { readonly problem: Diagnostic };

/** Reads one cell; a mistake is reported with the cell's name. */
export function readCell(written: string, column: Column, { file, place }: CellPlace): ReadCell {
  const text = written.replace(/\r\n?/g, '\n').trim();
  if (text === '')
    return column.required && column.kind !== 'lines' ? { problem: empty(column, file, place) } : { cell: null };
  const parsed = readers[column.kind](text);
  if (parsed.problem === undefined) return { cell: parsed.value };
  const { code, predicate, expected, hint } = parsed.problem;
  const problem = diagnostic(
    code,
    { file },
    {
      message: {
        th: `\`${place}\`: \`${column.title}\` ${predicate.th}`,
        en: `\`${place}\`: \`${column.key}\` ${predicate.en}`,
      },
      expected,
      actual: text,
      hint,
    },
  );
  return { problem };
}

function empty({ key, title }: Column, file: string, place: string): Diagnostic {
  return diagnostic(
    'E-MISSING-KEY',
    { file },
    {
      message: { th: `\`${place}\`: \`${title}\` ว่าง`, en: `\`${place}\`: \`${key}\` is empty` },
    },
  );
}

const readers: Readonly<Record<CellKind, (text: string) => Parsed<Cell>>> = {
  text: (text) => ({ value: text }),
  lines: (text) => ({
    value: text
      .split(/\n+/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  }),
  offices: (text) => ({
    value: text
      .split(/\n| \/ /)
      .map((office) => office.trim())
      .filter((office) => office !== ''),
  }),
  code: (text) =>
    /^\d{8}-\d{3,}$/.test(text) ? { value: text } : wrong('E-CODE-FORMAT', 'ไม่ใช่รหัสโครงการ', 'is not a project code'),
  year: (text) => {
    const year = Number(arabicDigits(text));
    if (year >= 2493 && year <= 2693) return { value: year };
    return wrong('E-DATE-ERA', 'ต้องเป็นปี พ.ศ. เช่น `2564`', 'must be a year in B.E., such as `2564`');
  },
  number: (text) => {
    const plain = arabicDigits(text);
    return /^[1-9]\d{0,5}$/.test(plain)
      ? { value: Number(plain) }
      : wrong('E-TYPE', 'ไม่ใช่จำนวนเต็ม', 'is not a whole number');
  },
  date: (text) => parseDate(arabicDigits(text)),
  money: (text) => decimal(text, parseSatang),
  percent: (text) => decimal(text, parseBasisPoints),
  mode: (text) =>
    text === 'perReport' || text === 'cumulative'
      ? { value: text }
      : wrong('E-TYPE', 'ต้องเป็น `perReport` หรือ `cumulative`', 'must be `perReport` or `cumulative`'),
  yes: (text) => {
    if (/^(?:true|yes|1|ใช่|x|✓)$/i.test(text)) return { value: 'true' };
    return /^(?:false|no|0|ไม่|ไม่ใช่|-)$/i.test(text)
      ? { value: null }
      : wrong('E-TYPE', 'ต้องเป็น ใช่ หรือ ไม่ใช่', 'must be yes or no');
  },
};

/** Spreadsheets group thousands and add units; the number itself must be exact. */
function decimal(text: string, parse: (text: string) => Parsed<number>): Parsed<Cell> {
  const plain = plainDecimal(text) ?? text;
  const parsed = parse(plain);
  return parsed.problem === undefined ? { value: plain } : parsed;
}

function wrong(code: Problem['code'], th: string, en: string): Parsed<Cell> {
  return { problem: { code, predicate: { th, en } } };
}
