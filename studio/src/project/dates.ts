/** A day as three numbers, the year of the Buddhist era. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Reads a date of a data file, ISO in C.E. or day/month/year in B.E., or one that is being typed, with Thai digits or short. */
export function readDay(text: string): Day | undefined {
  const plain = arabic(text)
    .trim()
    .replace(/ 00:00:00.*$/, '');
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(plain);
  if (iso) return checked(Number(iso[1]) + 543, Number(iso[2]), Number(iso[3]));
  const slashed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(plain);
  if (slashed && Number(slashed[3]) >= 2400) return checked(Number(slashed[3]), Number(slashed[2]), Number(slashed[1]));
  return undefined;
}

function checked(year: number, month: number, day: number): Day | undefined {
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
  return exists && year >= 2493 && year <= 2693 ? { year, month, day } : undefined;
}

export function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year - 543, month, 0)).getUTCDate();
}

/** As the form prints it. */
export function slashed({ year, month, day }: Day): string {
  return `${two(day)}/${two(month)}/${year}`;
}

/** As a data file has it: the way it was written before, else day/month/year. */
export function written(day: Day, before: string): string {
  return /^\d{4}-/.test(before) ? `${day.year - 543}-${two(day.month)}-${two(day.day)}` : slashed(day);
}

export function today(): Day {
  const now = new Date();
  return { year: now.getFullYear() + 543, month: now.getMonth() + 1, day: now.getDate() };
}

export function isoToday(): string {
  return written(today(), '2020-');
}

/** Some days later or earlier. */
export function moved({ year, month, day }: Day, days: number): Day {
  const date = new Date(Date.UTC(year - 543, month - 1, day + days));
  return { year: date.getUTCFullYear() + 543, month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The same day of another month, or that month's last. */
export function movedMonths({ year, month, day }: Day, months: number): Day {
  const count = year * 12 + month - 1 + months;
  const next = { year: Math.floor(count / 12), month: (count % 12) + 1 };
  return { ...next, day: Math.min(day, daysIn(next.year, next.month)) };
}

/** 0 is Sunday. */
export function weekday({ year, month, day }: Day): number {
  return new Date(Date.UTC(year - 543, month - 1, day)).getUTCDay();
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** Thai digits as Arabic ones. */
export function arabic(text: string): string {
  return text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
}
