import type { z } from 'zod/mini';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { YamlContent } from './locate.ts';
import { missingKey } from './missing-key.ts';
import { pathOf } from './partial.ts';
import type { Schema } from './schema.ts';
import { formatPath, type Path, valueAt } from './tree.ts';
import { explainUnknownKeys } from './unknown-keys.ts';
import { wrongValue } from './wrong-value.ts';

type Issue = z.core.$ZodIssue;

/** Diagnostics for what the schema refused, each at the key or value it concerns. */
export function explainIssues(issues: readonly Issue[], content: YamlContent, schema: Schema<unknown>): Diagnostic[] {
  const missing = missingPaths(issues, content);
  const unknown = issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [];
    const parent = pathOf(issue);
    return explainUnknownKeys(parent, issue.keys, missing.get(formatPath(parent)) ?? [], content, schema);
  });
  const disguised = new Set(unknown.flatMap(({ disguises }) => disguises ?? []));
  const meant = new Set(unknown.flatMap(({ suggested }) => (suggested === undefined ? [] : [formatPath(suggested)])));
  const others = issues
    .filter((issue) => issue.code !== 'unrecognized_keys')
    .map((issue) => ({ path: pathOf(issue), issue }));
  return [
    ...unknown.map((each) => each.diagnostic),
    ...others.flatMap(({ path, issue }) => {
      if (valueAt(content.tree, path) !== undefined) return [wrongValue(path, issue, content, schema)];
      // A misspelt key is one mistake, not an unknown key and a missing one.
      return meant.has(formatPath(path)) || disguised.has(String(path.at(-1)))
        ? []
        : [missingKey(path, content, schema)];
    }),
  ];
}

/** Paths of the missing keys, by the path of their group. */
function missingPaths(issues: readonly Issue[], { tree }: YamlContent): ReadonlyMap<string, readonly Path[]> {
  const missing = new Map<string, Path[]>();
  for (const issue of issues) {
    const path = pathOf(issue);
    if (issue.code === 'unrecognized_keys' || valueAt(tree, path) !== undefined) continue;
    const group = formatPath(path.slice(0, -1));
    const known = missing.get(group);
    if (known) known.push(path);
    else missing.set(group, [path]);
  }
  return missing;
}
