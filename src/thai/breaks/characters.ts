/** Characters that never start a line, also after a space; for ๆ and ฯ, see `isClusterBoundary`. */
export const noLineStart = codesOf('๚๛%‰)]}”’»›,.;:!?…/\u00a0\u202f\u2060');

/** Characters that never end a line, also before a space: leading vowels, opening brackets, signs of what follows; a hyphen at a line's end is lost when the text is copied. */
export const noLineEnd = codesOf('เแโใไ([{“‘«‹฿$€£=-\u2010\u2011\u2012\u2013#@•\u00a0\u202f\u2060');

/** Whether a code unit is a digit, 0 to 9 or ๐ to ๙. */
export function isDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x0e50 && code <= 0x0e59);
}

/** Thai, Latin and every other script; not the punctuation and symbol blocks. */
export function isLetterOrDigit(code: number): boolean {
  if (code < 0xc0) return isDigit(code) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
  if (code === 0x0e2f || code === 0x0e3f || code === 0x0e46) return false;
  return code < 0x2000 || (code > 0x2bff && (code < 0x3000 || code > 0x303f));
}

/** Spaces a line may end after; a no-break space is part of its chunk. */
export function isSpace(code: number): boolean {
  if (code < 0x2000) return code === 0x20 || code === 0x09;
  return (code <= 0x200b && code !== 0x2007) || code === 0x3000;
}

/** Characters that end a line by themselves. */
export function isLineEnd(code: number): boolean {
  if (code < 0x85) return code >= 0x0a && code <= 0x0d;
  return code === 0x85 || code === 0x2028 || code === 0x2029;
}

function codesOf(characters: string): ReadonlySet<number> {
  const codes = new Set<number>();
  for (let index = 0; index < characters.length; index++) codes.add(characters.charCodeAt(index));
  return codes;
}
