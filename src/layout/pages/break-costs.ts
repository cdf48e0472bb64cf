import type { Block } from '../../model/document.ts';
import { childrenOf, type Node } from '../../model/visit.ts';
import type { Entry } from '../galley.ts';
import type { LayoutResources } from '../layout-resources.ts';
import type { BandFrame } from './bands.ts';
import { continuedTexts } from './continued.ts';
import { repeatedHeight } from './paginate.ts';

/**
 * What a page break after each band would cost. Each rule of the form has a price, and the prices
 * are far apart: where no break keeps all rules, the least bad one is taken. `charged` is called with each rule that
 * a break after a band would violate.
 */
export function breakCosts(
  bands: readonly BandFrame[],
  body: readonly Block[],
  pageHeight: number,
  resources: LayoutResources,
  charged?: (band: number, rule: BreakRule) => void,
): Float64Array {
  const costs = new Float64Array(bands.length);
  const spans = leafSpans(bands);
  const charge: Charge = (from, to, rule) => {
    for (let band = Math.max(0, from); band < Math.min(to, bands.length - 1); band++) {
      costs[band]! += breakPrices[rule];
      charged?.(band, rule);
    }
  };
  const fits = ({ first, last }: Span) =>
    bands[last]!.bottom - bands[first]!.top <= pageHeight - repeatedHeight(bands[first]!);
  const chargeNode = (block: Node, span: Span) => {
    const { first, last } = span;
    if (block.type === 'heading') charge(first, last + bandsAfterHeading(bands[last + 1]), 'headingParted');
    if (block.keep === 'with-next') charge(last, last + 1, 'groupSplit');
    if (block.keep === 'together' && block.type !== 'row' && fits(span)) charge(first, last, 'groupSplit');
  };
  const chargeEntry = ({ rows, namesColumns }: Entry, span: Span) => {
    const { first, last } = span;
    if (namesColumns) charge(first, last + 1, 'groupSplit');
    if (!fits(span)) {
      // The repeated header needs as many lines below the break as it has itself.
      const label = continuedTexts(bands[first]!, resources).length;
      charge(last - label + 1, last, 'singleLine');
    } else if (rows.some(({ row }) => row.keep === 'together')) {
      charge(first, last, 'entrySplit');
    }
  };
  for (const span of spans.values()) chargeSingleLines(span, charge);
  for (const block of body) visitNode(block, spans, chargeNode);
  for (const [entry, span] of entrySpans(bands)) chargeEntry(entry, span);
  return costs;
}

/** A heading stays with the two lines after it, or with the drawing. */
const bandsAfterHeading = (next: BandFrame | undefined) => (next?.hasPicture ? 1 : 2);

/**
 * What breaking each rule of the form costs, far above what pages and empty space cost (see `paginate`): a single line of
 * a paragraph alone on a page, a heading parted from what follows, a group or a table's head parted, an entry parted
 * that fits on one page.
 */
export const breakPrices = { singleLine: 1e6, headingParted: 1e7, groupSplit: 1e8, entrySplit: 1e10 };

export type BreakRule = keyof typeof breakPrices;

type Charge = (from: number, to: number, rule: BreakRule) => void;

/** No page begins or ends with a single line of a paragraph. */
function chargeSingleLines({ first, last }: Span, charge: Charge): void {
  if (last === first) return;
  charge(first, first + 1, 'singleLine');
  if (last - 1 > first) charge(last - 1, last, 'singleLine');
}

/** First and last band of a block. */
interface Span {
  readonly first: number;
  readonly last: number;
}

/** By the ids of the blocks that have lines of their own. */
function leafSpans(bands: readonly BandFrame[]): Map<number, Span> {
  const spans = new Map<number, { first: number; last: number }>();
  for (let index = 0; index < bands.length; index++) {
    for (const block of bands[index]!.blocks) {
      const span = spans.get(block);
      if (span) span.last = index;
      else spans.set(block, { first: index, last: index });
    }
  }
  return spans;
}

function entrySpans(bands: readonly BandFrame[]): Map<Entry, Span> {
  const spans = new Map<Entry, { first: number; last: number }>();
  bands.forEach(({ entry }, index) => {
    const span = entry && spans.get(entry);
    if (span) span.last = index;
    else if (entry) spans.set(entry, { first: index, last: index });
  });
  return spans;
}

/** Visits every node that has lines, what it holds before it; `leaves` are the spans of those that have lines of their own. */
function visitNode(
  node: Node,
  leaves: ReadonlyMap<number, Span>,
  visit: (node: Node, span: Span) => void,
): Span | undefined {
  let span = leaves.get(node.id);
  for (const child of childrenOf(node)) {
    const inner = visitNode(child, leaves, visit);
    if (inner) span = span ? union(span, inner) : inner;
  }
  if (span) visit(node, span);
  return span;
}

function union(a: Span, b: Span): Span {
  return { first: Math.min(a.first, b.first), last: Math.max(a.last, b.last) };
}
