import type { Block, Document, Inline } from '../model/document.ts';
import type { Line, LineRole, Page, PlacedFigure, Rule } from '../model/page.ts';
import { childrenOf, type Node } from '../model/visit.ts';
import type { Band } from './bands.ts';
import { continuedLines } from './continued.ts';
import { toDefinition } from './definition.ts';
import { type GalleyLine, type GalleyRow, runEngine } from './engine.ts';
import type { LayoutResources } from './layout.ts';
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
  const rows = firstBands(bands);
  return starts.map((start, index) => {
    const number = index + 1;
    const own = bands.slice(start, starts[index + 1] ?? bands.length);
    const offset = own.length > 0 ? page.margin.top - pageExtent(own, 0, own.length).top : 0;
    const lines: Line[] = [];
    const figures: PlacedFigure[] = [];
    const place = (galley: readonly GalleyLine[], role: LineRole, shift: number) => {
      for (const line of galley) {
        const { figure, style } = line.leaf;
        if (role === 'body' && figure) {
          figures.push(placeFigure(figure, style, { x: line.x, y: line.top + shift }, resources));
        } else {
          lines.push(placeLine(line, role, shift, resources.fonts));
        }
      }
    };
    place(running.header(number), 'header', page.headerTop);
    place(columnHeaders(bands, start, rows), 'continued', offset);
    place(continuation(bands, start, rows, resources), 'continued', offset);
    place(inReadingOrder(own), 'body', offset);
    place(running.footer(number), 'footer', page.footerTop);
    const rules = rowRules(own, offset);
    const placed: Page = { number, width: page.width, height: page.height, lines, figures, rules };
    return watermark ? { ...placed, watermark: placeWatermark(watermark, document, resources.fonts) } : placed;
  });
}

/** The index of the first band of each row; the others follow it. */
function firstBands(bands: readonly Band[]): ReadonlyMap<GalleyRow, number> {
  const first = new Map<GalleyRow, number>();
  bands.forEach(({ row }, index) => {
    if (row && bands[index - 1]?.row !== row) first.set(row, index);
  });
  return first;
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
function columnHeaders(
  bands: readonly Band[],
  start: number,
  rows: ReadonlyMap<GalleyRow, number>,
): readonly GalleyLine[] {
  const first = bands[start];
  const head = first?.row?.head;
  if (!head) return [];
  const from = rows.get(head)!;
  let to = from + 1;
  while (bands[to]?.row === head) to++;
  const shift = first.top - first.row.style.rowPadding - head.bottom;
  return inReadingOrder(bands.slice(from, to)).map((line) => ({ ...line, top: line.top + shift }));
}

function continuation(
  bands: readonly Band[],
  start: number,
  rows: ReadonlyMap<GalleyRow, number>,
  resources: LayoutResources,
): readonly GalleyLine[] {
  const band = bands[start];
  if (!band?.row || bands[start - 1]?.row !== band.row) return [];
  const first = bands[rows.get(band.row)!]!;
  const shift = band.top - first.top;
  return continuedLines(first, resources).map((line) => ({ ...line, top: line.top + shift }));
}

/** A hairline above each row, or part of a row, and below the last one. */
function rowRules(bands: readonly Band[], offset: number): Rule[] {
  const rules: Rule[] = [];
  const places: number[] = [];
  const add = ({ left, right, style }: GalleyRow, y: number) => {
    if (style.ruleWidth === 0) return;
    // The foot of a row is the head of the next one; drawn once.
    const same = places.findIndex((place) => Math.abs(place - y) < 0.02 && place.toFixed(2) === y.toFixed(2));
    const index = same < 0 ? rules.length : same;
    rules[index] = { x1: left, x2: right, y: y + offset, width: style.ruleWidth, color: style.color };
    places[index] = same < 0 ? y : places[same]!;
  };
  const [first] = bands;
  if (first?.row?.head) add(first.row.head, first.top - first.row.style.rowPadding - repeatedHeight(first));
  bands.forEach(({ row, top, bottom }, index) => {
    if (!row) return;
    if (bands[index - 1]?.row !== row) add(row, top - row.style.rowPadding);
    if (bands[index + 1]?.row !== row) add(row, bottom + row.style.rowPadding);
  });
  return rules;
}

/** Header and footer of a page; set once when nothing in them depends on the page. */
function runningLines({ header, footer, page, styles }: Document, count: number, resources: LayoutResources) {
  const width = page.width - page.margin.left - page.margin.right;
  const set = (blocks: readonly Block[], number: number) =>
    runEngine(toDefinition(blocks, width, { styles, resources, page: { number, count } }), page.margin.left, width)
      .lines;
  const perPage = (blocks: readonly Block[]) => {
    if (blocks.some(hasPageNumber)) return (number: number) => set(blocks, number);
    const lines = set(blocks, 1);
    return () => lines;
  };
  return { header: perPage(header), footer: perPage(footer) };
}

function hasPageNumber(node: Node): boolean {
  if (node.type === 'description') return [...node.term, ...node.details].some(isPageNumber);
  if (node.type === 'heading' || node.type === 'paragraph' || node.type === 'listItem')
    return node.children.some(isPageNumber);
  return childrenOf(node).some(hasPageNumber);
}

const isPageNumber = ({ type }: Inline) => type === 'pageNumber';
