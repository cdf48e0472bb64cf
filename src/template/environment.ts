import Handlebars from 'handlebars';
import { blockHelpers, templateHelpers } from './helpers.ts';
import { limitHelpers } from './limit-helpers.ts';

/** A Handlebars environment of its own, which knows only the helpers of templates. */
export function createEnvironment(): typeof Handlebars {
  const handlebars = Handlebars.create();
  limitHelpers(handlebars);
  return handlebars;
}

const names = [...blockHelpers, ...Object.keys(templateHelpers)];

/** A name or helper that does not exist is an exception and never an empty place. */
export const strict: CompileOptions = {
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: Object.fromEntries(names.map((name) => [name, true])) as KnownHelpers,
};
