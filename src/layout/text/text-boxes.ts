import type { Inline, Style } from '../../model/document.ts';
import type { GlyphRun } from '../../model/page.ts';
import type { Chunk } from '../../thai/breaks/chunk.ts';
import { chunkOf } from '../../thai/breaks/chunk-cache.ts';
import type { Dictionary } from '../../thai/dictionary/dictionary.ts';
import { type ChunkReader, readChunks } from '../../thai/read-chunks.ts';
import { type BoxCache, boxCacheOf } from './box-cache.ts';
import { keptBoxes } from './paragraph-cache.ts';
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
 * box that lies in one run is kept in the cache of the run's look, so that a word that comes again is shaped only once;
 * so are the boxes within a phrase, and those of a short paragraph.
 */
export function textBoxes(runs: readonly TextRun[], style: Style, resources: TextResources): readonly TextBox[] {
  return keptBoxes(runs, style, resources, () => cutBoxes(runs, style, resources));
}

function cutBoxes(runs: readonly TextRun[], style: Style, { fonts, dictionary }: TextResources): readonly TextBox[] {
  const inFaces = runs.map((run) => runInFace(run, style, fonts));
  const paragraph = new Paragraph(inFaces, dictionary);
  const { text } = paragraph;
  readChunks(text, paragraph);
  if (text !== '') paragraph.endBox(text.length, 'mandatory', 0);
  // Without the space that a list which grew has for more.
  return paragraph.boxes.slice();
}

/** A run with its face. */
export function runInFace(run: TextRun, { fontFamily, fontSize }: Style, fonts: FaceProvider): RunInFace {
  return { run, face: fonts.face(fontFamily, run.text.bold, run.text.italic), fontSize, fonts };
}

class Paragraph implements ChunkReader {
  readonly text: string;
  readonly boxes: TextBox[] = [];
  readonly #runs: readonly RunInFace[];
  readonly #dictionary: Dictionary;
  /** Where the next box begins, and the run that it begins in. */
  #start = 0;
  #run = -1;
  #runStart = 0;
  #runEnd = 0;
  #cache: BoxCache | undefined;

  constructor(runs: readonly RunInFace[], dictionary: Dictionary) {
    this.#runs = runs;
    this.#dictionary = dictionary;
    this.text = runs.map(({ run }) => run.text.value).join('');
  }

  chunkAt(start: number, end: number, hash: number): Chunk {
    return chunkOf(this.text, start, end, hash, this.#dictionary);
  }

  breakAt(position: number, kind: 'mandatory' | 'space', penalty: number): void {
    this.endBox(position, kind === 'mandatory' ? 'mandatory' : 'allowed', penalty);
  }

  /** Adds the boxes that end inside a chunk. Where a box begins with it, they depend on nothing around the chunk. */
  take(chunk: Chunk, start: number, isNamePart: boolean): void {
    const { breaks, text } = chunk;
    if (isNamePart || breaks.length === 0) return;
    while (this.#start >= this.#runEnd) this.#nextRun();
    const cache = start === this.#start && start + text.length <= this.#runEnd ? this.#boxCache() : undefined;
    const kept = cache?.findWithin(chunk);
    if (kept !== undefined) {
      for (let index = 0; index < kept.length; index++) this.boxes.push(kept[index]!);
      this.#start = start + breaks[breaks.length - 1]!.offset;
      return;
    }
    const first = this.boxes.length;
    for (const { offset, penalty } of breaks) this.endBox(start + offset, 'allowed', penalty);
    cache?.keepWithin(chunk, this.boxes.slice(first));
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
    if (end > this.#runEnd) return this.#shape(end, breakAfter, penalty);
    const cache = this.#boxCache();
    const next = kernedCluster(this.#runs, this.#run, end - this.#runStart);
    const kept = cache.find(this.text, start, end, next, breakAfter, penalty);
    if (kept !== undefined) return kept;
    return cache.keep(this.text.slice(start, end), next, this.#shape(end, breakAfter, penalty));
  }

  #boxCache(): BoxCache {
    this.#cache ??= boxCacheOf(this.#runs[this.#run]!);
    return this.#cache;
  }

  #shape(end: number, breakAfter: TextBox['breakAfter'], penalty: number): TextBox {
    const offset = this.#start - this.#runStart;
    const { width, trailingSpace, pieces } = shapeStretch(this.#runs, this.#run, offset, end - this.#start);
    return { width, trailingSpace, breakAfter, penalty, pieces };
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
