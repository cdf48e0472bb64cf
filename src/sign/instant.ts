/** A moment that a certificate, a time stamp or the host names. Nothing here reads the clock. */
// biome-ignore lint/style/noRestrictedGlobals: the type of a moment, not the clock
export type Instant = Date;

/** The moment so many milliseconds after 1970. */
export function instantOf(milliseconds: number): Instant {
  // biome-ignore lint/style/noRestrictedGlobals: a moment that is given, not the clock
  return new Date(milliseconds);
}

/** The end of the year 9999, in ms since 1970: the last moment that a PDF date can name. */
export const latestInstant = 253_402_300_799_999;

/** `2026-11-29 21:42:31 UTC` */
export function formatInstant(at: Instant): string {
  return `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** A PDF date (ISO 32000-1, 7.9.4), in UTC. */
export function pdfDate(at: Instant): string {
  return `(D:${at.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z)`;
}

/** The moment that a PDF date names, or nothing when it names none. */
export function readPdfDate(text: string): Instant | undefined {
  const found = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-])(\d\d)'?(\d\d)'?)?/.exec(text);
  if (!found) return undefined;
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map(Number) as [number, ...number[]];
  // biome-ignore lint/style/noRestrictedGlobals: arithmetic of the calendar, not the clock
  const utc = Date.UTC(year, month! - 1, day, hour, minute, second);
  // The calendar makes 3 March of 31 February; a date that is none names no moment.
  if (!pdfDate(instantOf(utc)).startsWith(`(D:${found.slice(1, 7).join('')}`)) return undefined;
  const offset = found[7] === undefined ? 0 : (Number(found[8]) * 60 + Number(found[9])) * (found[7] === '+' ? 1 : -1);
  return instantOf(utc - offset * 60_000);
}
