import type { PrintedLine } from '../printed-line.ts';
import { type Pdfium, withMemory } from './pdfium.ts';

/** A line whose number and page are not yet known. */
export type PageLine = Omit<PrintedLine, 'number' | 'page'>;

/** Lines of text of a page in content order, cells of a table row apart; rotated text (a watermark) comes last, as one line. */
export function readPageLines(pdfium: Pdfium, page: number): PageLine[] {
  const characters = readCharacters(pdfium, page);
  const upright = characters.filter(({ rotated }) => !rotated);
  const watermark = characters.filter(({ rotated, generated }) => rotated && !generated);
  const lines = splitLines(upright);
  return watermark.length > 0 ? [...lines, toLine(watermark)] : lines;
}

/** Lengths in pt; x from the left edge, y from the bottom edge. */
interface Character {
  readonly text: string;
  readonly x: number;
  readonly end: number;
  readonly y: number;
  readonly fontSize: number;
  readonly rotated: boolean;
  /** Put in by PDFium (line ends, guessed spaces), not in the file. */
  readonly generated: boolean;
}

/** Places in the scratch memory: two doubles, ten floats. */
const floatBytes = 16;
const scratchBytes = floatBytes + 40;

function readCharacters(pdfium: Pdfium, page: number): Character[] {
  const textPage = pdfium._FPDFText_LoadPage(page);
  const characters = withMemory(pdfium, scratchBytes, (scratch) =>
    Array.from({ length: pdfium._FPDFText_CountChars(textPage) }, (_, index) => {
      pdfium._FPDFText_GetCharOrigin(textPage, index, scratch, scratch + 8);
      pdfium._FPDFText_GetLooseCharBox(textPage, index, scratch + floatBytes);
      pdfium._FPDFText_GetMatrix(textPage, index, scratch + floatBytes + 16);
      const float = (at: number) => pdfium.HEAPF32[((scratch + floatBytes) >> 2) + at]!;
      return {
        text: String.fromCodePoint(pdfium._FPDFText_GetUnicode(textPage, index)),
        x: pdfium.HEAPF64[scratch >> 3]!,
        y: pdfium.HEAPF64[(scratch >> 3) + 1]!,
        end: float(2),
        fontSize: pdfium._FPDFText_GetFontSize(textPage, index) * Math.hypot(float(6), float(7)),
        rotated: Math.abs(Math.sin(pdfium._FPDFText_GetCharAngle(textPage, index))) > 0.02,
        generated: pdfium._FPDFText_IsGenerated(textPage, index) === 1,
      };
    }),
  );
  pdfium._FPDFText_ClosePage(textPage);
  return characters;
}

function splitLines(characters: readonly Character[]): PageLine[] {
  const lines: Character[][] = [];
  let last: Character | undefined;
  let spaceBefore: Character | undefined;
  for (const character of characters) {
    if (/[\r\n]/.test(character.text) && !character.generated) continue;
    if (character.generated) {
      spaceBefore = character.text === ' ' ? character : spaceBefore;
      continue;
    }
    if (!last || !continues(last, character)) lines.push([character]);
    else lines.at(-1)!.push(...(spaceBefore && !isSpace(last) && !isSpace(character) ? [spaceBefore] : []), character);
    last = character;
    spaceBefore = undefined;
  }
  return lines.map(toLine).filter(({ text }) => text.trim() !== '');
}

/** On the same baseline and not further away than a wide space. */
function continues(last: Character, next: Character): boolean {
  const size = Math.max(last.fontSize, next.fontSize, 1);
  const gap = next.x - last.end;
  return Math.abs(next.y - last.y) < size * 0.2 && gap < size * 0.45 && gap > -size * 3;
}

function isSpace({ text }: Character): boolean {
  return text === ' ' || text === '\u00a0';
}

function toLine(characters: readonly Character[]): PageLine {
  const text = characters.map((character) => character.text).join('');
  const first = characters.find((character) => !isSpace(character));
  return { text: text.trimStart(), indent: first?.x ?? 0 };
}
