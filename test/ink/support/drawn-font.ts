import type { PdfObjects } from '../../support/pdf-objects.ts';
import { nameOf, type PdfDictionary } from '../../support/pdf-syntax.ts';
import { type Contour, openFontFile } from './contours.ts';

/** A Type 0 font as it stands in a PDF, by character code. */
export interface DrawnFont {
  /** Without the subset's prefix. */
  readonly name: string;
  readonly unitsPerEm: number;
  /** In font units. */
  advance(code: number): number;
  /** What the code means, by ToUnicode. */
  text(code: number): string;
  /** What the code draws, by CIDToGIDMap and the embedded file; font units. */
  contours(code: number): readonly Contour[];
  /** Number of the glyph in the embedded file. */
  glyph(code: number): number;
}

/** Reads a font dictionary; throws when a width differs from the embedded file's advance. */
export function readDrawnFont(pdf: PdfObjects, font: PdfDictionary): DrawnFont {
  const descendant = pdf.dictionary(font, 'DescendantFonts', 0);
  const file = openFontFile(pdf.decode(pdf.get(descendant, 'FontDescriptor', 'FontFile2')));
  const map = pdf.decode(pdf.get(descendant, 'CIDToGIDMap'));
  const widths = pdf.get(descendant, 'W', 1) as readonly number[];
  const texts = readToUnicode(Buffer.from(pdf.decode(pdf.get(font, 'ToUnicode'))).toString('latin1'));
  const glyph = (code: number) => (map[2 * code]! << 8) | map[2 * code + 1]!;
  widths.forEach((width, code) => {
    const stated = (file.advance(glyph(code)) * 1000) / file.unitsPerEm;
    if (Math.abs(stated - width) > 0.001) throw new Error(`code ${code} has two advances`);
  });
  return {
    name: (nameOf(pdf.get(font, 'BaseFont')) ?? '').replace(/^[A-Z]{6}\+/, ''),
    unitsPerEm: file.unitsPerEm,
    advance: (code) => file.advance(glyph(code)),
    text: (code) => texts.get(code) ?? '',
    contours: (code) => file.contours(glyph(code)),
    glyph,
  };
}

function readToUnicode(map: string): Map<number, string> {
  const texts = new Map<number, string>();
  for (const [, block = ''] of map.matchAll(/beginbfchar\n(.*?)endbfchar/gs)) {
    for (const [, code = '', text = ''] of block.matchAll(/<(\w+)> <(\w+)>/g)) {
      const units = text.match(/.{4}/g)!.map((unit) => Number.parseInt(unit, 16));
      texts.set(Number.parseInt(code, 16), String.fromCharCode(...units));
    }
  }
  return texts;
}
