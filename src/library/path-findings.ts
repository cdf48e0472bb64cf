import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { YamlReading } from '../yaml/load-yaml.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import { readNodes } from '../yaml/read-nodes.ts';
import { sourceText } from '../yaml/source-text.ts';
import { formatPath, type Path, type YamlNode } from '../yaml/tree.ts';

/** Findings in the YAML of an object, as findings in the object: a path in place of a range. */
export function withPaths(
  diagnostics: readonly Diagnostic[],
  text: string,
  { readPlain }: YamlReading,
): readonly Diagnostic[] {
  const isNeeded = diagnostics.some(({ range, path }) => range && path === undefined);
  const root = isNeeded ? (readPlain?.(text) ?? readByLibrary(text)) : undefined;
  return diagnostics.map(({ range, path, stopped: _, ...rest }) => ({
    ...rest,
    path: path ?? (range && root ? formatPath(pathAt(root, range.start.offset)) : ''),
  }));
}

function readByLibrary(text: string): YamlNode | undefined {
  const source = sourceText('', text);
  const { contents } = parseYaml(source);
  return contents && readNodes(contents, source).root;
}

/** Path of the innermost value, or key, that an offset lies in. */
function pathAt(node: YamlNode, offset: number): Path {
  for (const { key, start, end, value } of node.entries ?? []) {
    if (offset >= start && offset < end) return [key];
    if (offset >= value.start && offset < Math.max(value.end, value.start + 1)) return [key, ...pathAt(value, offset)];
  }
  for (const [index, item] of (node.items ?? []).entries()) {
    if (offset >= item.start && offset < Math.max(item.end, item.start + 1)) return [index, ...pathAt(item, offset)];
  }
  return [];
}
