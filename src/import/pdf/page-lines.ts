import type { PrintedLine } from '../printed-line.ts';
import { across, along, type Glyph } from './glyph.ts';
import { joinGlyphs, type Segment } from './join-glyphs.ts';
import { orderSegments } from './order-segments.ts';
import type { Pdfium } from './pdfium.ts';
import { readGlyphs, type Unmapped } from './read-glyphs.ts';
import { type Sheet, splitSheet } from './split-sheet.ts';

/** A line whose number and page are not yet known. */
export type PageLine = Omit<PrintedLine, 'number' | 'page'>;

/** Lines of text of a page in reading order, cells of a table row apart; slanted text (a watermark) comes last, as one line. */
export function readPageLines(pdfium: Pdfium, page: number): PageLine[] {
  return readSheetLines(pdfium, page, new Map()).flat();
}

/** The same for each of the pages that are printed beside each other on one sheet. */
export function readSheetLines(pdfium: Pdfium, page: number, unmapped: Unmapped): PageLine[][] {
  const glyphs = readGlyphs(pdfium, page, unmapped);
  const directions = [0, 90, 180, 270].map((angle) => glyphs.filter((glyph) => glyph.angle === angle));
  const [main, ...others] = directions.sort((left, right) => right.length - left.length) as [Glyph[], ...Glyph[][]];
  const sheets = splitSheet(readUpright(main), sizeOf(pdfium, page, main[0]?.angle ?? 0)).map((segments) =>
    orderSegments(segments).map(toLine),
  );
  const aside = others.filter((turned) => turned.length > 0).flatMap((turned) => readUpright(turned).map(toLine));
  const slanted = glyphs.filter(({ angle }) => angle % 90 !== 0);
  const last = [...aside, ...(slanted.length > 0 ? [slantedLine(slanted)] : [])];
  const filled = sheets.length > 0 ? sheets : [[]];
  return filled.map((lines, index) => (index === filled.length - 1 ? [...lines, ...last] : lines));
}

/** Of a page without its turn, for text of a direction. */
function sizeOf(pdfium: Pdfium, page: number, angle: number): Sheet {
  const [width, height] = [pdfium._FPDF_GetPageWidth(page), pdfium._FPDF_GetPageHeight(page)];
  const turned = (pdfium._FPDFPage_GetRotation(page) % 2 === 1) !== (angle % 180 === 90);
  return turned ? { width: height, height: width } : { width, height };
}

/** Text of one direction, read as if that were the horizontal one. */
function readUpright(glyphs: readonly Glyph[]): Segment[] {
  return joinGlyphs(
    glyphs.map((glyph) => ({
      text: glyph.text,
      x: along(glyph),
      y: across(glyph),
      end: along(glyph) + glyph.advance,
      middle: glyph.middle ?? along(glyph),
      fontSize: Math.max(glyph.fontSize, 1),
    })),
  );
}

function toLine({ text, x, end, y, indented }: Segment): PageLine {
  return { text, indent: x, end, baseline: y, ...(indented && { indented }) };
}

function slantedLine(glyphs: readonly Glyph[]): PageLine {
  return { text: glyphs.map(({ text }) => text).join(''), indent: glyphs[0]!.x };
}
