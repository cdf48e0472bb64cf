import { type Line, lineText, type Page, type PlacedFigure } from '../model/page.ts';

/** Where the pages set the text of each block; what a page has beside it is not kept. */
export interface PlacedText {
  /** Lines of a leaf's text in reading order, first page first. */
  lines(block: number): readonly PlacedLine[];
  /** The marker of a list item. */
  marker(block: number): PlacedLine | undefined;
  /** A figure, and the page it is on. */
  figure(block: number): { readonly page: number; readonly figure: PlacedFigure } | undefined;
  /** What repeats a header on a later page: a row's with its ` (ต่อ)`, or a column's. */
  continued(page: number, block: number): string | undefined;
}

/** A line of a text; lengths in pt. */
export interface PlacedLine {
  readonly page: number;
  /** Place among the block's lines. */
  readonly index: number;
  readonly text: string;
  readonly x: number;
  readonly width: number;
  /** Where each dotted line to write on ends. */
  readonly leaderEnds: readonly number[];
}

/** Indexes pages by block as they come, so that a writer going through the tree finds where each text is. */
export class PlacedPages implements PlacedText {
  /** By the ids of blocks, which count from 0. */
  readonly #lines: (PlacedLine[] | undefined)[] = [];
  readonly #markers = new Map<number, PlacedLine>();
  readonly #continued = new Map<string, string>();
  readonly #figures = new Map<number, { page: number; figure: PlacedFigure }>();
  #count = 0;

  /** The next page, in order. */
  add({ number: page, lines, figures }: Page): void {
    this.#count++;
    for (const figure of figures) this.#figures.set(figure.block, { page, figure });
    // A cell is read to its end before its neighbour, so that the lines of a block come in order.
    for (const line of lines) {
      if (line.role === 'continued') {
        const key = continuedKey(page, line.block);
        this.#continued.set(key, (this.#continued.get(key) ?? '') + lineText(line));
      } else if (line.part === 'marker') this.#markers.set(line.block, placedLine(page, line));
      else if (line.role === 'body' || this.#count === 1) this.#append(placedLine(page, line), line.block);
    }
  }

  #append(line: PlacedLine, block: number): void {
    const own = this.#lines[block];
    if (own) own.push(line);
    else this.#lines[block] = [line];
  }

  /** How many were added. */
  get count(): number {
    return this.#count;
  }

  lines(block: number): readonly PlacedLine[] {
    return this.#lines[block] ?? none;
  }

  marker(block: number): PlacedLine | undefined {
    return this.#markers.get(block);
  }

  figure(block: number): { readonly page: number; readonly figure: PlacedFigure } | undefined {
    return this.#figures.get(block);
  }

  continued(page: number, block: number): string | undefined {
    return this.#continued.get(continuedKey(page, block));
  }
}

const continuedKey = (page: number, block: number) => `${page} ${block}`;

function placedLine(page: number, line: Line): PlacedLine {
  const { index, x, width, runs } = line;
  const leaders = runs.filter((run) => run.leader);
  const leaderEnds = leaders.length > 0 ? leaders.map((run) => run.x + run.width) : noEnds;
  return { page, index, text: lineText(line), x, width, leaderEnds };
}

const noEnds: readonly number[] = [];
const none: readonly PlacedLine[] = [];
