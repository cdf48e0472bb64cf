import { expect } from 'vitest';
import { readPlain } from '../../src/fast/plain-yaml/read-plain.ts';
import { libraryNodes } from '../../src/yaml/library-nodes.ts';
import { locator } from '../../src/yaml/locate.ts';
import { parseYaml } from '../../src/yaml/parse-yaml.ts';
import { readTree } from '../../src/yaml/read-tree.ts';
import { sourceText } from '../../src/yaml/source-text.ts';
import type { Path } from '../../src/yaml/tree.ts';
import type { YamlNode } from '../../src/yaml/yaml-node.ts';

/** Whether a text is read without the library; if so, the library must give the same values at the same places, and no mistakes. */
export function readsTheSame(text: string): boolean {
  const plain = readPlain(text);
  if (plain === undefined) return false;
  const source = sourceText('a.yaml', text);
  const parsed = parseYaml(source);
  expect(parsed.diagnostics, text).toEqual([]);
  const { tree, targets, diagnostics } = readTree(parsed.value!, source);
  expect(diagnostics, text).toEqual([]);
  expect(plain.tree, text).toStrictEqual(tree);
  const locatePlain = locator(() => plain, source);
  const locate = locator(() => libraryNodes(parsed.value!, targets), source);
  for (const path of pathsOf(plain)) {
    expect(locatePlain(path), `${path}: ${text}`).toEqual(locate(path));
    expect(locatePlain(path, 'key'), `${path}: ${text}`).toEqual(locate(path, 'key'));
  }
  return true;
}

/** Every path of a file, and one beside each that is not there. */
function pathsOf({ entries, items }: YamlNode, path: Path = []): Path[] {
  const steps = [...(entries ?? []).map(({ key }) => key), ...(items ?? []).keys()];
  const nodes = [...(entries ?? []).map(({ value }) => value), ...(items ?? [])];
  return [path, [...path, 'absent'], ...steps.flatMap((step, index) => pathsOf(nodes[index]!, [...path, step]))];
}
