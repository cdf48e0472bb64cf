import { isThaiMark } from '../../thai/clusters.ts';
import { placeholderOf } from '../placeholder.ts';
import { along, degrees, type Glyph } from './glyph.ts';
import { type Pdfium, withMemory } from './pdfium.ts';
import { floatsAt, type Group, groupByText, readTextObjects, scratchBytes, type TextObject } from './text-objects.ts';

/**
 * The glyphs of a page in content order, those of form XObjects among them.
 *
 * PDFium's text page has the letters and places of glyphs. The page's objects have what the text page leaves out: which
 * objects lie under one `ActualText`, and the spaces that are drawn alone. A text under `ActualText` is one glyph here.
 */
export function readGlyphs(pdfium: Pdfium, page: number, unmapped: Unmapped): Glyph[] {
  const textPage = pdfium._FPDFText_LoadPage(page);
  try {
    return withMemory(pdfium, scratchBytes, (scratch) => {
      const drawn = readDrawn(pdfium, textPage, scratch, unmapped);
      const objects = readTextObjects(pdfium, page, scratch);
      const groups = groupByText(objects);
      return groups.flatMap((group, index) => (repeats(group, groups[index - 1], drawn) ? [] : glyphsOf(group, drawn)));
    });
  } finally {
    pdfium._FPDFText_ClosePage(textPage);
  }
}

/** Placeholders for glyphs without a letter, by font and code; the same for all pages of a document. */
export type Unmapped = Map<string, string>;

/** The letters of each text object, those that PDFium guessed (line ends, spaces) left out. */
function readDrawn(pdfium: Pdfium, textPage: number, scratch: number, unmapped: Unmapped): Map<number, Glyph[]> {
  const drawn = new Map<number, Glyph[]>();
  const count = pdfium._FPDFText_CountChars(textPage);
  const double = (at: number) => pdfium.HEAPF64[(scratch >> 3) + at]!;
  const float = (at: number) => pdfium.HEAPF32[((scratch + floatsAt) >> 2) + at]!;
  for (let index = 0; index < count; index++) {
    if (pdfium._FPDFText_IsGenerated(textPage, index) === 1) continue;
    pdfium._FPDFText_GetCharOrigin(textPage, index, scratch, scratch + 8);
    pdfium._FPDFText_GetLooseCharBox(textPage, index, scratch + floatsAt);
    pdfium._FPDFText_GetMatrix(textPage, index, scratch + floatsAt + 16);
    const object = pdfium._FPDFText_GetTextObject(textPage, index);
    const [left, top, right, bottom] = [float(0), float(1), float(2), float(3)];
    const [a, b, c, d] = [float(4), float(5), float(6), float(7)];
    const angle = degrees(a, b);
    const advance = angle === 90 || angle === 270 ? Math.abs(top - bottom) : Math.abs(right - left);
    const text = letterOf(pdfium, textPage, index, object, unmapped);
    if (isThaiMark(text.charCodeAt(0)))
      pdfium._FPDFText_GetCharBox(textPage, index, scratch + 16, scratch + 24, scratch + 32, scratch + 40);
    const glyph = {
      text,
      x: double(0),
      y: double(1),
      advance,
      fontSize: pdfium._FPDFText_GetFontSize(textPage, index) * Math.hypot(c, d),
      angle,
      ...(isThaiMark(text.charCodeAt(0)) && {
        middle: along({ x: (double(2) + double(3)) / 2, y: (double(4) + double(5)) / 2, angle }),
      }),
    };
    const others = drawn.get(object);
    if (others) others.push(glyph);
    else drawn.set(object, [glyph]);
  }
  return drawn;
}

function letterOf(pdfium: Pdfium, textPage: number, index: number, object: number, unmapped: Unmapped): string {
  const code = pdfium._FPDFText_GetUnicode(textPage, index);
  if (pdfium._FPDFText_IsHyphen(textPage, index) === 1) return '-'; // PDFium gives another sign at the end of a line
  if (code !== 0 && pdfium._FPDFText_HasUnicodeMapError(textPage, index) !== 1) return String.fromCodePoint(code);
  const key = `${pdfium._FPDFTextObj_GetFont(object)} ${code}`;
  const placeholder = unmapped.get(key) ?? placeholderOf(unmapped.size);
  unmapped.set(key, placeholder);
  return placeholder;
}

/** A mark that is drawn apart may carry the text of its whole cluster, which the glyphs before it have already. */
function repeats(group: Group, before: Group | undefined, drawn: ReadonlyMap<number, readonly Glyph[]>): boolean {
  if (before?.text === undefined) return false;
  const glyphs = group.objects.flatMap(({ address }) => drawn.get(address) ?? []);
  const text = group.text ?? glyphs.map((glyph) => glyph.text).join('');
  const [ink, other] = [inkOf(group), inkOf(before)];
  const slack = group.objects[0]!.start.fontSize * 0.2;
  return (
    text.length > 1 && before.text.endsWith(text) && ink.left > other.left - slack && ink.right < other.right + slack
  );
}

function inkOf({ objects }: Group): { left: number; right: number } {
  return {
    left: Math.min(...objects.map(({ left }) => left)),
    right: Math.max(...objects.map(({ right }) => right)),
  };
}

function glyphsOf({ text, objects }: Group, drawn: ReadonlyMap<number, readonly Glyph[]>): readonly Glyph[] {
  if (text === undefined) return objects.flatMap((object) => drawn.get(object.address) ?? blank(object));
  // PDFium puts the letters of such a text inside a form where they would be without the form: the ink is in its place.
  const [{ start }] = objects as [TextObject];
  const inked = objects.map(({ right }) => right - along(start) + start.fontSize * sideBearing);
  return [{ ...start, text, advance: Math.max(0, ...inked) }];
}

/** em; white at the right of a letter, which belongs to its advance. */
const sideBearing = 0.05;

/** An object without letters and without ink is a space; one with ink was drawn before, for bold, or has no letters. */
function blank({ start, left, right }: TextObject): Glyph[] {
  return right - left < 0.01 && start.angle % 90 === 0 ? [{ ...start, text: ' ', advance: 0 }] : [];
}
