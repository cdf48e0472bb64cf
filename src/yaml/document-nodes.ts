import type { Node, Pair, ParsedNode } from 'yaml';
import { yamlLibrary } from './library.ts';
import type { Path } from './tree.ts';

/** The library's nodes of a text with their source tokens; `undefined` for a text that is not one valid document. */
export function parseDocument(text: string): ParsedNode | undefined {
  const { parseAllDocuments } = yamlLibrary();
  const documents = parseAllDocuments(text, options);
  if (!Array.isArray(documents)) return undefined;
  const [document, second] = documents;
  return second || !document || document.errors.length > 0 ? undefined : (document.contents ?? undefined);
}

const options = {
  version: '1.2',
  schema: 'core',
  logLevel: 'silent',
  prettyErrors: false,
  keepSourceTokens: true,
} as const;

/** The node at a path; aliases are not followed. */
export function nodeAt(root: ParsedNode, path: Path): Node | undefined {
  const { isMap, isSeq } = yamlLibrary();
  let node: unknown = root;
  for (const step of path) {
    if (isMap(node)) node = node.items.find((pair) => keyOf(pair) === String(step))?.value;
    else if (isSeq(node)) node = node.items[Number(step)];
    else return undefined;
  }
  return (node ?? undefined) as Node | undefined;
}

/** The key of a pair as text; empty for one that is no scalar. */
export function keyOf(pair: Pair): string {
  const { isScalar } = yamlLibrary();
  return isScalar(pair.key) ? String(pair.key.value) : '';
}

/** The plain value of a node, as the library reads it. */
export function plainOf(node: ParsedNode | undefined): unknown {
  return node?.toJS(new (yamlLibrary().Document)(), { maxAliasCount: 100 });
}
