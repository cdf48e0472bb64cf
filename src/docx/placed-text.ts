import { type Line, lineText, type Page, type PlacedFigure } from '../model/page.ts';

/** Where the pages set the text of each block; what a page has beside it is not kept. */
export interface PlacedText {
  /** Lines of a leaf's text, first page first. */
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

/** Indexes pages by block, so that a writer going through the tree finds where each text is. */
export function placedText(pages: Iterable<Page>): PlacedText {
  const lines = new Map<number, PlacedLine[]>();
  const markers = new Map<number, PlacedLine>();
  const continued = new Map<string, string>();
  const figures = new Map<number, { page: number; figure: PlacedFigure }>();
  let firstPage: number | undefined;
  for (const { number: page, lines: placed, figures: drawn } of pages) {
    firstPage ??= page;
    for (const figure of drawn) figures.set(figure.block, { page, figure });
    for (const line of placed) {
      if (line.role === 'continued') {
        const key = continuedKey(page, line.block);
        continued.set(key, (continued.get(key) ?? '') + lineText(line));
      } else if (line.part === 'marker') markers.set(line.block, placedLine(page, line));
      else if (line.role === 'body' || page === firstPage) append(lines, line.block, placedLine(page, line));
    }
  }
  for (const own of lines.values()) if (own.length > 1) own.sort((a, b) => a.page - b.page || a.index - b.index);
  return {
    lines: (block) => lines.get(block) ?? [],
    marker: (block) => markers.get(block),
    figure: (block) => figures.get(block),
    continued: (page, block) => continued.get(continuedKey(page, block)),
  };
}

const continuedKey = (page: number, block: number) => `${page} ${block}`;

function placedLine(page: number, line: Line): PlacedLine {
  const { index, x, width, runs } = line;
  const leaders = runs.filter((run) => run.leader);
  const leaderEnds = leaders.length > 0 ? leaders.map((run) => run.x + run.width) : none;
  return { page, index, text: lineText(line), x, width, leaderEnds };
}

const none: readonly number[] = [];

function append(lines: Map<number, PlacedLine[]>, block: number, entry: PlacedLine): void {
  const own = lines.get(block);
  if (own) own.push(entry);
  else lines.set(block, [entry]);
}
