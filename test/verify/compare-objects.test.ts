import { describe, expect, test } from 'vitest';
import type { PdfDict, PdfObject, PdfValue } from '../../src/sign/read/pdf-value.ts';
import { differsIn, hasOnly, sameEntries, sameObject } from '../../src/verify/compare-objects.ts';

const dict = (entries: Readonly<Record<string, PdfValue>>): PdfDict => ({
  type: 'dict',
  entries: new Map(Object.entries(entries)),
});
const name = (text: string): PdfValue => ({ type: 'name', name: text });
const stream = (entries: Readonly<Record<string, PdfValue>>, ...raw: number[]): PdfObject => ({
  ...{ type: 'stream', dict: dict(entries) },
  raw: Uint8Array.from(raw),
});

describe('two objects are the same', () => {
  test.each<[string, PdfObject, PdfObject, boolean]>([
    ['nothing and nothing', null, null, true],
    ['a number and another', 1, 2, false],
    ['lists in one order', [1, name('A')], [1, name('A')], true],
    ['lists in another order', [1, 2], [2, 1], false],
    ['a reference and a number', { type: 'ref', number: 3 }, 3, false],
    ['streams with the same bytes', stream({ A: 1 }, 1, 2), stream({ A: 1 }, 1, 2), true],
    ['streams with other bytes', stream({ A: 1 }, 1, 2), stream({ A: 1 }, 1, 3), false],
    ['streams with other dictionaries', stream({ A: 1 }, 1), stream({ A: 2 }, 1), false],
    ['a stream and its dictionary', stream({ A: 1 }, 1), dict({ A: 1 }), false],
  ])('%s: %s', (_, one, other, same) => {
    expect(sameObject(one, other)).toBe(same);
  });
});

test('dictionaries that differ in some keys at most, whatever the order of the others', () => {
  const [old, now] = [dict({ A: 1, B: 2, C: 3 }), dict({ C: 3, A: 1, B: 9, D: 4 })];
  expect(differsIn(old, now, ['B', 'D'])).toBe(true);
  expect(differsIn(old, now, ['B'])).toBe(false);
  expect(differsIn(old, dict({ A: 1, B: 2 }), ['C'])).toBe(true);
  expect(differsIn(old, null, ['A', 'B', 'C'])).toBe(false);
});

test('entries are compared where they are missing, too', () => {
  expect(sameEntries(dict({ A: 1 }), dict({ A: 1, B: 2 }), ['A'])).toBe(true);
  expect(sameEntries(dict({ A: 1 }), dict({ A: 1, B: 2 }), ['A', 'B'])).toBe(false);
  expect(sameEntries(dict({}), dict({ A: null }), ['A'])).toBe(true);
});

test('a dictionary has no keys but some', () => {
  expect(hasOnly(dict({ A: 1 }), new Set(['A', 'B']))).toBe(true);
  expect(hasOnly(dict({ A: 1, C: 1 }), new Set(['A', 'B']))).toBe(false);
});
