import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

// `npm run lint` checks the order of the folders; its parser does not see a type written as an import expression.
test('no file takes a type by an import expression, which the check of layers would miss', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((name) => path.posix.join('src', name.split(path.sep).join('/')))
    .filter((file) => file.endsWith('.ts') && !startFiles.has(file));
  const found = files.filter((file) => /(?:typeof |[:<|&] ?)import\('\./.test(readFileSync(file, 'utf8')));
  expect(found).toEqual([]);
});

/** They import the same modules as values, too. */
const startFiles = new Set(['src/cli/main.ts', 'src/cli/worker.ts', 'src/host/foreign/process.ts']);
