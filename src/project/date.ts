import type { Localized } from '../model/localized.ts';
import type { IsoDate } from '../model/project.ts';
import { type Parsed, type Problem, write } from '../yaml/parsed.ts';
import { arabicDigits } from './amounts.ts';

/** Years C.E. a date may have; outside, B.E. was taken for C.E. or the other way about. */
const firstYear = 1950;
const lastYear = 2150;

/** A day written `2020-10-01` (C.E.) or `01/10/2563` (B.E.), with or without ` 00:00:00`; `E-DATE-FORMAT` or `E-DATE-ERA` otherwise. */
export function parseDate(text: string): Parsed<IsoDate> {
  const day = iso.exec(text)?.groups ?? slashed.exec(text)?.groups;
  if (day === undefined) return notADate(text);
  const written = { year: Number(day.year), month: Number(day.month), day: Number(day.day) };
  const year = text[4] === '-' ? written.year : written.year - 543;
  if (written.month < 1 || written.month > 12) return noSuchDay(monthHint(written.day, written.month));
  if (year < firstYear || year > lastYear) return wrongEra(written, text[4] === '-');
  if (written.day < 1 || written.day > daysInMonth(year, written.month)) {
    return noSuchDay(lengthHint(year, written.month));
  }
  return { value: `${String(year)}-${day.month}-${day.day}` };
}

const iso = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?: 00:00:00(?:\.000)?)?$/;
const slashed = /^(?<day>\d{2})\/(?<month>\d{2})\/(?<year>\d{4})(?: 00:00:00(?:\.000)?)?$/;

function notADate(text: string): Parsed<IsoDate> {
  const suggestion = suggestDate(text);
  const meant = suggestion === undefined ? undefined : parseDate(suggestion);
  const hint = suggestion !== undefined && meant?.value !== undefined ? write(suggestion) : meant?.problem?.hint;
  return invalid({ th: 'ไม่ใช่วันที่ที่อ่านได้', en: 'is not a date' }, hint);
}

function noSuchDay(hint: Localized | undefined): Parsed<IsoDate> {
  return invalid({ th: 'ไม่มีวันนี้ในปฏิทิน', en: 'is a day that does not exist' }, hint);
}

function invalid(predicate: Localized, hint: Localized | undefined): { problem: Problem } {
  return { problem: { code: 'E-DATE-FORMAT', predicate, expected, hint } };
}

function monthHint(day: number, month: number): Localized | undefined {
  if (month <= 12 || month > 31 || day > 12) return undefined;
  return { th: 'วันมาก่อนเดือน: วัน/เดือน/ปี', en: 'the day comes before the month: day/month/year' };
}

function lengthHint(year: number, month: number): Localized {
  const days = daysInMonth(year, month);
  const name = `${String(month).padStart(2, '0')}/${year + 543}`;
  return { th: `เดือน ${name} มี ${days} วัน`, en: `month ${name} has ${days} days` };
}

function wrongEra(written: { year: number; month: number; day: number }, isIso: boolean): Parsed<IsoDate> {
  const common = isIso ? written.year - 543 : written.year;
  const isDay = written.day >= 1 && written.day <= daysInMonth(common, written.month);
  const known = isDay && common >= firstYear && common <= lastYear;
  const month = String(written.month).padStart(2, '0');
  const day = String(written.day).padStart(2, '0');
  return {
    problem: {
      code: 'E-DATE-ERA',
      predicate: isIso
        ? { th: 'ต้องเขียนปีเป็น ค.ศ.', en: 'must have a year in C.E.' }
        : { th: 'ต้องเขียนปีเป็น พ.ศ.', en: 'must have a year in B.E.' },
      expected,
      hint: known ? write(isIso ? `${common}-${month}-${day}` : `${day}/${month}/${common + 543}`) : undefined,
    },
  };
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

const expected = {
  th: 'วันที่แบบ `2020-10-01` (ค.ศ.) หรือ `01/10/2563` (พ.ศ.)',
  en: 'a date such as `2020-10-01` (C.E.) or `01/10/2563` (B.E.)',
};

/** A date written in another common way, in one of the two ways a data file takes; for hints only, never read as data. */
function suggestDate(text: string): string | undefined {
  const plain = arabicDigits(text)
    .replace(/[\p{Cf}"'“”‘’]/gu, '')
    .trim()
    .replace(/[T ]\d{1,2}:\d{2}.*$/, '')
    .replace(/\s*([-/.])\s*(?=\d)/g, '$1');
  const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(plain);
  if (yearFirst) return isoText(yearFirst[1]!, yearFirst[2]!, yearFirst[3]!);
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (compact) return isoText(compact[1]!, compact[2]!, compact[3]!);
  const dayFirst = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(plain);
  if (dayFirst) return slashedText(dayFirst[1]!, dayFirst[2]!, dayFirst[3]!);
  const shortYear = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{2})$/.exec(plain);
  if (shortYear) return slashedText(shortYear[1]!, shortYear[2]!, `25${shortYear[3]!}`);
  return withMonthName(plain);
}

function isoText(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function slashedText(day: string, month: string, year: string): string {
  return `${day.padStart(2, '0')}/${month.padStart(2, '0')}/${year}`;
}

function withMonthName(text: string): string | undefined {
  const named = /^(\d{1,2})\s*([ก-๎.]+?)\s*(?:พ\.ศ\.)?\s*(\d{4}|\d{2})$/.exec(text);
  const month = named ? monthNames.findIndex((names) => names.includes(named[2]!)) : -1;
  return named && month !== -1 ? slashedText(named[1]!, String(month + 1), named[3]!.padStart(4, '25')) : undefined;
}

const monthNames: readonly (readonly string[])[] = [
  ['มกราคม', 'ม.ค.'],
  ['กุมภาพันธ์', 'ก.พ.'],
  ['มีนาคม', 'มี.ค.'],
  ['เมษายน', 'เม.ย.'],
  ['พฤษภาคม', 'พ.ค.'],
  ['มิถุนายน', 'มิ.ย.'],
  ['กรกฎาคม', 'ก.ค.'],
  ['สิงหาคม', 'ส.ค.'],
  ['กันยายน', 'ก.ย.'],
  ['ตุลาคม', 'ต.ค.'],
  ['พฤศจิกายน', 'พ.ย.'],
  ['ธันวาคม', 'ธ.ค.'],
];
