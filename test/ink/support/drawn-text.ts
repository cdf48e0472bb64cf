import { contentOperators } from '../../support/pdf-content.ts';
import { type PdfObjects, readPdfObjects } from '../../support/pdf-objects.ts';
import { nameOf, type PdfDictionary, type PdfValue } from '../../support/pdf-syntax.ts';
import { type DrawnFont, readDrawnFont } from './drawn-font.ts';

/** What one text operator draws, upright; lengths in pt, `y` is the baseline from the top edge of the page down. */
export interface DrawnText {
  readonly font: DrawnFont;
  readonly fontSize: number;
  readonly x: number;
  readonly y: number;
  readonly codes: readonly number[];
}

/** A stroked rule, not a dotted line to write on, from `x1` to `x2` around `y`. */
export interface DrawnRule {
  readonly x1: number;
  readonly x2: number;
  readonly y: number;
  readonly width: number;
}

export interface DrawnPage {
  readonly height: number;
  /** In content order; text that is not upright (the watermark) or not painted (that of a line to write on) is left out. */
  readonly texts: readonly DrawnText[];
  readonly rules: readonly DrawnRule[];
  /** Operators that would hide part of what is drawn: clipping paths. */
  readonly clips: number;
}

/** Reads what a PDF draws from its content streams and embedded fonts alone. */
export function readDrawnPages(bytes: Uint8Array): DrawnPage[] {
  const pdf = readPdfObjects(bytes);
  const fonts = new Map<PdfValue, DrawnFont>();
  return pdf.pages.map((page) => readPage(pdf, page, fonts));
}

function readPage(pdf: PdfObjects, page: PdfDictionary, fonts: Map<PdfValue, DrawnFont>): DrawnPage {
  const height = pdf.get(page, 'MediaBox', 3) as number;
  const texts: DrawnText[] = [];
  const rules: DrawnRule[] = [];
  let clips = 0;
  let font: DrawnFont | undefined;
  let fontSize = 0;
  let matrix: readonly number[] = [];
  let width = 1;
  let isSeen = true;
  let isDotted = false;
  let from: readonly number[] = [];
  let to: readonly number[] = [];
  for (const { operator, operands } of contentOperators(pdf, page)) {
    const numbers = operands as readonly number[];
    if (operator === 'Tf') {
      font = fontOf(pdf, page, nameOf(operands[0]) ?? '', fonts);
      fontSize = numbers[1]!;
    } else if (operator === 'BT') matrix = [1, 0, 0, 1, 0, 0];
    else if (operator === 'Tm') matrix = numbers;
    else if (operator === 'Td') matrix = moved(matrix, numbers);
    else if (operator === 'Tr') isSeen = numbers[0] !== invisible;
    else if (operator === 'd') isDotted = (operands[0] as unknown as unknown[]).length > 0;
    else if (operator === 'Tj') {
      if (!isSeen) continue;
      const [a, b, c, d, x, y] = matrix as [number, number, number, number, number, number];
      if (b !== 0 || c !== 0) continue;
      if (a !== 1 || d !== 1 || !font) throw new Error('text that is scaled, or without a font');
      texts.push({ font, fontSize, x, y: height - y, codes: codesOf(operands[0] as Uint8Array) });
    } else if (operator === 'w') width = numbers[0]!;
    else if (operator === 'm') from = numbers;
    else if (operator === 'l') to = numbers;
    else if (operator === 'S' && isDotted) continue;
    else if (operator === 'S') rules.push({ x1: from[0]!, x2: to[0]!, y: height - from[1]!, width });
    else if (operator === 'W' || operator === 'W*') clips++;
    else if (!KNOWN.has(operator)) throw new Error(`operator ${operator} is not read here`);
  }
  return { height, texts, rules, clips };
}

/** The matrix of upright text after a move (ISO 32000-1, table 108). */
function moved([a = 1, b = 0, c = 0, d = 1, x = 0, y = 0]: readonly number[], [dx = 0, dy = 0]: readonly number[]) {
  return [a, b, c, d, x + dx, y + dy];
}

/** Text that is read but not painted. */
const invisible = 3;

/** They change no place of text that is seen, nor of rules: only text that is not seen is stretched. */
const KNOWN = new Set(['Tz', 'J', 'ET', 'BDC', 'BMC', 'EMC', 'rg', 'RG', 'g', 'G', 'n']);

function fontOf(pdf: PdfObjects, page: PdfDictionary, name: string, fonts: Map<PdfValue, DrawnFont>): DrawnFont {
  const dictionary = pdf.dictionary(page, 'Resources', 'Font', name);
  const font = fonts.get(dictionary) ?? readDrawnFont(pdf, dictionary);
  fonts.set(dictionary, font);
  return font;
}

function codesOf(bytes: Uint8Array): number[] {
  return Array.from({ length: bytes.length / 2 }, (_, k) => (bytes[2 * k]! << 8) | bytes[2 * k + 1]!);
}
