import type { Details } from '../diagnostics/build-diagnostic.ts';
import type { Face } from '../model/face.ts';
import type { Localized } from '../model/localized.ts';
import type { FontFile } from './font-file.ts';

/** Says which licence bits forbid embedding a subset, if any does (OpenType 1.9, `OS/2` fsType). */
export function checkEmbedding({ licenceBits }: FontFile, path: string): Details | undefined {
  const forbidden = [
    // Of the usage bits the least restrictive counts, so bit 1 forbids only alone.
    ...((licenceBits & 0x000e) === 0x0002 ? ['bit 1 (restricted licence embedding)'] : []),
    ...(licenceBits & 0x0100 ? ['bit 8 (no subsetting)'] : []),
    ...(licenceBits & 0x0200 ? ['bit 9 (bitmap embedding only)'] : []),
  ];
  if (forbidden.length === 0) return undefined;
  const bits = forbidden.join(', ');
  return {
    message: {
      th: `สัญญาอนุญาตของแบบอักษร \`${path}\` ห้ามฝังลงในเอกสาร: fsType ${bits}`,
      en: `the licence of \`${path}\` forbids embedding it: fsType ${bits}`,
    },
    hint: { th: 'ใช้แบบอักษรอื่นที่อนุญาตให้ฝังได้', en: 'use a font whose licence allows embedding' },
  };
}

/** Says which characters a face lacks of those every form prints: Thai letters, vowels, tone marks and digits, and ASCII. */
export function checkCoverage(face: Face, path: string): Localized | undefined {
  const missing = neededCharacters.filter((codePoint) => !face.covers(codePoint));
  if (missing.length === 0) return undefined;
  const shown = missing.slice(0, shownAtMost).map(nameOf).join(' ');
  const rest = missing.length - shownAtMost;
  return {
    th: `แบบอักษร \`${path}\` ขาดอักขระที่แบบฟอร์มต้องใช้ ${missing.length} ตัว: ${shown}${rest > 0 ? ' ฯลฯ' : ''}`,
    en: `\`${path}\` lacks ${missing.length} characters the form needs: ${shown}${rest > 0 ? ` and ${rest} more` : ''}`,
  };
}

/** Characters named in a message; more would hide the rest of it. */
const shownAtMost = 8;

/** First and last code points of what every form prints, and so every face of a document that opens. */
export const neededRanges: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  // Consonants, vowels, ฯ; vowels in front, ๆ, tone marks, ็ ์ ํ; digits. Not ฿ ๏ ๚ ๛ and yamakkan, which forms do without.
  [0x0e01, 0x0e3a],
  [0x0e40, 0x0e4d],
  [0x0e50, 0x0e59],
];

const neededCharacters: readonly number[] = neededRanges.flatMap(([first, last]) => range(first, last));

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, k) => first + k);
}

/** Marks are shown on ◌, which carries them visibly. */
function nameOf(codePoint: number): string {
  const character = String.fromCodePoint(codePoint);
  if (codePoint === 0x20) return 'U+0020';
  return /\p{M}/u.test(character) ? `◌${character}` : character;
}
