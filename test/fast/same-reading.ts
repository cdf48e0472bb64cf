import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { readPlain } from '../../src/fast/plain-yaml/read-plain.ts';
import { parseYaml } from '../../src/yaml/parse-yaml.ts';
import { readNodes } from '../../src/yaml/read-nodes.ts';
import { sourceText } from '../../src/yaml/source-text.ts';

/** Whether a text is read without the library; if so, the library must give the same values at the same places, and no mistakes. */
export function readsTheSame(text: string): boolean {
  const plain = readPlain(text);
  if (plain === undefined) return false;
  const source = sourceText('a.yaml', text);
  const parsed = parseYaml(source);
  expect(parsed.faults, text).toEqual([]);
  const { root, diagnostics } = readNodes(parsed.contents!, source);
  expect(diagnostics, text).toEqual([]);
  if (!isDeepStrictEqual(plain, root)) expect(plain, text).toStrictEqual(root);
  return true;
}
