import type { Inline, Style, Text } from '../document/document.ts';
import { breakOpportunities } from '../thai/break-opportunities.ts';
import type { LayoutResources } from './layout.ts';
import type { GlyphRun } from './page.ts';
import { isKerned, type Piece, partShaper, type ShapedPart, type ShapePart } from './shape-part.ts';
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
  const text = runs.map((run) => run.text.value).join('');
  const shapers = runs.map((run) =>
    partShaper(run, fonts.face(style.fontFamily, run.text.bold, run.text.italic), style, fonts),
  );
  const boxes: TextBox[] = [];
  let start = 0;
  const close = (end: number, breakAfter: Box['breakAfter'], penalty: number) => {
    if (end > start) boxes.push(textBox(partsOf(runs, shapers, start, end), breakAfter, penalty));
    start = end;
  };
  for (const { position, kind, penalty } of breakOpportunities(text, dictionary)) {
    close(position, kind === 'mandatory' ? 'mandatory' : 'allowed', penalty);
  }
  close(text.length, 'mandatory', 0);
  return boxes;
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

/** What lies between two offsets of the paragraph, run by run. */
function partsOf(runs: readonly TextRun[], shapers: readonly ShapePart[], start: number, end: number): ShapedPart[] {
  const parts: ShapedPart[] = [];
  let offset = 0;
  for (let index = 0; index < runs.length && offset < end; index++) {
    const { value } = runs[index]!.text;
    const from = Math.max(start - offset, 0);
    const to = Math.min(end - offset, value.length);
    if (from < to) {
      const next = isKerned(value.charCodeAt(to - 1)) ? characterAt(runs, index, to) : '';
      parts.push(shapers[index]!(value.slice(from, to), next));
    }
    offset += value.length;
  }
  return parts;
}

function textBox(parts: readonly ShapedPart[], breakAfter: Box['breakAfter'], penalty: number): TextBox {
  const [first, ...others] = parts;
  let { pieces, width, trailingSpace, overhang } = first!;
  for (const part of others) {
    if (part.pieces.length === 0) continue;
    pieces = [...pieces, ...part.pieces];
    width += part.width;
    trailingSpace = part.isBlank ? trailingSpace + part.trailingSpace : part.trailingSpace;
    overhang = part.overhang;
  }
  return { width: width + overhang, trailingSpace, breakAfter, penalty, pieces };
}

/** The character at a place of a run, or after its end the first of the next run if that looks the same. */
function characterAt(runs: readonly TextRun[], index: number, at: number): string {
  const { text } = runs[index]!;
  if (at < text.value.length) return String.fromCodePoint(text.value.codePointAt(at)!);
  const next = runs[index + 1]?.text;
  if (!next?.value || next.bold !== text.bold || next.italic !== text.italic) return '';
  return String.fromCodePoint(next.value.codePointAt(0)!);
}
