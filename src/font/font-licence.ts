import { fontkit } from './fontkit.ts';

/** What a font file says of its licence: the text, and the address (OpenType `name`, IDs 13 and 14). */
interface NamedFont {
  getName?(key: 'license' | 'licenseURL'): string | null | undefined;
}

/**
 * Whether a font file says that it may be passed on: it names a licence that allows it. A file that names none,
 * or another, may not.
 */
export function mayBePassedOn(bytes: Uint8Array): boolean {
  try {
    const opened = fontkit().create(bytes);
    const font = ('fonts' in opened ? opened.fonts[0] : opened) as NamedFont | undefined;
    return free.test([font?.getName?.('license'), font?.getName?.('licenseURL')].join('\n'));
  } catch {
    return false;
  }
}

const free =
  /Open Font Licen[cs]e|\bOFL\b|Apache Licen[cs]e|apache\.org\/licenses|Creative Commons|creativecommons\.org|\bCC0\b|public domain|General Public Licen[cs]e|gnu\.org\/licenses|MIT Licen[cs]e|Ubuntu Font Licen[cs]e|Bitstream Vera/i;
