import type Handlebars from 'handlebars';
import { templateHelpers } from './helpers.ts';

/** Leaves a Handlebars environment the helpers of templates and no others. */
export function limitHelpers(handlebars: typeof Handlebars): void {
  handlebars.unregisterHelper('lookup');
  handlebars.unregisterHelper('log');
  for (const [name, { apply, absent = '' }] of Object.entries(templateHelpers)) {
    handlebars.registerHelper(name, (value: unknown) => (value === null ? absent : apply(value as never)));
  }
}
