import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costOf, readDictionary } from '../../src/thai/dictionary/dictionary.ts';
import { packDictionary } from '../../src/thai/dictionary/pack.ts';
import { DICTIONARY_URL, dictionary } from './support.ts';

const word = fc.string({
  unit: fc.constantFrom(...'กขคงจชดตนมรเแาิุ่์'),
  minLength: 1,
  maxLength: 6,
});
const costs = fc
  .dictionary(word, fc.integer({ min: 1, max: 63 }), { maxKeys: 60 })
  .map((entries) => new Map(Object.entries(entries)));

describe('packDictionary and readDictionary', () => {
  it('give every word its cost and no other string any', () => {
    fc.assert(
      fc.property(costs, fc.array(word), (costs, others) => {
        const opened = readDictionary(packDictionary(costs));
        for (const [word, cost] of costs) expect(costOf(opened, word)).toBe(cost);
        for (const other of others) expect(costOf(opened, other)).toBe(costs.get(other) ?? 0);
      }),
    );
  });

  it('give the same bytes for the same words in any order', () => {
    const forth = new Map([
      ['กา', 3],
      ['ขา', 3],
      ['กาขา', 9],
    ]);
    const back = new Map([...forth].reverse());
    expect(packDictionary(back)).toEqual(packDictionary(forth));
  });

  it('store once the end that words have in common', () => {
    const words = (first: string) => new Map(Array.from(first, (letter) => [`${letter}งานการเมืองการเรียน`, 7]));
    const cells = (first: string) => packDictionary(words(first)).length / 4;
    expect(cells('กขคงจชซฌญดตถทธนบปผฝพฟภมยรลวศสหอฮ') - cells('ก')).toBeLessThan(64);
  });

  it('refuse more words than a file of cells can hold', { tags: 'exhaustive' }, () => {
    const consonants = Array.from('กขคงจชซฌญดตถทธนบปผฝพฟภมยรลวศสหอฮ');
    const costs = new Map<string, number>();
    // 528,000 words; each beginning has other costs behind it, so that no two share their ends.
    for (let number = 0; number < 16_500; number++) {
      const start = [number, number / 32, number / 1024].map((part) => consonants[Math.floor(part) % 32]).join('');
      consonants.forEach((end, place) => {
        costs.set(start + end, 1 + (Math.floor(number / 60 ** Math.min(place, 3)) % 60));
      });
    }
    expect(() => packDictionary(costs)).toThrow('too many words for the cell format');
  });

  it('refuse costs and letters out of range, and bytes that are no dictionary', () => {
    expect(() => packDictionary(new Map([['กา', 64]]))).toThrow('out of range');
    expect(() => packDictionary(new Map([['ab', 1]]))).toThrow('no Thai letter');
    for (const sign of ['๏', '๐']) expect(() => packDictionary(new Map([[`กา${sign}`, 1]]))).toThrow('no Thai letter');
    expect(() => readDictionary(new Uint8Array(64))).toThrow('not a raingan dictionary');
  });
});

describe('thai.dict', () => {
  const bytes = readFileSync(DICTIONARY_URL);

  it('is the file its README describes', () => {
    const readme = readFileSync(new URL('README.md', DICTIONARY_URL), 'utf8');
    expect(readme).toContain(createHash('sha256').update(bytes).digest('hex'));
  });

  it('opens at any offset of a buffer', () => {
    for (const offset of [0, 1, 2, 3]) {
      const shifted = new Uint8Array(bytes.length + offset);
      shifted.set(bytes, offset);
      expect(costOf(readDictionary(shifted.subarray(offset)), 'ยุทธศาสตร์')).toBe(costOf(dictionary, 'ยุทธศาสตร์'));
    }
  });

  it('is a view, not a copy, of aligned bytes', () => {
    const aligned = new Uint8Array(bytes);
    expect(readDictionary(aligned).cells.buffer).toBe(aligned.buffer);
  });

  it('makes common words cheaper than rare ones, and no fragments', () => {
    expect(costOf(dictionary, 'และ')).toBeLessThan(costOf(dictionary, 'กรุงเทพมหานคร'));
    for (const word of ['เป้าหมาย', 'งบประมาณ', 'ท้องถิ่น', 'ป้อมปราบศัตรูพ่าย', 'พฤศจิกายน', 'ณ']) {
      expect(costOf(dictionary, word), word).toBeGreaterThan(0);
    }
    for (const fragment of ['ก', 'รม', 'กิ', 'ที่ ', 'abc', '']) expect(costOf(dictionary, fragment), fragment).toBe(0);
  });
});
