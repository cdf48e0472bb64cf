import { createWorkspace } from '../host/node-workspace.ts';
import { loadDictionary } from '../import/import-context.ts';
import { type BreakOpportunity, breakOpportunities as findBreaks } from '../thai/break-opportunities.ts';
import type { Dictionary } from '../thai/dictionary/dictionary.ts';
import { requireText } from './check-argument.ts';
import { packageRoot } from './package-root.ts';

export type { BreakOpportunity } from '../thai/break-opportunities.ts';
export type { InnerBreakKind } from '../thai/breaks/chunk.ts';

/**
 * Finds every place where a line of Thai text may end, sorted by position, with its kind and its penalty: `raingan/thai`.
 * The dictionary of the package is opened at the first call. Throws an `EnvironmentFailure` when it cannot be read,
 * and a `TypeError` for what is no text.
 */
export function breakOpportunities(text: string): readonly BreakOpportunity[] {
  requireText('breakOpportunities: text', text);
  dictionary ??= loadDictionary(createWorkspace({ root: packageRoot, packageRoot }));
  return findBreaks(text, dictionary);
}

let dictionary: Dictionary | undefined;
