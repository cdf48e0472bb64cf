import type { Block } from '../document/document.ts';
import { headerRow } from '../document/header-row.ts';
import { childrenOf, type Node } from '../document/visit.ts';
import type { Band } from './bands.ts';
import { continuedLines } from './continued.ts';
import type { LayoutResources } from './layout.ts';
import { repeatedHeight } from './paginate.ts';

/**
 * What a page break after each band would cost. The rules of the form (DESIGN section 5) are not walls but prices,
 * far apart, so that a document no break can satisfy still gets its least bad pages.
 */
export function breakCosts(
  bands: readonly Band[],
  body: readonly Block[],
  pageHeight: number,
  resources: LayoutResources,
): Float64Array {
  const costs = new Float64Array(bands.length);
  const spans = blockSpans(bands, body);
  const charge = (from: number, to: number, price: number) => {
    for (let band = Math.max(0, from); band < Math.min(to, bands.length - 1); band++) costs[band]! += price;
  };
  chargeSingleLines(bands, charge);
  for (const [block, { first, last }] of spans) {
    const fits = bands[last]!.bottom - bands[first]!.top <= pageHeight - repeatedHeight(bands[first]!);
    if (block.type === 'heading') charge(first, last + LINES_AFTER_HEADING, PRICE.headingParted);
    if (block.keep === 'with-next') charge(last, last + 1, PRICE.groupSplit);
    if (block.keep === 'together' && fits)
      charge(first, last, block.type === 'row' ? PRICE.rowSplit : PRICE.groupSplit);
    const columnHeaders = block.type === 'table' ? headerRow(block) : undefined;
    const head = columnHeaders && spans.get(columnHeaders);
    if (head) charge(head.first, head.last + 1, PRICE.groupSplit);
    if (block.type === 'row' && !fits) {
      // The repeated row header needs as many lines below the break as it has itself.
      const label = continuedLines(bands[first]!, resources).length;
      charge(last - label + 1, last, PRICE.singleLine);
    }
  }
  return costs;
}

const LINES_AFTER_HEADING = 2;

/** Each far above what pages and empty space cost, see `paginate`. */
const PRICE = { singleLine: 1e6, headingParted: 1e7, groupSplit: 1e8, rowSplit: 1e10 };

type Charge = (from: number, to: number, price: number) => void;

/** No page begins or ends with a single line of a paragraph. */
function chargeSingleLines(bands: readonly Band[], charge: Charge): void {
  const firstBand = new Map<number, number>();
  const lastBand = new Map<number, number>();
  bands.forEach(({ lines }, index) => {
    for (const { leaf } of lines) {
      if (!firstBand.has(leaf.block)) firstBand.set(leaf.block, index);
      lastBand.set(leaf.block, index);
    }
  });
  for (const [block, first] of firstBand) {
    const last = lastBand.get(block)!;
    if (last === first) continue;
    charge(first, first + 1, PRICE.singleLine);
    if (last - 1 > first) charge(last - 1, last, PRICE.singleLine);
  }
}

/** First and last band of every block that has lines. */
function blockSpans(bands: readonly Band[], body: readonly Block[]): Map<Node, { first: number; last: number }> {
  const ofLeaf = new Map<number, { first: number; last: number }>();
  bands.forEach(({ lines }, index) => {
    for (const { leaf } of lines) {
      const span = ofLeaf.get(leaf.block);
      if (span) span.last = index;
      else ofLeaf.set(leaf.block, { first: index, last: index });
    }
  });
  const spans = new Map<Node, { first: number; last: number }>();
  const visit = (block: Node): { first: number; last: number } | undefined => {
    const own = ofLeaf.get(block.id);
    const inner = childrenOf(block).map(visit);
    const all = [own, ...inner].filter((span) => span !== undefined);
    if (all.length === 0) return undefined;
    const span = { first: Math.min(...all.map(({ first }) => first)), last: Math.max(...all.map(({ last }) => last)) };
    spans.set(block, span);
    return span;
  };
  body.forEach(visit);
  return spans;
}
