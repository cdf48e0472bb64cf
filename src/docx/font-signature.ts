import { readSfnt } from '../font/sfnt.ts';

/** What a word processor wants to know of a font to find a substitute; hexadecimal, as OS/2 has it. */
export interface FontSignature {
  readonly panose: string;
  /** Whether the font says it serves code page 874. */
  readonly thai: boolean;
  readonly unicodeRanges: readonly string[];
  readonly codePages: readonly string[];
}

/** Reads the OS/2 table of a face's file (OpenType 1.9, "OS/2"). */
export function fontSignature(bytes: Uint8Array): FontSignature | undefined {
  const table = readSfnt(bytes).get('OS/2');
  if (!table || table.byteLength < 86) return undefined;
  const hex = (value: number, digits: number) => value.toString(16).toUpperCase().padStart(digits, '0');
  const words = (...offsets: number[]) => offsets.map((offset) => hex(table.getUint32(offset), 8));
  return {
    panose: Array.from({ length: 10 }, (_, index) => hex(table.getUint8(32 + index), 2)).join(''),
    thai: (table.getUint32(78) & (1 << 16)) !== 0,
    unicodeRanges: words(42, 46, 50, 54),
    codePages: words(78, 82),
  };
}
