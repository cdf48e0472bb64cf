import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { locator, type YamlContent } from './locate.ts';
import type { Schema } from './schema.ts';
import type { SourceText } from './source-text.ts';
import { commaInText, joinSplitNumbers } from './split-numbers.ts';
import type { Path } from './tree.ts';

interface Judged<T> {
  readonly result: ReturnType<Schema<T>['safeParse']>;
  readonly content: YamlContent;
  /** Paths of the numbers that a comma had parted. */
  readonly joined: readonly Path[];
  /** Of those that are texts, the comma is the mistake. */
  readonly commas: readonly Diagnostic[];
}

/** What the schema says of a file; of a number with a comma it says it once, of the whole number. */
export function judge<T>(written: YamlContent, source: SourceText, schema: Schema<T>): Judged<T> {
  const result = schema.safeParse(written.tree);
  const split = result.success ? undefined : joinSplitNumbers(written.root, written.text, result.error.issues);
  if (!split) return { result, content: written, joined: [], commas: [] };
  const { root, paths: joined } = split;
  const content = { ...written, tree: root.tree, root, locate: locator(root, source) };
  const again = schema.safeParse(root.tree);
  const commas = commaInText(joined, again.error?.issues ?? [], content, schema);
  return { result: again, content, joined, commas };
}
