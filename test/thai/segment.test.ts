import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isClusterBoundary, isThaiLetter } from '../../src/thai/clusters.ts';
import { type Dictionary, readDictionary } from '../../src/thai/dictionary/dictionary.ts';
import { packDictionary } from '../../src/thai/dictionary/pack.ts';
import { segment } from '../../src/thai/segment.ts';
import { casesOf } from '../support/thorough.ts';
import { cheapestWords } from './cheapest-words.ts';
import { dictionary } from './support.ts';

function cut(text: string, ends: readonly number[]): string[] {
  return ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end));
}

function expectWords(marked: string, words: Dictionary): void {
  const text = marked.replaceAll('|', '');
  expect(cut(text, segment(text, words)).join('|')).toBe(marked);
}

function expectCheapest(text: string, words: Dictionary): void {
  expect(cut(text, segment(text, words)).join('|')).toBe(cheapestWords(text, words).join('|'));
}

describe('segment', () => {
  it.each([
    'การ|กระจาย|อำนาจ|ให้|แก่|องค์กร',
    'งาน|ฯ|และ',
    'กระดาษ|ฯลฯ',
    'กระดาษ|ฯลฯ|แล้ว',
    'สำคัญ|ๆ|ที่',
    'ต่าง|ๆ| |กัน',
    'ปี| 2564 |แล้ว',
    'พื้นที่|100|ไร่',
  ])('%s', (marked) => {
    expectWords(marked, dictionary);
  });

  it('keeps letters that no word covers in one run', () => {
    expect(cut('ฬฌฎฏฑฒ', segment('ฬฌฎฏฑฒ', dictionary))).toEqual(['ฬฌฎฏฑฒ']);
  });

  it('keeps digits and signs in one word, whatever they are', () => {
    const signs = fc.string({ unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)) });
    fc.assert(
      fc.property(signs, (between) => {
        const text = `งาน${between}แล้ว`;
        expect(cut(text, segment(text, dictionary))).toEqual(['งาน', between, 'แล้ว'].filter((word) => word !== ''));
      }),
    );
    // Each is as far from ASCII's first sign as a letter of สาม from that of the Thai block.
    expect(cut('มี*2!*2!คน', segment('มี*2!*2!คน', dictionary))).toEqual(['มี', '*2!*2!', 'คน']);
  });

  it('finds the cheapest words of any text, as the plain search does', { tags: 'thorough' }, () => {
    const words = readFileSync(new URL('sentences.txt', import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => !line.startsWith('#'))
      .flatMap((line) => line.split(/[^ก-ฮะ-ฺเ-ๅ็-๎]+/));
    const parts = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...new Set(words)) },
      { weight: 4, arbitrary: fc.constantFrom(...'กขคงจดตทนบปพมยรลวสหอเแาิี่้ัะ์', 'ทร์', 'ไม', 'ชน', 'สตา', 'ก็') },
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 9 }), (chosen) => {
        expectCheapest(chosen.join(''), dictionary);
      }),
      { numRuns: casesOf(10_000) },
    );
  });

  it('does so with any dictionary', { tags: 'thorough' }, () => {
    const letters = (maxLength: number) =>
      fc.string({ unit: fc.constantFrom(...'กนรสเาิ่์'), minLength: 1, maxLength }).filter((word) => !/^[าิ่์]/.test(word));
    const costs = fc.dictionary(letters(4), fc.integer({ min: 1, max: 63 }), { minKeys: 1, maxKeys: 12 });
    fc.assert(
      fc.property(costs, fc.array(letters(12), { minLength: 1, maxLength: 8 }), (costs, texts) => {
        const made = readDictionary(packDictionary(new Map(Object.entries(costs))));
        for (const text of texts) expectCheapest(text, made);
      }),
      { numRuns: casesOf(3_000) },
    );
  });

  it.each<[string, Record<string, number>, string]>([
    ['a known word before an unknown one', { กาขอ: 34, กาของ: 42 }, 'กาขอ|งน'],
    ['rather the longer one, where it is hardly rarer', { กาขอ: 34, กาของ: 41 }, 'กาของ|น'],
    ['no word whose next letter makes another of it', { กาขอ: 36, กาของ: 44 }, 'กาของน'],
    ['such a word, where the other one is rarer', { กาขอ: 36, กาของ: 45 }, 'กาขอ|งน'],
    ['known words, where unknown letters are as dear', { ก็: 53 }, 'ก็|ก็'],
    ['one unknown word, where it is cheaper', { ก็: 54 }, 'ก็ก็'],
  ])('takes %s', (_, costs, words) => {
    expectWords(words, readDictionary(packDictionary(new Map(Object.entries(costs)))));
  });

  it('ends words at the end and at cluster boundaries for any Thai', () => {
    const thai = fc.string({
      unit: fc.integer({ min: 0x0e00, max: 0x0e7f }).map((code) => String.fromCharCode(code)),
      maxLength: 60,
    });
    fc.assert(
      fc.property(thai, (text) => {
        const ends = segment(text, dictionary);
        expect(cut(text, ends).join('')).toBe(text);
        for (const end of ends) {
          const betweenLetters = isThaiLetter(text.charCodeAt(end - 1)) && isThaiLetter(text.charCodeAt(end));
          if (betweenLetters) expect(isClusterBoundary(text, end)).toBe(true);
        }
      }),
    );
  });

  it('takes runs longer than any before', () => {
    const text = 'การ'.repeat(3000);
    expect(segment(text, dictionary)).toHaveLength(3000);
    const longer = `${'การ'.repeat(7000)}ฬฌฎฏ`;
    expect(cut(longer, segment(longer, dictionary)).slice(-2), 'an unknown word at its end').toEqual(['การ', 'ฬฌฎฏ']);
  });
});

describe('a cluster boundary', () => {
  const clusterBreaks = (text: string) =>
    Array.from({ length: text.length }, (_, index) => index).filter(
      (index) => index > 0 && isClusterBoundary(text, index),
    );

  it('cuts between clusters only', () => {
    expect(cut('เกื้อการุณย์', [...clusterBreaks('เกื้อการุณย์'), 12]).join('|')).toBe('เกื้อ|กา|รุณย์');
    expect(cut('อินเวอร์เตอร์', [...clusterBreaks('อินเวอร์เตอร์'), 13]).join('|')).toBe('อิ|น|เวอร์|เตอร์');
    expect(cut('เซลล์สิทธิ์', [...clusterBreaks('เซลล์สิทธิ์'), 11]).join('|')).toBe('เซลล์|สิทธิ์');
    expect(clusterBreaks('น้ำใจ')).toEqual([3]);
    expect(clusterBreaks('𝒜ก')).toEqual([2]);
    expect(clusterBreaks('')).toEqual([]);
  });
});
