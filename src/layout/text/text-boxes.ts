import type { Inline, Style } from '../../model/document.ts';
import type { GlyphRun } from '../../model/page.ts';
import { breakOpportunities } from '../../thai/break-opportunities.ts';
import type { Dictionary } from '../../thai/dictionary/dictionary.ts';
import { type BoxCache, boxCacheOf } from './box-cache.ts';
import { type FaceProvider, kernedCluster, type RunInFace, shapeStretch, type TextBox, type TextRun } from './shape.ts';

/** What text is measured with; shared by all documents of a process. */
export interface TextResources {
  readonly fonts: FaceProvider;
  readonly dictionary: Dictionary;
}

/**
 * Cuts a paragraph into the boxes that lines are filled with, and measures them.
 *
 * A paragraph is one text made of runs, each in a face, a size and a language of its own. The dictionary and the rules of
 * Thai text say where a line may end; what lies between two such places is a box, which no line parts. A box is shaped
 * word by word and space by space, each in a face that has its characters, the last one kerned with what follows. What
 * it takes up more or less at a line's end, where it is not kerned and its spaces are not seen, is its trailing space. A
 * box that lies in one run is kept in the cache of the run's look, so that a word that comes again is shaped only once.
 */
export function textBoxes(runs: readonly TextRun[], style: Style, { fonts, dictionary }: TextResources): TextBox[] {
  const paragraph = new Paragraph(runs.map((run) => runInFace(run, style, fonts)));
  const { text } = paragraph;
  for (const { position, kind, penalty } of breakOpportunities(text, dictionary)) {
    paragraph.endBox(position, kind === 'mandatory' ? 'mandatory' : 'allowed', penalty);
  }
  if (text !== '') paragraph.endBox(text.length, 'mandatory', 0);
  return paragraph.boxes;
}

/** A run with its face. */
export function runInFace(run: TextRun, { fontFamily, fontSize }: Style, fonts: FaceProvider): RunInFace {
  return { run, face: fonts.face(fontFamily, run.text.bold, run.text.italic), fontSize, fonts };
}

class Paragraph {
  readonly text: string;
  readonly boxes: TextBox[] = [];
  readonly #runs: readonly RunInFace[];
  /** Where the next box begins, and the run that it begins in. */
  #start = 0;
  #run = -1;
  #runStart = 0;
  #runEnd = 0;
  #cache: BoxCache | undefined;

  constructor(runs: readonly RunInFace[]) {
    this.#runs = runs;
    this.text = runs.map(({ run }) => run.text.value).join('');
  }

  /** Adds the box that ends before `end`. */
  endBox(end: number, breakAfter: TextBox['breakAfter'], penalty: number): void {
    while (this.#start >= this.#runEnd) this.#nextRun();
    this.boxes.push(this.#box(end, breakAfter, penalty));
    this.#start = end;
  }

  #nextRun(): void {
    const run = this.#runs[++this.#run]!;
    this.#runStart = this.#runEnd;
    this.#runEnd += run.run.text.value.length;
    this.#cache = undefined;
  }

  #box(end: number, breakAfter: TextBox['breakAfter'], penalty: number): TextBox {
    const start = this.#start;
    if (end > this.#runEnd) return { ...this.#shape(end), breakAfter, penalty };
    this.#cache ??= boxCacheOf(this.#runs[this.#run]!);
    const next = kernedCluster(this.#runs, this.#run, end - this.#runStart);
    const kept = this.#cache.find(this.text, start, end, next, breakAfter, penalty);
    if (kept !== undefined) return kept;
    return this.#cache.keep(this.text.slice(start, end), next, { ...this.#shape(end), breakAfter, penalty });
  }

  #shape(end: number) {
    return shapeStretch(this.#runs, this.#run, this.#start - this.#runStart, end - this.#start);
  }
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
