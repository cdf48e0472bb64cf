import type Handlebars from 'handlebars';
import { type DocumentFacts, templateHelpers } from './helpers.ts';

/** Leaves a Handlebars environment the helpers of templates and no others. */
export function limitHelpers(handlebars: typeof Handlebars): void {
  handlebars.unregisterHelper('lookup');
  handlebars.unregisterHelper('log');
  for (const [name, { apply, absent = '' }] of Object.entries(templateHelpers)) {
    handlebars.registerHelper(name, (value: unknown, { data }: Handlebars.HelperOptions) =>
      value === null ? absent : apply(value as never, factsIn(data)),
    );
  }
}

/** The facts among the names that a template is filled with. */
function factsIn(data: { readonly root?: { readonly document?: Partial<DocumentFacts> } } | undefined): DocumentFacts {
  return { hasSatang: data?.root?.document?.hasSatang === true };
}
