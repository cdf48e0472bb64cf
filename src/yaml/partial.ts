import type { z } from 'zod/mini';
import { sampleOf, schemaOf } from './inspect-schema.ts';
import type { Schema } from './schema.ts';
import { isMap, type Path, type Tree, valueAt, without } from './tree.ts';

/** What a file says in spite of its mistakes: at the `unread` paths are samples, which nothing may look at. */
export interface PartialValue<T> {
  readonly value: T;
  readonly unread: readonly Path[];
}

/** Reads the rest of a tree that a schema refused; `undefined` where too little is left. */
export function readRest<T>(
  tree: Tree,
  issues: readonly z.core.$ZodIssue[],
  schema: Schema<T>,
): PartialValue<T> | undefined {
  const unread = issues.filter(({ code }) => code !== 'unrecognized_keys').map(pathOf);
  if (unread.length > mostUnread || unread.some((path) => path.length === 0)) return undefined;
  let mended = tree;
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    const group = valueAt(mended, pathOf(issue));
    if (isMap(group)) mended = withValue(mended, pathOf(issue), without(group, issue.keys));
  }
  for (const path of unread) mended = withValue(mended, path, sampleOf(path.reduce<unknown>(schemaOf, schema)));
  const { success, data } = schema.safeParse(mended);
  return success ? { value: data, unread } : undefined;
}

/** A file with more wrong values than this is not the file that was meant. */
const mostUnread = 200;

/** Path of a place that zod names. */
export function pathOf(issue: z.core.$ZodIssue): Path {
  return issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
}

/** A tree with another value at a path. */
function withValue(tree: Tree, [step, ...rest]: Path, value: Tree): Tree {
  if (step === undefined) return value;
  if (Array.isArray(tree)) {
    return tree.map((item: Tree, index) => (index === step ? withValue(item, rest, value) : item));
  }
  if (!isMap(tree)) return tree;
  const copy: Record<string, Tree> = Object.assign(Object.create(null), tree);
  copy[step] = withValue(copy[step] ?? null, rest, value);
  return copy;
}
