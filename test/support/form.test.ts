import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formBlocks } from './form.ts';
import { parseSeed, readSeed } from './seed.ts';

test('the form worked out from the data is the printed form', () => {
  const printed = readFileSync(new URL('../ref/printed-form.txt', import.meta.url), 'utf8');
  // The print has progress and money of an entry in one line.
  const texts = formBlocks(parseSeed(readSeed()))
    .map(({ text }) => text)
    .join('\n')
    .replace(/(ของงานฯ = .* %)\n/g, '$1 ');
  expect(texts.split('\n')).toEqual(printed.split(/[\t\n]+/).filter((text) => text !== ''));
});
