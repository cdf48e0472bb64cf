import type { PdfObjects } from '../../support/pdf-objects.ts';
import { nameOf, type PdfDictionary } from '../../support/pdf-syntax.ts';
import { type Contour, openFontFile } from './contours.ts';

/** A Type 0 font as it is in a PDF, by character code. */
export interface DrawnFont {
  /** Without the subset's prefix. */
  readonly name: string;
  readonly unitsPerEm: number;
  /** In font units. */
  advance(code: number): number;
  /** What the code means, by ToUnicode. */
  text(code: number): string;
  /** What the code draws, by the glyph of that number in the embedded file; font units. */
  contours(code: number): readonly Contour[];
}

/** Reads a font dictionary; throws when a width differs from the embedded file's advance. */
export function readDrawnFont(pdf: PdfObjects, font: PdfDictionary): DrawnFont {
  const descendant = pdf.dictionary(font, 'DescendantFonts', 0);
  const file = openFontFile(pdf.decode(pdf.get(descendant, 'FontDescriptor', 'FontFile2')));
  const widths = pdf.get(descendant, 'W', 1) as readonly number[];
  const texts = readToUnicode(Buffer.from(pdf.decode(pdf.get(font, 'ToUnicode'))).toString('latin1'));
  widths.forEach((width, code) => {
    const stated = (file.advance(code) * 1000) / file.unitsPerEm;
    if (Math.abs(stated - width) > 0.001) throw new Error(`code ${code} has two advances`);
  });
  return {
    name: (nameOf(pdf.get(font, 'BaseFont')) ?? '').replace(/^[A-Z]{6}\+/, ''),
    unitsPerEm: file.unitsPerEm,
    advance: (code) => file.advance(code),
    text: (code) => texts.get(code) ?? '',
    contours: (code) => file.contours(code),
  };
}

function readToUnicode(map: string): Map<number, string> {
  const texts = new Map<number, string>();
  for (const [, first = '', range = ''] of map.matchAll(/<(\w+)> <\w+> \[(.*?)\]/g)) {
    for (const [k, [, text = '']] of [...range.matchAll(/<(\w+)>/g)].entries()) {
      const units = text.match(/.{4}/g)!.map((unit) => Number.parseInt(unit, 16));
      texts.set(Number.parseInt(first, 16) + k, String.fromCharCode(...units));
    }
  }
  return texts;
}
