import { arabicDigits } from './decimal.ts';

/** A date written in another common way, in one of the two ways a data file takes; for hints only, never read as data. */
export function suggestDate(text: string): string | undefined {
  const plain = arabicDigits(text)
    .replace(/[\p{Cf}"'“”‘’]/gu, '')
    .trim()
    .replace(/[T ]\d{1,2}:\d{2}.*$/, '')
    .replace(/^(?:วัน[ก-๎]*|ที่)\s*(?=\d)/, '')
    .replaceAll('\\', '/')
    .replace(/\s*([-/.])\s*(?=\d)/g, '$1');
  const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(plain);
  if (yearFirst) return isoText(yearFirst[1]!, yearFirst[2]!, yearFirst[3]!);
  const dayFirstCompact = /^(\d{2})(\d{2})(2[456]\d{2})$/.exec(plain);
  if (dayFirstCompact) return slashedText(dayFirstCompact[1]!, dayFirstCompact[2]!, dayFirstCompact[3]!);
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (compact) return isoText(compact[1]!, compact[2]!, compact[3]!);
  const dayFirst = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(plain);
  if (dayFirst) return slashedText(dayFirst[1]!, dayFirst[2]!, dayFirst[3]!);
  const shortYear = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{2})$/.exec(plain);
  if (shortYear) return slashedText(shortYear[1]!, shortYear[2]!, fullYear(shortYear[3]!));
  return withMonthName(plain);
}

/** Two digits of a year in four, B.E., of the years around this one: 43 to 99 are 2543 to 2599, 00 to 42 are C.E. 2000 to 2042. */
export function fullYear(twoDigits: string): string {
  const year = Number(twoDigits);
  return String(year < 43 ? 2543 + year : 2500 + year);
}

function isoText(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function slashedText(day: string, month: string, year: string): string {
  return `${day.padStart(2, '0')}/${month.padStart(2, '0')}/${year}`;
}

function withMonthName(text: string): string | undefined {
  const named =
    /^(?<day>\d{1,2})\s*(?:เดือน)?\s*(?<name>[ก-๎.A-Za-z]+?)\s*,?\s*(?:พ\.?ศ\.?|ค\.?ศ\.?)?\s*(?<year>\d{4}|\d{2})$/.exec(
      text,
    ) ?? /^(?<name>[A-Za-z.]+)\s*(?<day>\d{1,2})\s*,?\s+(?<year>\d{4})$/.exec(text);
  if (named === null) return undefined;
  const { day, name, year } = named.groups!;
  const plainName = name!.replaceAll('.', '').toLowerCase();
  const month = monthNames.findIndex((names) => names.includes(plainName));
  if (month === -1) return undefined;
  return slashedText(day!, String(month + 1), year!.length === 2 ? fullYear(year!) : year!);
}

/** Without full stops, in small letters. */
const monthNames: readonly (readonly string[])[] = [
  ['มกราคม', 'มค', 'january', 'jan'],
  ['กุมภาพันธ์', 'กพ', 'february', 'feb'],
  ['มีนาคม', 'มีค', 'march', 'mar'],
  ['เมษายน', 'เมย', 'april', 'apr'],
  ['พฤษภาคม', 'พค', 'may'],
  ['มิถุนายน', 'มิย', 'june', 'jun'],
  ['กรกฎาคม', 'กค', 'july', 'jul'],
  ['สิงหาคม', 'สค', 'august', 'aug'],
  ['กันยายน', 'กย', 'september', 'sep', 'sept'],
  ['ตุลาคม', 'ตค', 'october', 'oct'],
  ['พฤศจิกายน', 'พย', 'november', 'nov'],
  ['ธันวาคม', 'ธค', 'december', 'dec'],
];
