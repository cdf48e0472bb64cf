import type { Chunk } from '../../thai/breaks/chunk.ts';
import { chunkOf } from '../../thai/breaks/chunk-cache.ts';
import type { Dictionary } from '../../thai/dictionary/dictionary.ts';
import type { ChunkReader } from '../../thai/read-chunks.ts';
import { isAt } from '../../thai/stretch.ts';
import type { ReadyBox } from './ready-box.ts';
import { type Piece, type RunInFace, type ShapedPart, shapePart } from './shape-part.ts';
import { shapeStretch } from './shape-stretch.ts';
import { innerBoxes, lastBox, openChunk, type ShapedChunk } from './shaped-chunk.ts';
import type { TextBox } from './text-boxes.ts';
import type { Box } from './total-fit.ts';

/**
 * Makes boxes of the chunks of a paragraph as they are read. Chunks that lie in one run, one space between, are remembered
 * with their parts; a box that holds anything else is shaped as a whole.
 */
export class BoxReader implements ChunkReader {
  readonly #text: string;
  readonly #runs: readonly RunInFace[];
  readonly #dictionary: Dictionary;
  readonly #boxes: TextBox[] = [];

  /** The run being read, and where it begins and ends. */
  #run = 0;
  #runStart = 0;
  #runEnd: number;
  /** The run and the start of the open box. */
  #boxRun = 0;
  #boxRunStart = 0;
  #start = 0;

  /** How far into the text the open box was shaped without a gap: one ready box, or else what follows. */
  #reach = 0;
  #ready: ReadyBox | undefined;
  #pieces: Piece[] = [];
  /** Width of what is in runs before, and of what is in this run. */
  #widthBefore = 0;
  #width = 0;
  #trailingSpace = 0;
  #overhang = 0;
  /** The chunk last found, unless it cannot be remembered. */
  #shaped: ShapedChunk | undefined;

  constructor(text: string, runs: readonly RunInFace[], dictionary: Dictionary) {
    this.#text = text;
    this.#runs = runs;
    this.#dictionary = dictionary;
    this.#runEnd = runs[0]?.run.text.value.length ?? 0;
  }

  chunkAt(start: number, end: number, hash: number): Chunk {
    this.#moveTo(start);
    const known = end <= this.#runEnd ? this.#runs[this.#run]!.known.chunks : undefined;
    const before = known?.get(hash);
    if (before?.dictionary === this.#dictionary && isAt(before.chunk.text, this.#text, start, end)) {
      this.#shaped = before;
      return before.chunk;
    }
    const chunk = chunkOf(this.#text, start, end, hash, this.#dictionary);
    this.#shaped = undefined;
    if (known !== undefined && chunk.text.charCodeAt(0) !== noBreakSpace) {
      this.#shaped = openChunk(chunk, this.#dictionary);
      known.set(hash, this.#shaped);
    }
    return chunk;
  }

  breakAt(position: number, kind: 'mandatory' | 'space', penalty: number): void {
    this.#close(position, kind === 'mandatory' ? 'mandatory' : 'allowed', penalty);
  }

  take({ text, breaks }: Chunk, start: number, isNamePart: boolean): void {
    const shaped = this.#shaped;
    const inner = isNamePart ? 0 : breaks.length;
    let from = start;
    for (let index = 0; index < inner; index++) {
      const { offset, penalty } = breaks[index]!;
      if (shaped) this.#add(innerBoxes(shaped, this.#runs[this.#run]!)[index]!, from, start + offset);
      from = start + offset;
      this.#close(from, 'allowed', penalty);
    }
    if (shaped) this.#takeLast(shaped, isNamePart, from, start + text.length);
  }

  /** Adds the end of a chunk and the space after it, which may be in the next run. */
  #takeLast(shaped: ShapedChunk, isWhole: boolean, from: number, end: number): void {
    const hasSpace = this.#text.charCodeAt(end) === spaceCharacter;
    const isInRun = hasSpace && end < this.#runEnd;
    this.#add(lastBox(shaped, isWhole, isInRun, this.#runs[this.#run]!), from, isInRun ? end + 1 : end);
    if (!hasSpace || isInRun) return;
    this.#moveTo(end);
    this.#addSpace(shapePart(' ', '', this.#runs[this.#run]!), end);
  }

  end(): TextBox[] {
    if (this.#start < this.#text.length) this.#close(this.#text.length, 'mandatory', 0);
    return this.#boxes;
  }

  /** Moves to the run that holds the character at `position`. */
  #moveTo(position: number): void {
    while (position >= this.#runEnd) {
      this.#run++;
      this.#runStart = this.#runEnd;
      this.#runEnd += this.#runs[this.#run]!.run.text.value.length;
      this.#unpack();
      this.#widthBefore += this.#width;
      this.#width = 0;
    }
  }

  /** Adds what is shaped to the open box, unless there is a gap before it: then the box is shaped as a whole. */
  #add(box: ReadyBox, from: number, to: number): void {
    if (from !== this.#reach) return;
    if (from === this.#start) {
      this.#ready = box;
    } else {
      this.#join(box.pieces);
      this.#trailingSpace = box.trailingSpace + box.overhang;
      this.#overhang = box.overhang;
    }
    this.#reach = to;
  }

  #addSpace({ pieces, trailingSpace }: ShapedPart, from: number): void {
    if (from !== this.#reach || from === this.#start) return;
    this.#join(pieces);
    this.#trailingSpace += trailingSpace;
    this.#overhang = 0;
    this.#reach = from + 1;
  }

  #join(pieces: readonly Piece[]): void {
    this.#unpack();
    for (const piece of pieces) {
      this.#pieces.push(piece);
      // One by one, as when they are shaped as a whole: sums of fractions differ with their order.
      this.#width += piece.width;
    }
  }

  /** Takes the ready box apart, for more to be joined to it. */
  #unpack(): void {
    const ready = this.#ready;
    if (ready === undefined) return;
    this.#ready = undefined;
    this.#join(ready.pieces);
    this.#trailingSpace = ready.trailingSpace + ready.overhang;
    this.#overhang = ready.overhang;
  }

  #close(position: number, breakAfter: Box['breakAfter'], penalty: number): void {
    this.#boxes.push(this.#boxTo(position, breakAfter, penalty));
    this.#start = position;
    this.#reach = position;
    this.#boxRun = this.#run;
    this.#boxRunStart = this.#runStart;
    this.#ready = undefined;
    if (this.#pieces.length > 0) this.#pieces = [];
    this.#widthBefore = 0;
    this.#width = 0;
  }

  #boxTo(position: number, breakAfter: Box['breakAfter'], penalty: number): TextBox {
    if (this.#reach !== position) {
      const offset = this.#start - this.#boxRunStart;
      const stretch = shapeStretch(this.#runs, this.#boxRun, offset, position - this.#start);
      return { ...stretch, breakAfter, penalty };
    }
    const ready = this.#ready;
    if (ready?.breakAfter === breakAfter && ready.penalty === penalty) return ready;
    this.#unpack();
    const width = this.#widthBefore + this.#width;
    const trailingSpace = this.#trailingSpace - this.#overhang;
    return { width, trailingSpace, breakAfter, penalty, pieces: this.#pieces };
  }
}

const spaceCharacter = 0x20;
const noBreakSpace = 0xa0;
