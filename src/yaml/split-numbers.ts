import type { z } from 'zod/mini';
import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { fieldName } from './field-name.ts';
import { fieldPlace, type YamlContent } from './locate.ts';
import { write } from './parsed.ts';
import { pathOf } from './partial.ts';
import { formatPath, isMap, type Path, type Tree, valueAt, type YamlEntry, type YamlNode } from './tree.ts';

/**
 * Between braces and brackets a comma begins another value: `{ top: 2,5cm }` is a `top` of 2 and a key `5cm`. Where a
 * schema refused such pieces, they are read as the one number that was written.
 */
interface JoinedNumbers {
  readonly root: YamlNode;
  /** Paths of the numbers that were put together. */
  readonly paths: readonly Path[];
}

/** Puts numbers together that a comma parts, at the places of `issues`; `undefined` where there are none. */
export function joinSplitNumbers(
  root: YamlNode,
  text: string,
  issues: readonly z.core.$ZodIssue[],
): JoinedNumbers | undefined {
  const owners = new Map<string, Path>();
  for (const issue of issues) {
    const owner = issue.code === 'unrecognized_keys' ? pathOf(issue) : pathOf(issue).slice(0, -1);
    owners.set(formatPath(owner), owner);
  }
  const paths: Path[] = [];
  let joined = root;
  for (const owner of owners.values()) {
    joined = replaceAt(joined, owner, (node) => {
      const { node: whole, steps } = joinIn(node, text);
      paths.push(...steps.map((step) => [...owner, step]));
      return whole;
    });
  }
  return paths.length === 0 ? undefined : { root: joined, paths };
}

function joinIn(node: YamlNode, text: string): { readonly node: YamlNode; readonly steps: (string | number)[] } {
  const steps: (string | number)[] = [];
  if (text[node.start] === '{' && node.entries) {
    const entries: YamlEntry[] = [];
    for (const entry of node.entries) {
      const last = entries.at(-1);
      if (last && isPlain(last.value) && isRest(last.value.end, entry.start, text) && hasNoValue(entry, text)) {
        entries[entries.length - 1] = { ...last, value: asText(last.value.start, entry.end, text) };
        if (steps.at(-1) !== last.key) steps.push(last.key);
      } else entries.push(entry);
    }
    const tree: Record<string, Tree> = Object.create(null);
    for (const { key, value } of entries) tree[key] = value.tree;
    return { node: { ...node, tree, entries }, steps };
  }
  if (text[node.start] === '[' && node.items) {
    const items: YamlNode[] = [];
    for (const item of node.items) {
      const last = items.at(-1);
      const isUnit = typeof item.tree === 'string'; // `[1,2]` may be two items
      if (last && isUnit && isPlain(last) && isPlain(item) && isRest(last.end, item.start, text)) {
        items[items.length - 1] = asText(last.start, item.end, text);
        steps.push(items.length - 1);
      } else items.push(item);
    }
    return { node: { ...node, tree: items.map((item) => item.tree), items }, steps };
  }
  return { node, steps };
}

function isPlain({ tree, entries, items }: YamlNode): boolean {
  return tree !== null && !isMap(tree) && entries === undefined && items === undefined;
}

/** Nothing but a comma lies between two digits. */
function isRest(end: number, start: number, text: string): boolean {
  return start === end + 1 && digitCommaDigit.test(text.slice(end - 1, start + 1));
}

const digitCommaDigit = /^[\d๐-๙],[\d๐-๙]$/;

function hasNoValue({ end, value }: YamlEntry, text: string): boolean {
  return value.tree === null && /^\s*[,}]/.test(text.slice(end, end + 200));
}

function asText(start: number, end: number, text: string): YamlNode {
  return { tree: text.slice(start, end), start, end, entries: undefined, items: undefined };
}

function replaceAt(node: YamlNode, [step, ...rest]: Path, replace: (node: YamlNode) => YamlNode): YamlNode {
  if (step === undefined) return replace(node);
  if (node.items) {
    const items = node.items.map((item, index) => (index === step ? replaceAt(item, rest, replace) : item));
    return { ...node, tree: items.map(({ tree }) => tree), items };
  }
  if (!node.entries) return node;
  const entries = node.entries.map((entry) =>
    entry.key === step ? { ...entry, value: replaceAt(entry.value, rest, replace) } : entry,
  );
  const tree: Record<string, Tree> = Object.create(null);
  for (const { key, value } of entries) tree[key] = value.tree;
  return { ...node, tree, entries };
}

/** `E-TYPE` for each of the numbers that their fields would take as they are put together: as text, with its comma. */
export function commaInText(
  paths: readonly Path[],
  issues: readonly z.core.$ZodIssue[],
  content: YamlContent,
  schema: unknown,
): Diagnostic[] {
  const refused = new Set(issues.map((issue) => formatPath(pathOf(issue))));
  return paths
    .filter((path) => !refused.has(formatPath(path)))
    .map((path) => {
      const name = fieldName(path, schema, (at) => valueAt(content.tree, at));
      return diagnostic('E-TYPE', fieldPlace(content, path), {
        message: {
          th: `${name.th} มีจุลภาค ซึ่งใน \`{ }\` และ \`[ ]\` เริ่มค่าใหม่`,
          en: `${name.en} has a comma, which begins another value within \`{ }\` and \`[ ]\``,
        },
        hint: write(`"${String(valueAt(content.tree, path))}"`),
      });
    });
}
