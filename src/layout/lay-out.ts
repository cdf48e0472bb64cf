import type { Block, Document } from '../model/document.ts';
import type { Page, Pages } from '../model/page.ts';
import { childrenOf, type Node } from '../model/visit.ts';
import { toDefinition } from './definition/definition.ts';
import type { LayoutResources } from './layout-resources.ts';
import { type Band, cutBands } from './pages/bands.ts';
import { breakCosts } from './pages/break-costs.ts';
import { paginate } from './pages/paginate.ts';
import { placePages } from './pages/place-pages.ts';
import { type Galley, setGalley } from './set-galley.ts';

/** Sets a document on pages: one endless galley, cut into bands of lines, cut into pages, each line placed. */
export async function layOut(document: Document, resources: LayoutResources): Promise<readonly Page[]> {
  return Array.from(await layOutPageByPage(document, resources));
}

/**
 * As `layOut`, for documents of hundreds of pages: what is kept are the lines as they were broken, and a page is made of
 * them each time a writer comes to it.
 */
export async function layOutPageByPage(document: Document, resources: LayoutResources): Promise<Pages> {
  const { bands, starts } = await findPages(document, resources);
  return placePages(document, bands, starts, resources);
}

/** What each stage of layout made of a document. */
export interface LayoutStages {
  readonly galley: Galley;
  readonly bands: readonly Band[];
  /** What a page break after each band costs. */
  readonly costs: Float64Array;
  /** The first band of each page. */
  readonly starts: readonly number[];
  readonly pages: readonly Page[];
}

/** Sets a document on pages and gives what each stage made, for those who look into them. */
export async function layOutInStages(document: Document, resources: LayoutResources): Promise<LayoutStages> {
  const { galley, bands, costs, starts } = await findPages(document, resources);
  const pages = Array.from(await placePages(document, bands, starts, resources));
  return { galley, bands, costs, starts, pages };
}

/** Sets the body, and finds where its pages begin. */
async function findPages(document: Document, resources: LayoutResources): Promise<Omit<LayoutStages, 'pages'>> {
  const height = bodyHeight(document);
  const galley = await setBody(document, resources);
  const bands = cutBands(galley);
  const costs = breakCosts(bands, document.body, height, resources);
  const starts = paginate(bands, costs, height);
  return { galley, bands, costs, starts };
}

/**
 * Sets the body on one endless page. A body of hundreds of pages is set part by part, one below the other: its definition
 * is twice as large as the lines that come of it, and so is never in memory as a whole.
 */
async function setBody({ body, page, styles }: Document, resources: LayoutResources): Promise<Galley> {
  const width = bodyWidth(page);
  const parts = inParts(body);
  const set = (part: readonly Block[], top: number) =>
    setGalley(toDefinition(part, width, { styles, resources }), { left: page.margin.left, top, width }, resources);
  const first = await set(parts[0] ?? [], 0);
  if (parts.length < 2) return first;
  const lines = [...first.lines];
  const entries = [...first.entries];
  let { bottom } = first;
  for (const part of parts.slice(1)) {
    const next = await set(part, bottom);
    for (const line of next.lines) lines.push(line);
    for (const entry of next.entries) entries.push(entry);
    bottom = next.bottom;
  }
  return { lines, entries, bottom };
}

/** Cuts blocks into parts of some twenty pages, or of one block that is longer. */
function inParts(blocks: readonly Block[]): (readonly Block[])[] {
  const parts: Block[][] = [];
  let size = nodesOfPart;
  for (const block of blocks) {
    if (size >= nodesOfPart) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)!.push(block);
    size += countNodes(block);
  }
  return parts;
}

const nodesOfPart = 4000;

function countNodes(node: Node): number {
  return childrenOf(node).reduce((sum, child) => sum + countNodes(child), 1);
}

/** Width in pt of what a page holds between its margins. */
export function bodyWidth({ width, margin }: Document['page']): number {
  return width - margin.left - margin.right;
}

/** Height in pt of what a page holds between its header and its footer. */
export function bodyHeight({ page }: Document): number {
  return page.height - page.margin.top - page.margin.bottom;
}
