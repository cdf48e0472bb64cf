import type { Localized } from '../model/localized.ts';
import type { IsoDate } from '../model/project.ts';
import { type Parsed, type Problem, write } from '../yaml/parsed.ts';
import { suggestDate } from './suggest-date.ts';

/** Years C.E. a date may have; outside, B.E. was taken for C.E. or the other way about. */
const firstYear = 1950;
export const lastYear = 2150;

/** A day written `2020-10-01` (C.E.) or `01/10/2563` (B.E.), with or without ` 00:00:00`; `E-DATE-FORMAT` or `E-DATE-era` otherwise. */
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
  return invalid({ th: 'ไม่ใช่วันที่ที่อ่านได้', en: 'is not a date' }, hint ?? generalHint);
}

function noSuchDay(hint: Localized): Parsed<IsoDate> {
  return invalid({ th: 'ไม่มีวันนี้ในปฏิทิน', en: 'is a day that does not exist' }, hint);
}

function invalid(predicate: Localized, hint: Localized | undefined): { problem: Problem } {
  return { problem: { code: 'E-DATE-FORMAT', predicate, expected, hint } };
}

const generalHint = {
  th: 'เขียนวัน เดือน ปี พ.ศ. เป็นตัวเลข เช่น `30/09/2564` รายงานที่ไม่ทราบวันที่เขียน `null`',
  en: 'write day, month and year (B.E.) in digits, such as `30/09/2564`; a report whose date is not known has `null`',
};

function monthHint(day: number, month: number): Localized {
  if (month === 0 || month > 31 || day > 12) return { th: 'เดือนมีตั้งแต่ 01 ถึง 12', en: 'months are 01 to 12' };
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
  const isKnown = common >= firstYear && common <= lastYear;
  const month = String(written.month).padStart(2, '0');
  const day = String(written.day).padStart(2, '0');
  return {
    problem: {
      code: 'E-DATE-ERA',
      predicate: isIso
        ? { th: 'ต้องเขียนปีเป็น ค.ศ.', en: 'must have a year in C.E.' }
        : { th: 'ต้องเขียนปีเป็น พ.ศ.', en: 'must have a year in B.E.' },
      expected,
      hint:
        isDay && isKnown ? write(isIso ? `${common}-${month}-${day}` : `${day}/${month}/${common + 543}`) : yearHint,
    },
  };
}

const yearHint = {
  th: 'ตรวจวันและปี: `30/09/2564` เป็นปี พ.ศ. `2021-09-30` เป็นปี ค.ศ.',
  en: 'check day and year: in `30/09/2564` the year is B.E., in `2021-09-30` it is C.E.',
};

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

const expected = {
  th: 'วันที่แบบ `2020-10-01` (ค.ศ.) หรือ `01/10/2563` (พ.ศ.)',
  en: 'a date such as `2020-10-01` (C.E.) or `01/10/2563` (B.E.)',
};
