import { arabicDigits } from './hundredths.ts';

/** A date written in another common way, in one of the two ways a data file takes; for hints only, never read as data. */
export function suggestDate(text: string): string | undefined {
  const plain = arabicDigits(text)
    .trim()
    .replace(/[T ]\d{1,2}:\d{2}.*$/, '');
  const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(plain);
  if (yearFirst) return isoText(yearFirst[1]!, yearFirst[2]!, yearFirst[3]!);
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (compact) return isoText(compact[1]!, compact[2]!, compact[3]!);
  const dayFirst = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(plain);
  if (dayFirst) return slashedText(dayFirst[1]!, dayFirst[2]!, dayFirst[3]!);
  return withMonthName(plain);
}

function isoText(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function slashedText(day: string, month: string, year: string): string {
  return `${day.padStart(2, '0')}/${month.padStart(2, '0')}/${year}`;
}

function withMonthName(text: string): string | undefined {
  const named = /^(\d{1,2})\s*([ก-๎.]+?)\s*(?:พ\.ศ\.)?\s*(\d{4})$/.exec(text);
  const month = named ? monthNames.findIndex((names) => names.includes(named[2]!)) : -1;
  return named && month !== -1 ? slashedText(named[1]!, String(month + 1), named[3]!) : undefined;
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
