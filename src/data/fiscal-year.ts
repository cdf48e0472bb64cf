import type { IsoDate } from './project.ts';

/** Fiscal year (B.E.) of a day: 1 October 2020 to 30 September 2021 C.E. is 2564. */
export function fiscalYearOf(date: IsoDate): number {
  const year = Number(date.slice(0, 4));
  return date.slice(5, 7) >= '10' ? year + 544 : year + 543;
}
