/**
 * Tells whether a line may end before `text[index]` without tearing a Thai cluster apart:
 * never before a combining mark, ะ า ำ ๅ, ๆ, ฯ or a silenced consonant (ร์), never after เ แ โ ใ ไ.
 */
export function isClusterBoundary(text: string, index: number): boolean {
  if (index <= 0 || index >= text.length) return true;
  const next = text.charCodeAt(index);
  if (next < FIRST_COMBINING) return true;
  if (isLeadingVowel(text.charCodeAt(index - 1))) return false;
  return !(joinsLeft(next) || isLowSurrogate(next) || isSilenced(text, index));
}

/** The places where a word longer than the line may be cut as a last resort: every cluster boundary inside it. */
export function clusterBreaks(text: string): readonly number[] {
  const breaks: number[] = [];
  for (let index = 1; index < text.length; index++) if (isClusterBoundary(text, index)) breaks.push(index);
  return breaks;
}

/** Thai letters, vowels and tone marks; not ฿, ๆ, ฯ, digits or the ancient punctuation. */
export function isThaiLetter(code: number): boolean {
  return (
    code >= 0x0e01 && code <= 0x0e4e && code !== PAIYANNOI && code !== MAIYAMOK && (code <= 0x0e3a || code >= 0x0e40)
  );
}

export function isThaiConsonant(code: number): boolean {
  return code >= 0x0e01 && code <= 0x0e2e;
}

export function isThaiMark(code: number): boolean {
  return code === 0x0e31 || (code >= 0x0e34 && code <= 0x0e3a) || (code >= 0x0e47 && code <= 0x0e4e);
}

export const PAIYANNOI = 0x0e2f;
export const MAIYAMOK = 0x0e46;

const FIRST_COMBINING = 0x0300;
const THANTHAKHAT = 0x0e4c;

/** เ แ โ ใ ไ, which are written before their consonant. */
export function isLeadingVowel(code: number): boolean {
  return code >= 0x0e40 && code <= 0x0e44;
}

function joinsLeft(code: number): boolean {
  if (code <= 0x036f) return true;
  if (isThaiMark(code)) return true;
  if (code === 0x0e30 || code === 0x0e32 || code === 0x0e33 || code === 0x0e45) return true;
  return code === MAIYAMOK || code === PAIYANNOI;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

function isSilenced(text: string, index: number): boolean {
  if (!isThaiConsonant(text.charCodeAt(index))) return false;
  const above = text.charCodeAt(index + 1);
  return above === THANTHAKHAT || (isThaiMark(above) && text.charCodeAt(index + 2) === THANTHAKHAT);
}
