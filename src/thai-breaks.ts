import { fileURLToPath } from 'node:url';
import { openWorkspace } from './host/node-workspace.ts';
import { loadDictionary } from './import/import-context.ts';
import type { BreakOpportunity } from './thai/break-opportunities.ts';
import { breakOpportunities as findBreaks } from './thai/break-opportunities.ts';
import type { Dictionary } from './thai/dictionary/dictionary.ts';

export type { BreakOpportunity } from './thai/break-opportunities.ts';

/**
 * Finds every place where a line of Thai text may end, sorted by position, with its kind and its penalty: `raingan/thai`.
 * The dictionary of the package is opened at the first call. Throws when the package's own file cannot be read.
 */
export function breakOpportunities(text: string): readonly BreakOpportunity[] {
  dictionary ??= openShipped();
  return findBreaks(text, dictionary);
}

let dictionary: Dictionary | undefined;

function openShipped(): Dictionary {
  const packageRoot = fileURLToPath(new URL('..', import.meta.url));
  return loadDictionary(openWorkspace({ root: packageRoot, packageRoot }));
}
