import type { Block, Document, Inline } from '../../model/document.ts';
import type { Line, LineRole, Page, PlacedFigure, Rule } from '../../model/page.ts';
import { childrenOf, type Node } from '../../model/visit.ts';
import { toDefinition } from '../definition/definition.ts';
import { type Entry, type GalleyLine, moved } from '../galley.ts';
import type { LayoutResources } from '../layout-resources.ts';
import { setGalley } from '../set-galley.ts';
import type { Band } from './bands.ts';
import { continuedLines } from './continued.ts';
import { pageExtent, repeatedHeight } from './paginate.ts';
import { placeFigure } from './place-figure.ts';
import { placeLine } from './place-line.ts';
import { placeWatermark } from './watermark.ts';

/** Puts every line, rule, header and footer at its place on its page. */
export async function placePages(
  document: Document,
  bands: readonly Band[],
  starts: readonly number[],
  resources: LayoutResources,
): Promise<Page[]> {
  const { page, watermark } = document;
  const header = await runningLines(document.header, document, starts.length, resources);
  const footer = await runningLines(document.footer, document, starts.length, resources);
  const firstBands = firstBandsOf(bands);
  return starts.map((start, index) => {
    const number = index + 1;
    const own = bands.slice(start, starts[index + 1]);
    const offset = own.length > 0 ? page.margin.top - pageExtent(own, 0, own.length).top : 0;
    const lines: Line[] = [];
    const figures: PlacedFigure[] = [];
    const place = (galley: readonly GalleyLine[], role: LineRole, shift: number) => {
      for (const line of galley) {
        const { figure, style } = line.leaf;
        if (figure) {
          figures.push(placeFigure(figure, style, { x: line.x, y: line.top + shift, role }, resources));
        } else {
          lines.push(placeLine(line, role, shift, resources.fonts));
        }
      }
    };
    place(header[index]!, 'header', page.headerTop);
    place(columnHeaders(bands, start, firstBands), 'continued', offset);
    place(continuation(bands, start, firstBands, resources), 'continued', offset);
    place(inReadingOrder(own), 'body', offset);
    place(footer[index]!, 'footer', page.footerTop);
    const rules = entryRules(own, offset);
    return {
      number,
      width: page.width,
      height: page.height,
      lines,
      figures,
      rules,
      ...(watermark && { watermark: placeWatermark(watermark, document, resources.fonts) }),
    };
  });
}

/** The index of the first band of each entry; the others follow it. */
function firstBandsOf(bands: readonly Band[]): ReadonlyMap<Entry, number> {
  const first = new Map<Entry, number>();
  bands.forEach(({ entry }, index) => {
    if (entry && bands[index - 1]?.entry !== entry) first.set(entry, index);
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

/** The column headers of the table that a page begins in, moved in the galley right above its first band. */
function columnHeaders(
  bands: readonly Band[],
  start: number,
  firstBands: ReadonlyMap<Entry, number>,
): readonly GalleyLine[] {
  const first = bands[start];
  const head = first?.entry?.head;
  if (!head) return [];
  const from = firstBands.get(head)!;
  let to = from + 1;
  while (bands[to]?.entry === head) to++;
  const shift = first.top - first.entry.style.rowPadding - head.bottom;
  return inReadingOrder(bands.slice(from, to)).map((line) => moved(line, shift));
}

function continuation(
  bands: readonly Band[],
  start: number,
  firstBands: ReadonlyMap<Entry, number>,
  resources: LayoutResources,
): readonly GalleyLine[] {
  const band = bands[start];
  if (!band?.entry || bands[start - 1]?.entry !== band.entry) return [];
  const first = bands[firstBands.get(band.entry)!]!;
  const shift = band.top - first.top;
  return continuedLines(first, resources).map((line) => moved(line, shift));
}

/** A hairline above each entry, or part of an entry, and below the last one. */
function entryRules(bands: readonly Band[], offset: number): Rule[] {
  const rules = new Map<string, Rule>(); // by their place, as exactly as a PDF says it
  const add = ({ left, right, style }: Entry, y: number) => {
    if (style.ruleWidth === 0) return;
    // The foot of an entry is the head of the next one; drawn once.
    rules.set(y.toFixed(2), { x1: left, x2: right, y: y + offset, width: style.ruleWidth, color: style.color });
  };
  const [first] = bands;
  if (first?.entry?.head) add(first.entry.head, first.top - first.entry.style.rowPadding - repeatedHeight(first));
  bands.forEach(({ entry, top, bottom }, index) => {
    if (!entry) return;
    if (bands[index - 1]?.entry !== entry) add(entry, top - entry.style.rowPadding);
    if (bands[index + 1]?.entry !== entry) add(entry, bottom + entry.style.rowPadding);
  });
  return [...rules.values()];
}

/** Header or footer of each page; set once when nothing in it depends on the page. */
async function runningLines(
  blocks: readonly Block[],
  { page, styles }: Document,
  count: number,
  resources: LayoutResources,
): Promise<(readonly GalleyLine[])[]> {
  const width = page.width - page.margin.left - page.margin.right;
  const perPage = blocks.some(hasPageNumber);
  const pages: (readonly GalleyLine[])[] = [];
  for (let number = 1; number <= count; number++) {
    if (number === 1 || perPage) {
      const definition = toDefinition(blocks, width, { styles, resources, page: { number, count } });
      pages.push((await setGalley(definition, { left: page.margin.left, top: 0, width }, resources)).lines);
    } else {
      pages.push(pages[0]!);
    }
  }
  return pages;
}

function hasPageNumber(node: Node): boolean {
  if (node.type === 'description') return [...node.term, ...node.details].some(isPageNumber);
  if (node.type === 'heading' || node.type === 'paragraph' || node.type === 'listItem')
    return node.children.some(isPageNumber);
  return childrenOf(node).some(hasPageNumber);
}

const isPageNumber = ({ type }: Inline) => type === 'pageNumber';
