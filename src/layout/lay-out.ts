import type { Document } from '../model/document.ts';
import type { Page } from '../model/page.ts';
import { cutBands } from './bands.ts';
import { breakCosts } from './break-costs.ts';
import { toDefinition } from './definition.ts';
import { runEngine } from './engine.ts';
import type { LayoutResources } from './layout.ts';
import { paginate } from './paginate.ts';
import { placePages } from './place-pages.ts';

/** Sets a document on pages: one endless galley, cut into bands of lines, cut into pages, each line placed. */
export function layOut(document: Document, resources: LayoutResources): Page[] {
  const { page, styles } = document;
  const width = page.width - page.margin.left - page.margin.right;
  const height = page.height - page.margin.top - page.margin.bottom;

  const definition = toDefinition(document.body, width, { styles, resources });
  const galley = runEngine(definition, page.margin.left, width);
  const bands = cutBands(galley);
  const costs = breakCosts(bands, document.body, height, resources);
  const starts = paginate(bands, costs, height);
  return placePages(document, bands, starts, resources);
}
