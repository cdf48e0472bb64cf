import type { Inline, Style, Text } from '../model/document.ts';
import type { GlyphRun } from '../model/page.ts';
import { readChunks } from '../thai/read-chunks.ts';
import { BoxReader } from './box-reader.ts';
import type { LayoutResources } from './layout.ts';
import { type Piece, type RunInFace, runInFace } from './shape-part.ts';
import type { Box } from './total-fit.ts';

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
export function textBoxes(runs: readonly TextRun[], style: Style, { fonts, dictionary }: LayoutResources): TextBox[] {
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
