import type { Block, Document, Inline } from '../../model/document.ts';
import type { Line, LineRole, Page, PlacedFigure, Rule } from '../../model/page.ts';
import { childrenOf, type Node } from '../../model/visit.ts';
import { toDefinition } from '../definition/definition.ts';
import { type Entry, type GalleyLine, moved } from '../galley.ts';
import type { LayoutResources } from '../layout-resources.ts';
import { setGalley } from '../set-galley.ts';
import type { Band } from './bands.ts';
import { continuedLines } from './continued.ts';
import type { PageBands } from './page-cutter.ts';
import { pageExtent, repeatedHeight } from './paginate.ts';
import { placeFigure } from './place-figure.ts';
import { placeLine } from './place-line.ts';
import { placeWatermark } from './watermark.ts';

/** Puts what lies on a page at its place, the first page first. */
export type PlacePage = (bands: PageBands) => Page;

/** Sets headers and footers, and gives what places the pages of a document, of which there are `count`. */
export async function pagePlacer(document: Document, count: number, resources: LayoutResources): Promise<PlacePage> {
  const { page, watermark } = document;
  const header = await runningLines(document.header, document, count, resources);
  const footer = await runningLines(document.footer, document, count, resources);
  let number = 0;
  return ({ own, head, begun }) => {
    const index = number++;
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
    place(columnHeaders(own[0], head), 'continued', offset);
    place(continuation(own[0], begun, resources), 'continued', offset);
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
  };
}

/** Lines of a band go left to right, but a cell is read to its end before its neighbour. */
function inReadingOrder(bands: readonly Band[]): GalleyLine[] {
  const lines: GalleyLine[] = [];
  for (const band of bands) lines.push(...band.lines);
  // Block ids count in reading order, and a marker is read before its item.
  return lines.sort(
    (a, b) =>
      a.leaf.block - b.leaf.block ||
      Number(b.leaf.part === 'marker') - Number(a.leaf.part === 'marker') ||
      a.index - b.index,
  );
}

/** The column headers of the table that a page begins in, moved in the galley right above its first band. */
function columnHeaders(first: Band | undefined, bands: readonly Band[]): readonly GalleyLine[] {
  const head = first?.entry?.head;
  if (!head) return [];
  const shift = first.top - first.entry.style.rowPadding - head.bottom;
  return inReadingOrder(bands).map((line) => moved(line, shift));
}

function continuation(
  first: Band | undefined,
  begun: Band | undefined,
  resources: LayoutResources,
): readonly GalleyLine[] {
  if (!first || !begun) return [];
  const shift = first.top - begun.top;
  return continuedLines(begun, resources).map((line) => moved(line, shift));
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
