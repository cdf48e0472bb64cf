import { isThaiByte } from '../yaml/decode-text.ts';

/** Text that was decoded in the wrong encoding, and what it most likely was. */
export interface Misread {
  /** Where the garbled text lies; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** The text as it was written; U+FFFD for a letter that cannot be recovered. */
  readonly meant: string;
  readonly kind: 'windows-874 as Latin-1' | 'UTF-8 as windows-874' | 'UTF-8 as Latin-1';
}

/**
 * Finds Thai text that a program read in the wrong encoding: windows-874 taken for Latin-1 (`¨Ñ´ÍºÃÁ`), UTF-8 taken for
 * windows-874 (`เธเธฑเธ`) or for Latin-1 (`à¸ˆà¸±`). A place counts only where the text read back is possible Thai.
 */
export function findMisread(text: string): readonly Misread[] {
  const found: Misread[] = [];
  for (const { kind, pattern, readBack } of patterns) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].trimEnd().length];
      if (found.some((other) => other.start < end && start < other.end)) continue; // UTF-8 contains the other kind
      const meant = readBack(text.slice(start, end));
      if (meant !== undefined) found.push({ start, end, meant, kind });
    }
  }
  return found.sort((left, right) => left.start - right.start);
}

/** Signs of windows-1252 in the place of control characters, which both code pages have or leave empty. */
const signs1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const signs874 =
  '€\u0081\u0082\u0083\u0084…\u0086\u0087\u0088\u0089\u008a\u008b\u008c\u008d\u008e\u008f\u0090‘’“”•–—\u0098\u0099\u009a\u009b\u009c\u009d\u009e\u009f';

const latin = `\u00a1-\u00da\u00df-\u00fb`;
const latinSpace = ' \\-/.,:()0-9A-Za-z';
const second1252 = `[\u0080-\u00bf${signs1252.replaceAll('-', '\\-')}]`;
const second874 = `[\u00a0\u0080-\u009f\u0e01-\u0e1f\ufffd${signs874.replaceAll('-', '\\-')}]`;

const patterns = [
  {
    kind: 'UTF-8 as windows-874',
    pattern: new RegExp(`(?:เ[ธน]${second874}){3,}(?:[${latinSpace}]*(?:เ[ธน]${second874})+)*`, 'g'),
    readBack: (text: string) => possibleThai(fromUtf8(text, byte874)),
  },
  {
    kind: 'UTF-8 as Latin-1',
    pattern: new RegExp(
      `(?:\u00e0[\u00b8\u00b9]${second1252}){2,}(?:[${latinSpace}]*(?:\u00e0[\u00b8\u00b9]${second1252})+)*`,
      'g',
    ),
    readBack: (text: string) => possibleThai(fromUtf8(text, byte1252)),
  },
  {
    kind: 'windows-874 as Latin-1',
    // Such letters in a row, signs like `¤` among them: no language of the Latin script writes them so.
    pattern: new RegExp(
      `(?:(?=[${latin}]?[${latin}]?[\u00a1-\u00bf\u00d7\u00f7])[${latin}]{3,}|[${latin}]{5,})(?:[${latinSpace}]*[${latin}]{2,})*`,
      'g',
    ),
    readBack: (text: string) => possibleThai(Array.from(text, fromLatin).join('')),
  },
] as const;

/** A letter of Latin-1 as the byte that windows-874 reads as Thai. */
function fromLatin(letter: string): string {
  const code = letter.charCodeAt(0);
  return code >= 0xa1 && code <= 0xfb ? String.fromCharCode(code - 0xa0 + 0x0e00) : letter;
}

/** What windows-874 has from 0x80 on, without its no-break space. */
const high874 = `${signs874} ${String.fromCharCode(...Array.from({ length: 0x5b }, (_, index) => 0x0e01 + index))}`;

/** Nothing for the sign of a lost byte. */
function byte874(letter: string): number | undefined {
  const code = letter.charCodeAt(0);
  if (code <= 0xa0) return code;
  const at = high874.indexOf(letter);
  return at === -1 ? undefined : 0x80 + at;
}

function byte1252(letter: string): number {
  const code = letter.charCodeAt(0);
  return code <= 0xff ? code : 0x80 + signs1252.indexOf(letter);
}

/** Thai letters are three bytes in UTF-8; one whose last byte is lost is U+FFFD. */
function fromUtf8(text: string, byteOf: (letter: string) => number | undefined): string {
  let read = '';
  for (let index = 0; index < text.length; ) {
    const first = byteOf(text[index]!);
    if (first !== 0xe0) {
      read += text[index]!;
      index += 1;
      continue;
    }
    const [second, third] = [byteOf(text[index + 1]!)!, byteOf(text[index + 2]!)];
    read += String.fromCharCode(third === undefined ? 0xfffd : ((second & 0x3f) << 6) | (third & 0x3f));
    index += 3;
  }
  return read;
}

/** The text, if its Thai letters are in an order that Thai has: marks above a consonant, vowels before one. */
function possibleThai(text: string): string | undefined {
  const letters = text.match(/[\u0e00-\u0e7f\ufffd]/g)?.length ?? 0;
  const unknown = text.match(/\ufffd/g)?.length ?? 0;
  const wrong = text.match(
    /(?<![ก-ฮ\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\ufffd])[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]|[เ-ไ](?![ก-ฮ\ufffd])|[\u0e3b-\u0e3e\u0e5c-\u0e7f]/g,
  );
  const known = letters - unknown;
  return known >= 2 && (wrong?.length ?? 0) * 8 <= letters ? text : undefined;
}

/**
 * Letters in the private use area by which Thai fonts of the nineties placed marks lower or further left
 * (Microsoft's and Apple's lists agree on U+F700 to U+F71A).
 */
const privateLetters = 'ฐิีึื่้๊๋์่้๊๋์ญัํ็่้๊๋์ฺุู';

/** Text in which private letters of old Thai fonts are the letters that they show. */
export function withoutPrivateLetters(text: string): string {
  return text.replace(/[\uf700-\uf71a]/g, (letter) => privateLetters[letter.charCodeAt(0) - 0xf700]!);
}

/** The text of a file in windows-874 (TIS-620 with its signs); `undefined` where its bytes are something else. */
export function fromWindows874(bytes: Uint8Array): string | undefined {
  const high = bytes.filter((byte) => byte >= 0x80);
  const thai = high.filter(isThaiByte).length;
  if (thai * 2 <= high.length || !high.every((byte) => isThaiByte(byte) || signsOf874.has(byte))) return undefined;
  let text = '';
  for (const byte of bytes) text += isThaiByte(byte) ? String.fromCharCode(byte - 0xa0 + 0x0e00) : signOrAscii(byte);
  return text;
}

const signsOf874: ReadonlyMap<number, string> = new Map([
  ...[0x80, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97].map((byte) => [byte, signs874[byte - 0x80]!] as const),
  [0xa0, '\u00a0'],
]);

function signOrAscii(byte: number): string {
  return signsOf874.get(byte) ?? String.fromCharCode(byte);
}
