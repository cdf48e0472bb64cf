import { expect, test } from 'vitest';
import { toUnicodeMap } from '../../src/pdf/to-unicode.ts';
import { readCharacters } from './support/marked-text.ts';

test.each([0, 1, 255, 256, 700, 30_000])('gives each of %d codes its character', (count) => {
  const characters = [
    '',
    ...Array.from({ length: count }, (_, k) => (k % 9 === 0 ? '😀' : String.fromCharCode(0xe01 + (k % 90)))),
  ];
  const map = toUnicodeMap(characters);
  const read = readCharacters(map);
  expect(read.size).toBe(count);
  expect(characters.every((character, code) => code === 0 || read.get(code) === character)).toBe(true);
  // A range stays within codes of one first byte, and a block holds at most 100 ranges (ISO 32000-1, 9.10.3).
  for (const [, first = '', last = ''] of map.matchAll(/<(..)..> <(..)..> \[/g)) expect(first).toBe(last);
  for (const [, stated, block = ''] of map.matchAll(/(\d+) beginbfrange\n(.*?)endbfrange/gs)) {
    expect(block.trim().split('\n').length).toBe(Number(stated));
    expect(Number(stated)).toBeLessThanOrEqual(100);
  }
});
