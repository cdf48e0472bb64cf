import type { PdfCharacter, PdfiumPage } from './pdfium.ts';

/** Text on one baseline, in one face, without a gap; lengths in pt, `y` is the baseline from the top edge down. */
export interface Segment {
  readonly text: string;
  readonly x: number;
  readonly end: number;
  readonly y: number;
  readonly font: string;
  readonly fontSize: number;
}

/** Segments that follow each other on one baseline without a gap. */
export interface TextLine {
  readonly text: string;
  readonly x: number;
  readonly end: number;
  readonly y: number;
  readonly segments: readonly Segment[];
}

/** Distance from the end of one piece of text that is a gap, pt; less than any space. */
const GAP = 1.5;

/** Text lines of a page in content order; cells of one table row are lines of their own, rotated text is left out. */
export function textLines(page: PdfiumPage): TextLine[] {
  return joinLines(textSegments(page.characters));
}

/** Prints a page for a reference file: one segment a line, `x y size font | text`, positions to 0.1 pt. */
export function goldenPage(page: PdfiumPage): string {
  const rows = textSegments(page.characters).map(({ x, y, fontSize, font, text }) => {
    const place = [x, y, fontSize].map((length) => length.toFixed(1).padStart(5)).join(' ');
    return `${place} ${font} | ${text.trimEnd()}`;
  });
  return `${rows.join('\n')}\n`;
}

/** Text that is not upright: the watermark. */
export function rotatedText(page: PdfiumPage): string {
  const rotated = page.characters.filter((character) => isRotated(character) && !character.generated);
  return rotated.map(({ text }) => text).join('');
}

export function textSegments(characters: readonly PdfCharacter[]): Segment[] {
  const segments: Segment[] = [];
  let run: PdfCharacter[] = [];
  const close = () => {
    const [first] = run;
    const last = run.at(-1);
    if (first && last) segments.push(toSegment(run, first, last));
    run = [];
  };
  for (const character of characters) {
    if (isRotated(character)) continue;
    if (/[\r\n]/.test(character.text)) close();
    else if (character.generated) run = run.length > 0 ? [...run, character] : run;
    else {
      const before = run.findLast(({ generated }) => !generated);
      if (before && !continues(before, character)) {
        while (run.at(-1)?.generated) run.pop();
        close();
      }
      run.push(character);
    }
  }
  close();
  return segments;
}

/** Joins segments (or items of another reader) into lines. */
export function joinLines(segments: readonly Segment[]): TextLine[] {
  const lines: Segment[][] = [];
  for (const segment of segments) {
    const line = lines.at(-1);
    const before = line?.at(-1);
    const near = before && sameBaseline(before, segment) && Math.abs(segment.x - before.end) < GAP;
    if (line && near) line.push(segment);
    else lines.push([segment]);
  }
  return lines.map((line) => ({
    text: line.map(({ text }) => text).join(''),
    x: line[0]?.x ?? 0,
    end: line.at(-1)?.end ?? 0,
    y: line[0]?.y ?? 0,
    segments: line,
  }));
}

function toSegment(run: readonly PdfCharacter[], first: PdfCharacter, last: PdfCharacter): Segment {
  const text = run.map((character) => character.text).join('');
  return { text, x: first.x, end: last.end, y: first.y, font: first.font, fontSize: first.fontSize };
}

function isRotated({ angle }: PdfCharacter): boolean {
  return Math.abs(angle) > 1 && Math.abs(angle - 360) > 1;
}

function continues(before: PdfCharacter, next: PdfCharacter): boolean {
  const near = Math.abs(next.x - before.end) < GAP;
  return sameBaseline(before, next) && near && next.font === before.font && next.fontSize === before.fontSize;
}

function sameBaseline(before: { y: number }, next: { y: number }): boolean {
  return Math.abs(before.y - next.y) < 0.5;
}
