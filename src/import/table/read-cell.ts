import { diagnostic } from '../../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { parseDate } from '../../project/date.ts';
import { arabicDigits } from '../../project/decimal.ts';
import { suggestDate } from '../../project/suggest-date.ts';
import type { Parsed } from '../../yaml/parsed.ts';
import type { CellNote, NoteKind, Say } from './cell-notes.ts';
import { isFraction, readDay, readNumber } from './cell-number.ts';
import { type Cell, textReaders, type Wrong, wrong } from './cell-text.ts';
import type { CellKind, Column } from './columns.ts';
import { type SheetCell, shownText } from './sheet.ts';

/** Where a cell is: the file, and the cell's name in it. */
export interface CellPlace {
  readonly file: string;
  readonly place: string;
}

export type ReadCell =
  | { readonly cell: Cell; readonly notes: readonly CellNote[]; readonly problem?: undefined }
  | { readonly problem: Diagnostic };

/** Reads one cell; a mistake is reported with the cell's name. */
export function readCell(written: SheetCell | undefined, column: Column, where: CellPlace): ReadCell {
  if (written === undefined || (written.kind === 'text' && written.text.trim() === '')) {
    return column.required && column.kind !== 'texts' ? { problem: empty(column, where) } : { cell: null, notes: [] };
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
    {
      message: { th: `\`${place}\`: \`${title}\` ว่าง`, en: `\`${place}\`: \`${key}\` is empty` },
      hint: { th: 'เติมค่าในช่องนี้', en: 'fill in the cell' },
    },
  );
}

function parse(written: SheetCell, column: Column, say: Say): Parsed<Cell> {
  const { kind } = column;
  switch (written.kind) {
    case 'text':
      return readText(written.text, column, say);
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

function readText(written: string, { kind, required }: Column, say: Say): Parsed<Cell> {
  const text = written.replace(/\r\n?/g, '\n').trim();
  if (errorText.test(text)) return wrong(...errorValue(text));
  if (tooNarrow.test(text)) return wrong(...cutToSigns);
  const bare = /^'[\d=+\-@\t]/.test(text) ? text.slice(1) : text;
  if (bare !== text) say('apostrophe', bare);
  if (ofDigits.includes(kind) && /^\d(?:\.\d+)?E\+?\d+$/i.test(bare)) return wrong(...shortenedNumber);
  const meant = meantBy(bare, kind, required);
  if (meant) {
    say(meant.note, meant.value === null ? '–' : String(meant.value));
    return { value: meant.value };
  }
  const parsed = textReaders[kind](bare);
  if ((kind === 'money' || kind === 'percent') && parsed.value === '0' && !/[\d๐-๙]/.test(bare)) say('dash', '0');
  if (kind === 'percent' && isFraction(Number(parsed.value)) && !/%|ร้อยละ/.test(bare)) say('percent-fraction', bare);
  return parsed;
}

/**
 * What offices type into a cell that is no value in this form, where only one thing can be meant. It is read, and noted.
 * A year of two digits is B.E. from 43 on; `30/09/25` may be of either calendar and stays a mistake.
 */
function meantBy(
  text: string,
  kind: CellKind,
  required: boolean,
): { readonly note: NoteKind; readonly value: Cell } | undefined {
  if (kind === 'money' || kind === 'percent') return isDash(text) ? { note: 'dash', value: '0' } : undefined;
  if (kind === 'number') {
    const number = /^(?:รายงาน)?ครั้งที่ ?([1-9]\d{0,5})$/.exec(arabicDigits(text))?.[1];
    return number === undefined ? undefined : { note: 'number-in-words', value: Number(number) };
  }
  if (kind !== 'date') return undefined;
  if (isDash(text) || /^ไม่(?:ทราบ|ระบุ|มี)$/.test(text)) return required ? undefined : { note: 'dash', value: null };
  if (parseDate(arabicDigits(text)).problem === undefined || /^\d+$/.test(text)) return undefined;
  if (/^\d{1,2}\D.*\D(?:[0-3]\d|4[0-2])$/.test(arabicDigits(text))) return undefined;
  const meant = parseDate(suggestDate(text) ?? '');
  return meant.problem === undefined ? { note: 'date-as-text', value: meant.value } : undefined;
}

function isDash(text: string): boolean {
  return /^[-–—]$/.test(text);
}

/** An error of Excel, or of LibreOffice, that a copy or a CSV file holds as text. */
const errorText = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|FIELD!|GETTING_DATA)$|^Err:5\d\d$/;

/** What Excel shows, and writes into CSV files, where a column is too narrow for the value. */
const tooNarrow = /^#{2,}$/;

const cutToSigns: Wrong = [
  'E-CELL-VALUE',
  {
    th: 'มีแต่เครื่องหมาย # เพราะคอลัมน์แคบเกินไปตอนที่ Excel บันทึก',
    en: 'holds only `#` signs: the column was too narrow when Excel wrote the file',
  },
  {
    th: 'ใน Excel ขยายคอลัมน์ให้กว้างพอแล้วบันทึกใหม่ หรือพิมพ์ค่าเอง',
    en: 'in Excel widen the column and save again, or type the value',
  },
];

/** In a text, such a number was rounded when Excel wrote it: its last digits are lost. */
const ofDigits: readonly CellKind[] = ['code', 'phone', 'money', 'number'];

const shortenedNumber: Wrong = [
  'E-CELL-VALUE',
  {
    th: 'เป็นเลขที่ Excel ย่อไว้ ตัวเลขท้ายอาจหายไป',
    en: 'holds a number that Excel has shortened; its last digits may be lost',
  },
  {
    th: 'ใน Excel ตั้งรูปแบบคอลัมน์เป็นข้อความ พิมพ์ค่าเต็มใหม่ แล้วบันทึก',
    en: 'in Excel give the column the format Text, type the whole value again, and save',
  },
];

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
