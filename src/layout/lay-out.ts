import type { Document } from '../model/document.ts';
import type { Page } from '../model/page.ts';
import { toDefinition } from './definition/definition.ts';
import type { LayoutResources } from './layout-resources.ts';
import { cutBands } from './pages/bands.ts';
import { breakCosts } from './pages/break-costs.ts';
import { paginate } from './pages/paginate.ts';
import { placePages } from './pages/place-pages.ts';
import { setGalley } from './set-galley.ts';

/** Sets a document on pages: one endless galley, cut into bands of lines, cut into pages, each line placed. */
export async function layOut(document: Document, resources: LayoutResources): Promise<Page[]> {
  const { page, styles } = document;
  const width = page.width - page.margin.left - page.margin.right;
  const height = page.height - page.margin.top - page.margin.bottom;

  const definition = toDefinition(document.body, width, { styles, resources });
  const galley = await setGalley(definition, page.margin.left, width, resources);
  const bands = cutBands(galley);
  const costs = breakCosts(bands, document.body, height, resources);
  const starts = paginate(bands, costs, height);
  return placePages(document, bands, starts, resources);
}
