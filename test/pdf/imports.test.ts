import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const folder = fileURLToPath(new URL('../../src/pdf/', import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));

test.each(files)('%s needs no library: Node and own code only', (name) => {
  const source = readFileSync(folder + name, 'utf8');
  const imported = [...source.matchAll(/(?:from|import\() ?'([^']+)'/g)].map(([, module = '']) => module);
  expect(imported.filter((module) => !/^(node:(crypto|zlib)$|\.\.?\/.*\.ts$)/.test(module))).toEqual([]);
});
