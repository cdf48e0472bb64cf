import type { Block, Document } from '../model/document.ts';
import type { Page, PageSequence } from '../model/page.ts';
import { childrenOf, type Node } from '../model/visit.ts';
import { toDefinition } from './definition/definition.ts';
import type { LayoutResources } from './layout-resources.ts';
import { type Band, type BandFrame, cutBands, frameOf } from './pages/bands.ts';
import { breakCosts } from './pages/break-costs.ts';
import { PageCutter } from './pages/page-cutter.ts';
import { paginate } from './pages/paginate.ts';
import { pagePlacer } from './pages/place-pages.ts';
import { type Galley, setGalley } from './set-galley.ts';

/** Sets a document on pages: one endless galley, cut into bands of lines, cut into pages, each line placed. */
export async function layOut(document: Document, resources: LayoutResources): Promise<readonly Page[]> {
  return (await layOutInStages(document, resources)).pages;
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
  const height = bodyHeight(document);
  const galley = await setBody(document, resources);
  const bands = cutBands(galley);
  const costs = breakCosts(bands, document.body, height, resources);
  const starts = paginate(bands, costs, height);
  const place = await pagePlacer(document, starts.length, resources);
  const pages = Array.from(new PageCutter(starts, bands.length).add(bands), place);
  return { galley, bands, costs, starts, pages };
}

/**
 * As `layOut`, for documents of hundreds of pages: the body is set twice, part by part, first to find where pages begin, then
 * to make them one by one. Of the first time only the bands' frames are kept, so that neither all lines nor all pages are
 * in memory at once. The pages can be gone through once.
 */
export async function layOutPageByPage(document: Document, resources: LayoutResources): Promise<PageSequence> {
  const height = bodyHeight(document);
  const frames: BandFrame[] = [];
  for await (const galley of setParts(document, resources)) {
    for (const band of cutBands(galley)) frames.push(frameOf(band));
  }
  const starts = paginate(frames, breakCosts(frames, document.body, height, resources), height);
  const cutter = new PageCutter(starts, frames.length);
  const place = await pagePlacer(document, starts.length, resources);
  return {
    length: starts.length,
    async *[Symbol.asyncIterator]() {
      for await (const galley of setParts(document, resources))
        for (const bands of cutter.add(cutBands(galley))) yield place(bands);
    },
  };
}

/** Sets the body on one endless page. */
async function setBody(document: Document, resources: LayoutResources): Promise<Galley> {
  const parts: Galley[] = [];
  for await (const part of setParts(document, resources)) parts.push(part);
  if (parts.length === 1) return parts[0]!;
  return {
    lines: parts.flatMap(({ lines }) => lines),
    entries: parts.flatMap(({ entries }) => entries),
    bottom: parts.at(-1)!.bottom,
  };
}

/**
 * Sets the body part by part, one below the other: the definition of a body of hundreds of pages is twice as large as the
 * lines that come of it, and so is never in memory as a whole.
 */
async function* setParts({ body, page, styles }: Document, resources: LayoutResources): AsyncGenerator<Galley> {
  const width = bodyWidth(page);
  let top = 0;
  for (const part of inParts(body)) {
    const frame = { left: page.margin.left, top, width };
    const galley = await setGalley(toDefinition(part, width, { styles, resources }), frame, resources);
    yield galley;
    top = galley.bottom;
  }
}

/** Cuts blocks into parts of some twenty pages, or of one block that is longer; at least one part. */
function inParts(blocks: readonly Block[]): (readonly Block[])[] {
  const parts: Block[][] = [[]];
  let size = 0;
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
