import { type Line, lineText, type Page, type PlacedFigure } from '../model/page.ts';

/** Lines of the pages by the block whose text they are. */
export interface PlacedText {
  /** Lines of a leaf's text in reading order, first page first. */
  lines(block: number): readonly PlacedLine[];
  /** The marker of a list item. */
  marker(block: number): Line | undefined;
  /** A figure, and the page it is on. */
  figure(block: number): { readonly page: number; readonly figure: PlacedFigure } | undefined;
  /** What repeats a header on a later page: a row's with its ` (ต่อ)`, or a column's. */
  continued(page: number, block: number): string | undefined;
}

export interface PlacedLine {
  readonly page: number;
  readonly line: Line;
}

/** Indexes pages by block, so that a writer going through the tree finds where each text is. */
export function placedText(pages: readonly Page[]): PlacedText {
  const lines = new Map<number, PlacedLine[]>();
  const markers = new Map<number, Line>();
  const continued = new Map<string, string>();
  const figures = new Map<number, { page: number; figure: PlacedFigure }>();
  for (const { number: page, lines: placed, figures: drawn } of pages) {
    for (const figure of drawn) figures.set(figure.block, { page, figure });
    for (const line of placed) {
      const key = `${page} ${line.block}`;
      if (line.role === 'continued') continued.set(key, (continued.get(key) ?? '') + lineText(line));
      else if (line.part === 'marker') markers.set(line.block, line);
      else if (line.role === 'body' || page === pages[0]?.number) append(lines, line.block, { page, line });
    }
  }
  for (const own of lines.values()) own.sort((a, b) => a.page - b.page || a.line.index - b.line.index);
  return {
    lines: (block) => lines.get(block) ?? [],
    marker: (block) => markers.get(block),
    figure: (block) => figures.get(block),
    continued: (page, block) => continued.get(`${page} ${block}`),
  };
}

function append(lines: Map<number, PlacedLine[]>, block: number, entry: PlacedLine): void {
  const own = lines.get(block);
  if (own) own.push(entry);
  else lines.set(block, [entry]);
}
