import type { Inline, Style, Text } from '../../model/document.ts';
import type { Face } from '../../model/face.ts';
import type { GlyphRun } from '../../model/page.ts';
import type { Dictionary } from '../../thai/dictionary/dictionary.ts';
import { readChunks } from '../../thai/read-chunks.ts';
import { BoxReader } from './box-reader.ts';
import { type Piece, type RunInFace, runInFace } from './shape-part.ts';
import type { Box } from './total-fit.ts';

/** What text is measured with; shared by all documents of a process. */
export interface TextResources {
  readonly fonts: FaceProvider;
  readonly dictionary: Dictionary;
}

export interface FaceProvider {
  face(family: string, bold: boolean, italic: boolean): Face;
  /** The face that draws a character or sequence: `face` itself, or a fallback that covers all of it. */
  faceFor(characters: string, face: Face): Face;
}

/** Text that is never broken, shaped: what a line is filled with. Widths in pt. */
export interface TextBox extends Box {
  readonly pieces: readonly Piece[];
}

/** Inlines with page fields already filled in; `term` marks the label of a description. */
export interface TextRun {
  readonly text: Text;
  readonly part: GlyphRun['part'];
}

/** Cuts a paragraph into boxes at its break opportunities and shapes each one. */
export function textBoxes(runs: readonly TextRun[], style: Style, { fonts, dictionary }: TextResources): TextBox[] {
  let text = '';
  const inFaces: RunInFace[] = [];
  for (const run of runs) {
    text += run.text.value;
    inFaces.push(runInFace(run, style, fonts));
  }
  const reader = new BoxReader(text, inFaces, dictionary);
  readChunks(text, reader);
  return reader.end();
}

/** A line break in a paragraph is a newline for the breaker; page fields are texts by now. */
export function textRuns(inlines: readonly Inline[], part: GlyphRun['part'], page: PageFields | undefined): TextRun[] {
  return inlines.map((inline) => {
    // Without a character a line to write on would have no place among the others.
    if (inline.type === 'text' && inline.leader !== undefined && inline.value === '')
      return { text: { ...inline, value: ' ' }, part };
    if (inline.type === 'text') return { text: inline, part };
    if (inline.type === 'lineBreak') return { text: { type: 'text', value: '\n', bold: false, italic: false }, part };
    const value = String(page?.[inline.type === 'pageNumber' ? 'number' : 'count'] ?? '');
    return { text: { type: 'text', value, bold: inline.bold, italic: inline.italic }, part };
  });
}

export interface PageFields {
  readonly number: number;
  readonly count: number;
}

/** Width in pt of boxes on one line: the space after the last word is not seen. */
export function lineWidth(boxes: readonly TextBox[]): number {
  return boxes.reduce((sum, box) => sum + box.width, 0) - (boxes.at(-1)?.trailingSpace ?? 0);
}

/** Width in pt of the longest line when nothing is broken but at line breaks. */
export function naturalWidth(boxes: readonly TextBox[]): number {
  let widest = 0;
  let width = 0;
  for (const box of boxes) {
    width += box.width;
    widest = Math.max(widest, width - box.trailingSpace);
    if (box.breakAfter === 'mandatory') width = 0;
  }
  return widest;
}
