import type { Document } from '../model/document.ts';
import type { Page } from '../model/page.ts';
import { toDefinition } from './definition/definition.ts';
import type { Definition } from './galley.ts';
import type { LayoutResources } from './layout-resources.ts';
import { type Band, cutBands } from './pages/bands.ts';
import { breakCosts } from './pages/break-costs.ts';
import { paginate } from './pages/paginate.ts';
import { placePages } from './pages/place-pages.ts';
import { type Galley, setGalley } from './set-galley.ts';

/** Sets a document on pages: one endless galley, cut into bands of lines, cut into pages, each line placed. */
export async function layOut(document: Document, resources: LayoutResources): Promise<readonly Page[]> {
  return (await layOutInStages(document, resources)).pages;
}

/** What each stage of layout made of a document. */
export interface LayoutStages {
  readonly definition: Definition;
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
  const { page, styles } = document;
  const width = page.width - page.margin.left - page.margin.right;
  const height = bodyHeight(document);

  const definition = toDefinition(document.body, width, { styles, resources });
  const galley = await setGalley(definition, page.margin.left, width, resources);
  const bands = cutBands(galley);
  const costs = breakCosts(bands, document.body, height, resources);
  const starts = paginate(bands, costs, height);
  const pages = await placePages(document, bands, starts, resources);
  return { definition, galley, bands, costs, starts, pages };
}

/** Height in pt of what a page holds between its header and its footer. */
export function bodyHeight({ page }: Document): number {
  return page.height - page.margin.top - page.margin.bottom;
}
