import { isThaiMark } from '../../thai/clusters.ts';
import { placeholderOf } from '../placeholder.ts';
import { decodePdfText } from './actual-text.ts';
import { type Pdfium, withMemory } from './pdfium.ts';

/** What one or several letters of a page's text are drawn by. Lengths in pt; x from the left edge, y from the bottom edge. */
export interface Glyph {
  /** As the file maps it; one space where nothing is drawn, a placeholder where the file gives no letter. */
  readonly text: string;
  /** Where it begins on its baseline. */
  readonly x: number;
  readonly y: number;
  /** How far along its baseline the next glyph of the same text would begin, before any kerning. */
  readonly advance: number;
  /** Where the middle of its ink lies along its baseline; only of vowels and marks above and below a letter. */
  readonly middle?: number;
  readonly fontSize: number;
  /** Direction of the baseline in degrees, counterclockwise, from 0 to 359. */
  readonly angle: number;
}

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

/** Places in the scratch memory: doubles, floats, then the name and the value of `ActualText`. */
const floatsAt = 64;
const keyAt = 128;
const valueAt = 160;
const mostActualText = 4_096;
const scratchBytes = valueAt + mostActualText;

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

/** A text object of the page, whether it has letters or not. */
interface TextObject {
  readonly address: number;
  /** Where its first glyph begins, and how it is drawn. */
  readonly start: Omit<Glyph, 'text' | 'advance'>;
  /** Where its ink begins and ends along its direction. */
  readonly left: number;
  readonly right: number;
  /** The marks with `ActualText` around it, the outermost first; a mark is the same address for all objects in it. */
  readonly meant: readonly { readonly mark: number; readonly text: string }[];
}

type Matrix = readonly [number, number, number, number, number, number];

const textType = 1;
const formType = 5;
/** Forms that draw each other deeper than that are an attack. */
const deepest = 12;

function readTextObjects(pdfium: Pdfium, page: number, scratch: number): TextObject[] {
  const found: TextObject[] = [];
  const texts = new Map<number, string>();
  const read = (object: number, outer: Matrix, depth: number): void => {
    const type = pdfium._FPDFPageObj_GetType(object);
    if (type !== textType && type !== formType) return;
    const matrix = multiply(matrixOf(pdfium, object, scratch), outer);
    if (type === textType) found.push(textObject(pdfium, object, matrix, outer, scratch, texts));
    else if (depth < deepest) {
      const count = pdfium._FPDFFormObj_CountObjects(object);
      for (let index = 0; index < count; index++) read(pdfium._FPDFFormObj_GetObject(object, index), matrix, depth + 1);
    }
  };
  const count = pdfium._FPDFPage_CountObjects(page);
  for (let index = 0; index < count; index++) read(pdfium._FPDFPage_GetObject(page, index), identity, 0);
  return found;
}

const identity: Matrix = [1, 0, 0, 1, 0, 0];

function matrixOf(pdfium: Pdfium, object: number, scratch: number): Matrix {
  pdfium._FPDFPageObj_GetMatrix(object, scratch + floatsAt);
  const at = (scratch + floatsAt) >> 2;
  return [...pdfium.HEAPF32.slice(at, at + 6)] as unknown as Matrix;
}

function multiply([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix {
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

function textObject(
  pdfium: Pdfium,
  address: number,
  [a, b, c, d, x, y]: Matrix,
  outer: Matrix,
  scratch: number,
  texts: Map<number, string>,
): TextObject {
  const floats = scratch + floatsAt;
  pdfium._FPDFPageObj_GetBounds(address, floats, floats + 4, floats + 8, floats + 12);
  const [left, bottom, right, top] = pdfium.HEAPF32.slice(floats >> 2, (floats >> 2) + 4) as unknown as number[];
  const angle = degrees(a, b);
  const corners = [left, right].flatMap((atX) =>
    [bottom, top].map((atY) => {
      const [, , , , cornerX, cornerY] = multiply([1, 0, 0, 1, atX!, atY!], outer);
      return along({ x: cornerX, y: cornerY, angle });
    }),
  );
  pdfium._FPDFTextObj_GetFontSize(address, floats);
  return {
    address,
    start: { x, y, fontSize: pdfium.HEAPF32[floats >> 2]! * Math.hypot(c, d), angle },
    left: Math.min(...corners),
    right: Math.max(...corners),
    meant: readMeant(pdfium, address, scratch, texts),
  };
}

function readMeant(pdfium: Pdfium, object: number, scratch: number, texts: Map<number, string>): TextObject['meant'] {
  const count = pdfium._FPDFPageObj_CountMarks(object);
  return Array.from({ length: count }, (_, index) => pdfium._FPDFPageObj_GetMark(object, index)).flatMap((mark) => {
    const text = texts.get(mark) ?? actualText(pdfium, mark, scratch);
    texts.set(mark, text);
    return text === '' ? [] : [{ mark, text }];
  });
}

const actualTextKey = Buffer.from('ActualText\0', 'latin1');

/** The `ActualText` of a mark; empty where it has none. */
function actualText(pdfium: Pdfium, mark: number, scratch: number): string {
  pdfium.HEAPU8.set(actualTextKey, scratch + keyAt);
  const [key, value, out] = [scratch + keyAt, scratch + valueAt, scratch + floatsAt];
  if (!pdfium._FPDFPageObjMark_GetParamBlobValue(mark, key, value, mostActualText, out)) return '';
  const length = new DataView(pdfium.HEAPU8.buffer).getUint32(out, true);
  return length > mostActualText ? '' : decodePdfText(pdfium.HEAPU8.slice(value, value + length));
}

/** Text objects whose text is one: those under the same `ActualText`, if they lie on one line. */
interface Group {
  readonly text?: string;
  readonly objects: readonly TextObject[];
}

function groupByText(objects: readonly TextObject[]): Group[] {
  const lines = new Map<number, { low: number; high: number; fontSize: number }>();
  for (const { meant, start } of objects) {
    const at = across(start);
    for (const { mark } of meant) {
      const { low, high, fontSize } = lines.get(mark) ?? { low: at, high: at, fontSize: 0 };
      const size = Math.max(fontSize, start.fontSize);
      lines.set(mark, { low: Math.min(low, at), high: Math.max(high, at), fontSize: size });
    }
  }
  const onOneLine = (mark: number) => {
    const { low, high, fontSize } = lines.get(mark)!;
    return high - low <= fontSize * 0.8;
  };
  const groups: { text?: string; mark?: number; objects: TextObject[] }[] = [];
  for (const object of objects) {
    const meant = object.meant.find(({ mark }) => onOneLine(mark));
    const last = groups.at(-1);
    if (meant && last?.mark === meant.mark) last.objects.push(object);
    else groups.push({ ...meant, objects: [object] });
  }
  return groups;
}

/** Where a text lies along its direction. */
export function along({ x, y, angle }: Pick<Glyph, 'x' | 'y' | 'angle'>): number {
  const turn = (angle * Math.PI) / 180;
  return x * Math.cos(turn) + y * Math.sin(turn);
}

/** Where a text lies across its direction: more is further up. */
export function across({ x, y, angle }: Pick<Glyph, 'x' | 'y' | 'angle'>): number {
  const turn = (angle * Math.PI) / 180;
  return y * Math.cos(turn) - x * Math.sin(turn);
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

function degrees(a: number, b: number): number {
  return (Math.round((Math.atan2(b, a) * 180) / Math.PI) + 360) % 360;
}
