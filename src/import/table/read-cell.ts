import { diagnostic } from '../../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Localized } from '../../model/localized.ts';
import { arabicDigits, parseBasisPoints, parseSatang, plainDecimal } from '../../project/amounts.ts';
import { parseDate } from '../../project/date.ts';
import type { Parsed, Problem } from '../../yaml/parsed.ts';
import type { CellKind, Column } from './columns.ts';
import { showsPercent } from './number-format.ts';
import { type NumberCell, type SheetCell, shownText } from './sheet.ts';

/** The value of a cell as a data file writes it; `null` for an empty one. */
export type Cell = string | number | readonly string[] | null;

/** Where a cell is: the file, and the cell's name in it. */
export interface CellPlace {
  readonly file: string;
  readonly place: string;
}

/** What was read differently from what is stored, or what looks wrong. */
export interface CellNote {
  readonly kind: NoteKind;
  readonly place: string;
  /** As shown, and as taken: `25% → 25`. */
  readonly text: string;
}

export type NoteKind = keyof typeof noteTexts;

/** What a note of each kind says before its cells; `applied` for changes, the others are suggestions. */
export const noteTexts = {
  percent: note(true, 'อ่านช่องร้อยละตามที่แสดง', 'percent cells taken as they are shown'),
  rounded: note(true, 'อ่านตัวเลขตามที่ Excel แสดง', 'numbers taken as Excel shows them'),
  'shown-differs': note(
    true,
    'ช่องแสดงตัวเลขต่างจากค่าที่เก็บ อ่านค่าที่เก็บ',
    'the cell shows another number than it stores; the stored one is taken',
  ),
  'number-as-text': note(true, 'ข้อความที่เก็บเป็นตัวเลข อ่านตามที่แสดง', 'text stored as a number, taken as it is shown'),
  'era-of-date': note(
    true,
    'วันที่ที่พิมพ์ปี พ.ศ. ลงใน Excel แบบ ค.ศ. แปลงเป็น ค.ศ.',
    'dates whose B.E. year was typed as C.E. are converted',
  ),
  'time-dropped': note(true, 'ตัดเวลาออกจากวันที่', 'times dropped from dates'),
  apostrophe: note(
    true,
    "ตัดเครื่องหมาย ' ที่ใช้กันไม่ให้ Excel แปลงค่า",
    'an apostrophe that keeps Excel from converting the value is dropped',
  ),
  'phone-zero': note(
    false,
    'หมายเลขโทรศัพท์ที่เก็บเป็นตัวเลข อาจขาดเลข 0 ตัวหน้า',
    'telephone numbers stored as numbers, which may have lost their first 0',
  ),
  'percent-fraction': note(
    false,
    'ความก้าวหน้าน้อยกว่าร้อยละ 1 ตั้งใจเป็นสัดส่วนหรือไม่ เช่น 0.25 คือ 25%',
    'progress below one percent: is it a fraction, such as 0.25 for 25%?',
  ),
} as const;

function note(applied: boolean, th: string, en: string) {
  return { applied, text: { th, en } };
}

export type ReadCell =
  | { readonly cell: Cell; readonly notes: readonly CellNote[]; readonly problem?: undefined }
  | { readonly problem: Diagnostic };

/** Reads one cell; a mistake is reported with the cell's name. */
export function readCell(written: SheetCell | undefined, column: Column, where: CellPlace): ReadCell {
  if (written === undefined || (written.kind === 'text' && written.text.trim() === '')) {
    return column.required && column.kind !== 'lines' ? { problem: empty(column, where) } : { cell: null, notes: [] };
  }
  const notes: CellNote[] = [];
  const say = (kind: NoteKind, taken: string) =>
    notes.push({ kind, place: where.place, text: `${shownText(written)} → ${taken}` });
  const parsed = parse(written, column, say);
  if (parsed.problem === undefined) return { cell: parsed.value, notes };
  const { code, predicate, expected, hint } = parsed.problem;
  const problem = diagnostic(
    code,
    { file: where.file },
    {
      message: {
        th: `\`${where.place}\`: \`${column.title}\` ${predicate.th}`,
        en: `\`${where.place}\`: \`${column.key}\` ${predicate.en}`,
      },
      expected,
      actual: shownText(written),
      hint,
    },
  );
  return { problem };
}

function empty({ key, title }: Column, { file, place }: CellPlace): Diagnostic {
  return diagnostic(
    'E-MISSING-KEY',
    { file },
    { message: { th: `\`${place}\`: \`${title}\` ว่าง`, en: `\`${place}\`: \`${key}\` is empty` } },
  );
}

type Say = (kind: NoteKind, taken: string) => void;

function parse(written: SheetCell, { kind }: Column, say: Say): Parsed<Cell> {
  switch (written.kind) {
    case 'text':
      return readText(written.text, kind, say);
    case 'number':
      return readNumber(written, kind, say);
    case 'date':
      return kind === 'date' ? readDay(written, say) : wrong(...dateElsewhere(written.shown));
    case 'boolean':
      return kind === 'yes' ? { value: written.value ? 'true' : null } : wrong(...booleanElsewhere);
    case 'error':
      return wrong(...errorValue(written.shown));
    default:
      return wrong(...formulaWithoutResult);
  }
}

function readText(written: string, kind: CellKind, say: Say): Parsed<Cell> {
  const text = written.replace(/\r\n?/g, '\n').trim();
  const bare = /^'[\d=+\-@\t]/.test(text) ? text.slice(1) : text;
  if (bare !== text) say('apostrophe', bare);
  return readers[kind](bare);
}

const readers: Readonly<Record<CellKind, (text: string) => Parsed<Cell>>> = {
  text: (text) => ({ value: text }),
  phone: (text) => ({ value: text }),
  status: (text) => ({ value: text }),
  lines: (text) => ({ value: parts(text, /\n+/) }),
  offices: (text) => ({ value: parts(text, /\n| \/ /) }),
  code: (text) =>
    /^\d{8}-\d{3,}$/.test(text)
      ? { value: text }
      : wrong('E-CODE-FORMAT', { th: 'ไม่ใช่รหัสโครงการ', en: 'is not a project code' }),
  year: (text) => {
    const plain = arabicDigits(text);
    const year = /^\d{4}$/.test(plain) ? Number(plain) : 0;
    if (year >= 2493 && year <= 2693) return { value: year };
    return wrong('E-DATE-ERA', { th: 'ต้องเป็นปี พ.ศ. เช่น `2564`', en: 'must be a year in B.E., such as `2564`' });
  },
  number: (text) => {
    const plain = arabicDigits(text);
    return /^[1-9]\d{0,5}$/.test(plain)
      ? { value: Number(plain) }
      : wrong('E-TYPE', { th: 'ไม่ใช่จำนวนเต็ม', en: 'is not a whole number' });
  },
  date: (text) => parseDate(arabicDigits(text)),
  money: (text) => decimal(text, parseSatang),
  percent: (text) => decimal(text, parseBasisPoints),
  mode: (text) =>
    text === 'perReport' || text === 'cumulative'
      ? { value: text }
      : wrong('E-TYPE', {
          th: 'ต้องเป็น `perReport` หรือ `cumulative`',
          en: 'must be `perReport` or `cumulative`',
        }),
  yes: (text) => {
    if (/^(?:true|yes|1|ใช่|x|✓)$/i.test(text)) return { value: 'true' };
    return /^(?:false|no|0|ไม่|ไม่ใช่|-)$/i.test(text)
      ? { value: null }
      : wrong('E-TYPE', { th: 'ต้องเป็น ใช่ หรือ ไม่ใช่', en: 'must be yes or no' });
  },
};

function parts(text: string, between: RegExp): string[] {
  return text
    .split(between)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Spreadsheets group thousands and add units; the number itself must be exact. */
function decimal(text: string, parse: (text: string) => Parsed<number>): Parsed<Cell> {
  const plain = plainDecimal(text) ?? text;
  const parsed = parse(plain);
  return parsed.problem === undefined ? { value: plain } : parsed;
}

function readNumber(written: NumberCell, kind: CellKind, say: Say): Parsed<Cell> {
  const { value, shown, format } = written;
  switch (kind) {
    case 'money':
    case 'percent':
      return readAmount(written, kind, say);
    case 'date':
      return wrong(...dayNumber(written.asDay));
    case 'year':
    case 'number':
    case 'yes':
      return readers[kind](plainNumber(value));
    case 'mode':
      return readers[kind](shown);
    default: {
      const taken = /E[+-]\d/i.test(shown) ? plainNumber(value) : shown.trim();
      if (taken !== plainNumber(value) || taken !== shown) say('number-as-text', taken);
      if (kind === 'phone' && format === 'General' && /^[1-9]\d{7,8}$/.test(taken)) say('phone-zero', taken);
      return readers[kind](taken);
    }
  }
}

/**
 * Excel calculates in binary and shows at most 15 digits, so these count. A value with more decimals than are allowed is
 * taken as it is shown where it is shown with two decimals; any other rounding would be ours.
 */
function readAmount({ value, shown, format }: NumberCell, kind: 'money' | 'percent', say: Say): Parsed<Cell> {
  const isPercent = showsPercent(format) || /%\s*$/.test(shown);
  if (isPercent && kind === 'money')
    return wrong('E-MONEY', { th: 'เป็นร้อยละ ไม่ใช่จำนวนเงิน', en: 'is a percentage, not an amount of money' });
  const read = kind === 'money' ? parseSatang : parseBasisPoints;
  const exact = plainNumber(isPercent ? Number((value * 100).toPrecision(15)) : value);
  const shownAmount = /\d[\d,]*(?:\.\d+)?/.exec(arabicDigits(shown))?.[0].replaceAll(',', '');
  const parsed = read(exact);
  if (parsed.problem === undefined) {
    if (kind === 'percent' && !isPercent && value > 0 && value < 1) say('percent-fraction', exact);
    if (isPercent) say('percent', exact);
    else if (plainNumber(value) !== String(value)) say('rounded', exact);
    else if (shownAmount === undefined || Number(shownAmount) !== Number(exact)) say('shown-differs', exact);
    return { value: exact };
  }
  if (shownAmount !== undefined && /\.\d\d$/.test(shownAmount) && /\.\d{3,}/.test(exact) && value >= 0) {
    const rounded = read(shownAmount);
    if (rounded.problem === undefined) {
      say('rounded', shownAmount);
      return { value: shownAmount };
    }
  }
  return parsed;
}

/** A number without an exponent, in the 15 digits that a spreadsheet shows of it. */
function plainNumber(value: number): string {
  const exact = Number(value.toPrecision(15));
  const text = String(exact);
  if (!/e/.test(text)) return text;
  return Math.abs(exact) < 1 ? exact.toFixed(20).replace(/0+$/, '') : BigInt(exact).toString();
}

/** A day that Excel stores. A year beyond 2400 was typed as B.E. while Excel counted in C.E. */
function readDay({ day, hasTime, shown }: Extract<SheetCell, { kind: 'date' }>, say: Say): Parsed<Cell> {
  const year = Number(day.slice(0, 4));
  const typedAsBuddhist = year >= 2400 && year < 2700 && arabicDigits(shown).includes(String(year));
  const iso = typedAsBuddhist ? `${year - 543}${day.slice(4)}` : day;
  const parsed = parseDate(iso);
  if (parsed.problem !== undefined) return parsed;
  if (typedAsBuddhist) say('era-of-date', iso);
  if (hasTime) say('time-dropped', iso);
  return parsed;
}

type Wrong = [code: Problem['code'], predicate: Localized, hint?: Localized];

function wrong(code: Problem['code'], predicate: Localized, hint?: Localized): Parsed<Cell> {
  return { problem: { code, predicate, hint } };
}

function dateElsewhere(shown: string): Wrong {
  return [
    'E-CELL-VALUE',
    { th: 'เป็นวันที่ของ Excel', en: 'holds a date of Excel' },
    {
      th: `ถ้าตั้งใจเป็นข้อความหรือตัวเลข ให้เปลี่ยนรูปแบบช่อง แล้วพิมพ์ \`${shown}\` ใหม่`,
      en: `if \`${shown}\` is meant as text or a number, change the format of the cell and type it again`,
    },
  ];
}

const booleanElsewhere: Wrong = [
  'E-CELL-VALUE',
  { th: 'เป็นค่า TRUE/FALSE ของ Excel', en: 'holds TRUE or FALSE' },
  { th: 'พิมพ์ค่าเป็นข้อความ', en: 'type the value as text' },
];

function errorValue(shown: string): Wrong {
  return [
    'E-CELL-VALUE',
    { th: `เป็นค่าผิดพลาดของ Excel \`${shown}\``, en: `holds the error \`${shown}\`` },
    { th: 'แก้สูตร หรือพิมพ์ค่าแทนสูตร', en: 'correct the formula, or type the value in its place' },
  ];
}

const formulaWithoutResult: Wrong = [
  'E-CELL-VALUE',
  { th: 'เป็นสูตรที่ไม่มีผลลัพธ์เก็บไว้', en: 'holds a formula without a stored result' },
  {
    th: 'เปิดใน Excel ให้คำนวณแล้วบันทึก หรือพิมพ์ค่าแทนสูตร',
    en: 'open the file in Excel, let it calculate and save, or type the value in place of the formula',
  },
];

function dayNumber(asDay: string | undefined): Wrong {
  const predicate = { th: 'เป็นตัวเลข ไม่ใช่วันที่', en: 'is a number, not a date' };
  if (asDay === undefined) return ['E-DATE-FORMAT', predicate];
  const [year, month, date] = asDay.split('-');
  const day = `${date}/${month}/${Number(year) + 543}`;
  return [
    'E-DATE-FORMAT',
    predicate,
    {
      th: `ถ้าเป็นเลขวันของ Excel คือ \`${day}\` ให้เปลี่ยนรูปแบบช่องเป็นวันที่`,
      en: `as a day number of Excel it is \`${day}\`; change the format of the cell to a date`,
    },
  ];
}
