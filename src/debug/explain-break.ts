import { bodyHeight, type LayoutStages } from '../layout/lay-out.ts';
import type { Band } from '../layout/pages/bands.ts';
import { type BreakRule, breakCosts, breakPrices } from '../layout/pages/break-costs.ts';
import { fewLinesPrice, type PageEnd, pageExtent, pagePrice, possibleEnds } from '../layout/pages/paginate.ts';
import type { Document } from '../model/document.ts';
import { boxText } from './box-text.ts';
import type { Stages } from './run-stages.ts';

/** A place where a page could have begun, and what it costs by rule. */
export interface BreakPlace {
  /** `chosen`; `next-best`, in the order of what they cost; `after`, the place right after the chosen one. */
  readonly kind: 'chosen' | 'next-best' | 'after';
  /** The block and the line that would come first on the page. */
  readonly block: number;
  readonly line: number;
  readonly text: string;
  /** Each rule that prices this break, with its price; several parts of one rule add up. */
  readonly prices: Readonly<Record<string, number>>;
  /** Pages that the whole report would then have; absent where the page before would be too high. */
  readonly pages?: number;
  /** What all pages from the one before this break on cost together. */
  readonly cost?: number;
  /** Height in pt of what the page before would hold, of `height` at most. */
  readonly filled: number;
  readonly height: number;
}

/**
 * Why page `page` begins where it does, page breaks before it kept: the chosen place, the three next best, and the place
 * right after the chosen one, which shows what ended the page before.
 */
export function explainBreak({ document, layout, resources }: Stages, page: number): readonly BreakPlace[] {
  const { bands, costs, starts } = layout!;
  const height = bodyHeight(document!);
  const rules = rulesByBand(document!, layout!, resources!);
  const before = starts[page - 2]!;
  const chosen = starts[page - 1]!;
  const ends = possibleEnds(bands, costs, height, before).filter(({ end }) => end < bands.length);
  const describe = (kind: BreakPlace['kind'], end: number): BreakPlace => {
    const place = ends.find((each) => each.end === end);
    return {
      kind,
      ...firstOf(bands[end]!),
      prices: { ...pricesOf(rules.get(end - 1) ?? []), ...(place && pricesOfPage(place)) },
      ...(place && { pages: page - 1 + place.pagesAfter, cost: place.cost }),
      filled: pageExtent(bands, before, end).height,
      height,
    };
  };
  const others = ends.filter(({ end }) => end !== chosen).slice(0, 3);
  const after = chosen + 1 < bands.length ? [describe('after', chosen + 1)] : [];
  return [describe('chosen', chosen), ...others.map(({ end }) => describe('next-best', end)), ...after];
}

function rulesByBand(document: Document, { bands }: LayoutStages, resources: NonNullable<Stages['resources']>) {
  const rules = new Map<number, BreakRule[]>();
  breakCosts(bands, document.body, bodyHeight(document), resources, (band, rule) => {
    rules.set(band, [...(rules.get(band) ?? []), rule]);
  });
  return rules;
}

function pricesOf(rules: readonly BreakRule[]): Record<string, number> {
  const prices: Record<string, number> = {};
  for (const rule of rules) prices[rule] = (prices[rule] ?? 0) + breakPrices[rule];
  return prices;
}

function pricesOfPage({ hasFewLines }: PageEnd): Record<string, number> {
  return hasFewLines ? { page: pagePrice, fewLines: fewLinesPrice } : { page: pagePrice };
}

function firstOf({ lines }: Band) {
  const first = lines[0]!;
  return { block: first.leaf.block, line: first.index, text: first.boxes.map(boxText).join('').trim() };
}

/** A place as a person reads it. */
export function breakText({ kind, block, line, text, prices, pages, cost, filled, height }: BreakPlace, page: number) {
  const parts = Object.entries(prices).map(([rule, price]) => `${rule} ${price.toLocaleString('en')}`);
  const whole = `with the best pages after it ${cost?.toLocaleString('en')}, ${pages} pages in all`;
  return [
    `${headings[kind].replace('{page}', String(page))} #${block}.${line} ${text}`,
    `     ${cost === undefined ? parts.join(' + ') || 'no rule is against it' : `${parts.join(' + ')}; ${whole}`}`,
    `     page ${page - 1} filled ${filled.toFixed(2)} of ${height.toFixed(2)} pt${filled > height ? ': too high' : ''}`,
  ].join('\n');
}

const headings = { chosen: 'page {page} begins with', 'next-best': '  or with', after: '  not with the next,' };
