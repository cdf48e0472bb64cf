import { decodePdfText } from './actual-text.ts';
import { across, along, degrees, type Glyph } from './glyph.ts';
import type { Pdfium } from './pdfium.ts';

/** A text object of the page, whether it has letters or not. */
export interface TextObject {
  readonly address: number;
  /** Where its first glyph begins, and how it is drawn. */
  readonly start: Omit<Glyph, 'text' | 'advance'>;
  /** Where its ink begins and ends along its direction. */
  readonly left: number;
  readonly right: number;
  /** The marks with `ActualText` around it, the outermost first; a mark is the same address for all objects in it. */
  readonly meant: readonly { readonly mark: number; readonly text: string }[];
}

/** Places in the scratch memory: doubles, floats, then the name and the value of `ActualText`. */
export const floatsAt = 64;
const keyAt = 128;
const valueAt = 160;
const mostActualText = 4_096;
export const scratchBytes = valueAt + mostActualText;

type Matrix = readonly [number, number, number, number, number, number];

const textType = 1;
const formType = 5;
/** Forms that draw each other deeper than that are an attack. */
const deepest = 12;

/** The text objects of a page in content order, those of its forms among them. */
export function readTextObjects(pdfium: Pdfium, page: number, scratch: number): TextObject[] {
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
export interface Group {
  readonly text?: string;
  readonly objects: readonly TextObject[];
}

export function groupByText(objects: readonly TextObject[]): Group[] {
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
