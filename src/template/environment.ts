import Handlebars from 'handlebars';
import { BLOCK_HELPERS, HELPERS } from './helpers.ts';
import { limitHelpers } from './limit-helpers.ts';

/** A Handlebars environment of its own, which knows only the helpers of templates. */
export function createEnvironment(): typeof Handlebars {
  const handlebars = Handlebars.create();
  limitHelpers(handlebars);
  return handlebars;
}

const NAMES = [...BLOCK_HELPERS, ...Object.keys(HELPERS)];

/** A name or helper that does not exist is an exception and never an empty place. */
export const STRICT: CompileOptions = {
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: Object.fromEntries(NAMES.map((name) => [name, true])) as KnownHelpers,
};
