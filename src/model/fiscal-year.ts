import type { IsoDate } from './project.ts';

/** Fiscal year (B.E.) of a day: 1 October 2020 to 30 September 2021 C.E. is 2564. */
export function fiscalYearOf(date: IsoDate): number {
  const year = Number(date.slice(0, 4));
  return date.slice(5, 7) >= '10' ? year + 544 : year + 543;
}

/** First and last day of a fiscal year (B.E.). */
export function fiscalYearDays(fiscalYear: number): { readonly first: IsoDate; readonly last: IsoDate } {
  return { first: `${fiscalYear - 544}-10-01`, last: `${fiscalYear - 543}-09-30` };
}
