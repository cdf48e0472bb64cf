import type { Inline, Style, Text } from '../document/document.ts';
import type { Face, ShapedText } from '../font/face.ts';
import { breakOpportunities } from '../thai/break-opportunities.ts';
import { clusterBreaks } from '../thai/clusters.ts';
import type { LayoutResources } from './layout.ts';
import type { GlyphRun } from './page.ts';
import type { Box } from './total-fit.ts';

/** Text that is never broken, shaped: what a line is filled with. Widths in pt. */
export interface TextBox extends Box {
  readonly pieces: readonly Piece[];
}

/** A part of a box in one face and one language. */
export interface Piece {
  readonly face: Face;
  readonly shaped: ShapedText;
  readonly width: number;
  readonly language: string | undefined;
  readonly part: GlyphRun['part'];
}

/** Inlines with page fields already filled in; `term` marks the label of a description. */
export interface TextRun {
  readonly text: Text;
  readonly part: GlyphRun['part'];
}

/** Cuts a paragraph into boxes at its break opportunities and shapes each one. */
export function textBoxes(runs: readonly TextRun[], style: Style, resources: LayoutResources): TextBox[] {
  const text = runs.map((run) => run.text.value).join('');
  const boxes: TextBox[] = [];
  let start = 0;
  const close = (end: number, breakAfter: Box['breakAfter'], penalty: number) => {
    if (end > start) boxes.push(textBox(runs, start, end, { style, resources, breakAfter, penalty }));
    start = end;
  };
  for (const { position, kind, penalty } of breakOpportunities(text, resources.dictionary)) {
    close(position, kind === 'mandatory' ? 'mandatory' : 'allowed', penalty);
  }
  close(text.length, 'mandatory', 0);
  return boxes;
}

/** Cuts a box wider than a line at cluster boundaries, so that a line always holds at least one box. */
export function splitBox(box: TextBox, style: Style): TextBox[] {
  const scale = style.fontSize;
  const parts = box.pieces.flatMap((piece) => {
    const cuts = [...clusterBreaks(piece.shaped.text), piece.shaped.text.length];
    let from = 0;
    return cuts.map((to) => {
      const shaped = piece.face.shape(piece.shaped.text.slice(from, to));
      from = to;
      return { ...piece, shaped, width: (shaped.advance * scale) / piece.face.unitsPerEm };
    });
  });
  return parts.map((piece, index) => ({
    width: piece.width,
    trailingSpace: isSpace(piece.shaped.text) ? piece.width : 0,
    breakAfter:
      index === parts.length - 1 ? box.breakAfter : isSpace(parts[index + 1]!.shaped.text) ? 'forbidden' : 'allowed',
    penalty: index === parts.length - 1 ? box.penalty : 0,
    pieces: [piece],
  }));
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

interface BoxOptions {
  readonly style: Style;
  readonly resources: LayoutResources;
  readonly breakAfter: Box['breakAfter'];
  readonly penalty: number;
}

function textBox(runs: readonly TextRun[], start: number, end: number, options: BoxOptions): TextBox {
  const pieces: Piece[] = [];
  let offset = 0;
  for (const run of runs) {
    const from = Math.max(start - offset, 0);
    const to = Math.min(end - offset, run.text.value.length);
    if (from < to) pieces.push(...shapePieces(run.text.value.slice(from, to), run, options));
    offset += run.text.value.length;
    if (offset >= end) break;
  }
  let width = 0;
  let trailingSpace = 0;
  for (const piece of pieces) {
    width += piece.width;
    trailingSpace = isSpace(piece.shaped.text) ? trailingSpace + piece.width : 0;
  }
  return { width, trailingSpace, breakAfter: options.breakAfter, penalty: options.penalty, pieces };
}

/** Words and the spaces after them are shaped apart, so that a word is found in the cache wherever it stands. */
function shapePieces(text: string, run: TextRun, { style, resources }: BoxOptions): Piece[] {
  const main = resources.fonts.face(style.fontFamily, run.text.bold, run.text.italic);
  return (text.match(WORDS_AND_SPACES) ?? []).flatMap((word) =>
    splitByFace(word, main, resources).map(({ text: part, face }) => {
      const shaped = face.shape(part);
      const width = (shaped.advance * style.fontSize) / face.unitsPerEm;
      return { face, shaped, width, language: run.text.language, part: run.part };
    }),
  );
}

function splitByFace(text: string, main: Face, { fonts }: LayoutResources): { text: string; face: Face }[] {
  if (coversAll(main, text)) return [{ text, face: main }];
  const parts: { text: string; face: Face }[] = [];
  for (const character of text) {
    const face = fonts.faceFor(character, main);
    const last = parts.at(-1);
    if (last?.face === face) last.text += character;
    else parts.push({ text: character, face });
  }
  return parts;
}

function coversAll(face: Face, text: string): boolean {
  for (const character of text) if (!face.covers(character.codePointAt(0)!)) return false;
  return true;
}

const isSpace = (text: string) => text === ' ' || /^[ \u00a0]+$/.test(text);

// Newlines are breaks, not text; they are dropped here.
const WORDS_AND_SPACES = /[^ \u00a0\r\n]+|[ \u00a0]+/g;
