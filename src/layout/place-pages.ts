import type { Block, Document } from '../document/document.ts';
import type { Band } from './bands.ts';
import { continuedLines } from './continued.ts';
import { toDefinition } from './definition.ts';
import { type GalleyLine, type GalleyRow, runEngine } from './engine.ts';
import type { LayoutResources } from './layout.ts';
import type { Line, LineRole, Page, Rule } from './page.ts';
import { pageExtent, repeatedHeight } from './paginate.ts';
import { placeFigure } from './place-figure.ts';
import { placeLine } from './place-line.ts';
import { placeWatermark } from './watermark.ts';

/** Puts every line, rule, header and footer at its place on its page. */
export function placePages(
  document: Document,
  bands: readonly Band[],
  starts: readonly number[],
  resources: LayoutResources,
): Page[] {
  const { page, watermark } = document;
  const running = runningLines(document, starts.length, resources);
  return starts.map((start, index) => {
    const number = index + 1;
    const own = bands.slice(start, starts[index + 1] ?? bands.length);
    const offset = own.length > 0 ? page.margin.top - pageExtent(own, 0, own.length).top : 0;
    const place = (lines: readonly GalleyLine[], role: LineRole, shift: number) =>
      lines.map((line) => placeLine(line, role, shift, resources.fonts));
    const body = inReadingOrder(own);
    const lines: Line[] = [
      ...place(running.header(number), 'header', page.headerTop),
      ...place(columnHeaders(bands, own[0]), 'continued', offset),
      ...place(continuation(bands, start, resources), 'continued', offset),
      ...place(
        body.filter(({ leaf }) => !leaf.figure),
        'body',
        offset,
      ),
      ...place(running.footer(number), 'footer', page.footerTop),
    ];
    const figures = body.flatMap(({ leaf, x, top }) =>
      leaf.figure ? [placeFigure(leaf.figure, leaf.style, { x, y: top + offset }, resources)] : [],
    );
    const rules = rowRules(own, offset);
    const placed: Page = { number, width: page.width, height: page.height, lines, figures, rules };
    return watermark ? { ...placed, watermark: placeWatermark(watermark, document, resources.fonts) } : placed;
  });
}

/** Lines of a band go left to right, but a cell is read to its end before its neighbour. */
function inReadingOrder(bands: readonly Band[]): GalleyLine[] {
  const lines = bands.flatMap((band) => band.lines);
  // Block ids count in reading order, and a marker is read before its item.
  return lines.sort(
    (a, b) =>
      a.leaf.block - b.leaf.block ||
      Number(b.leaf.part === 'marker') - Number(a.leaf.part === 'marker') ||
      a.index - b.index,
  );
}

/** The column headers of the table a page begins in, moved in the galley to stand right above its first band. */
function columnHeaders(bands: readonly Band[], first: Band | undefined): GalleyLine[] {
  const head = first?.row?.head;
  if (!head) return [];
  const shift = first.top - first.row.style.rowPadding - head.bottom;
  return inReadingOrder(bands.filter(({ row }) => row === head)).map((line) => ({ ...line, top: line.top + shift }));
}

function continuation(bands: readonly Band[], start: number, resources: LayoutResources): GalleyLine[] {
  const band = bands[start];
  if (!band?.row || bands[start - 1]?.row !== band.row) return [];
  const first = bands.find(({ row }) => row === band.row)!;
  const shift = band.top - first.top;
  return continuedLines(first, resources).map((line) => ({ ...line, top: line.top + shift }));
}

/** A hairline above each row, or part of a row, and below the last one. */
function rowRules(bands: readonly Band[], offset: number): Rule[] {
  const rules = new Map<string, Rule>();
  const add = ({ left, right, style }: GalleyRow, y: number) => {
    if (style.ruleWidth === 0) return;
    const rule = { x1: left, x2: right, y: y + offset, width: style.ruleWidth, color: style.color };
    // The foot of a row is the head of the next one; drawn once.
    rules.set(y.toFixed(2), rule);
  };
  const [first] = bands;
  if (first?.row?.head) add(first.row.head, first.top - first.row.style.rowPadding - repeatedHeight(first));
  bands.forEach(({ row, top, bottom }, index) => {
    if (!row) return;
    if (bands[index - 1]?.row !== row) add(row, top - row.style.rowPadding);
    if (bands[index + 1]?.row !== row) add(row, bottom + row.style.rowPadding);
  });
  return [...rules.values()];
}

/** Header and footer of a page; set once when nothing in them depends on the page. */
function runningLines({ header, footer, page, styles }: Document, count: number, resources: LayoutResources) {
  const width = page.width - page.margin.left - page.margin.right;
  const set = (blocks: readonly Block[], number: number) =>
    runEngine(toDefinition(blocks, width, { styles, resources, page: { number, count } }), page.margin.left, width)
      .lines;
  const perPage = (blocks: readonly Block[]) => {
    if (blocks.length === 0) return () => [];
    if (hasPageNumber(blocks)) return (number: number) => set(blocks, number);
    const lines = set(blocks, 1);
    return () => lines;
  };
  return { header: perPage(header), footer: perPage(footer) };
}

function hasPageNumber(blocks: readonly Block[]): boolean {
  return JSON.stringify(blocks).includes('"type":"pageNumber"');
}
