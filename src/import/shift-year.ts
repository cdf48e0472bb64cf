import { parseDate } from '../project/date.ts';

/** A date as a data file writes it, C.E. or B.E., moved by whole years; 29 February becomes 28 February where there is none. */
export function shiftYear(text: string, years: number): { readonly value: string; readonly shortened: boolean } {
  const moved = text.replace(/\d{4}/, (year) => String(Number(year) + years));
  if (parseDate(moved).value !== undefined) return { value: moved, shortened: false };
  const earlier = moved.replace(/-02-29/, '-02-28').replace(/^29\/02/, '28/02');
  return { value: earlier, shortened: earlier !== moved };
}
