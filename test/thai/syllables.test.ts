import { describe, expect, it } from 'vitest';
import { findSyllables, syllables } from '../../src/thai/syllables.ts';
import { leastCosts, lettersOf, syllableEnds, syllableRules } from './syllable-rules.ts';

const consonants = Array.from('กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮ');

/** The program's syllables at the beginning of a text: the least cost of each end. */
function found(text: string): Map<number, number> {
  findSyllables(lettersOf(text), 0);
  return leastCosts(Array.from({ length: syllables.count }, (_, i) => [syllables.ends[i]!, syllables.costs[i]!]));
}

describe.each(syllableRules)('$rule', ({ cost, examples }) => {
  it.each(examples.split(' '))('%s is one syllable', (example) => {
    expect(found(example).get(example.length), `the syllables that ${example} begins with`).toBe(cost);
  });
});

describe('no syllable', () => {
  it.each(['ะ', 'ัน', 'เ', 'แะ', 'ก็', 'เกีน', 'เกืน', 'เกิ', 'ก์', 'กัะ', '่า', 'ไ', '1'])('is %s', (text) => {
    expect([...found(text).keys()]).not.toContain(text.length);
  });
});

/** All texts that take one part from each list. */
function joined(...lists: readonly (readonly string[])[]): string[] {
  return lists.reduce<string[]>((texts, parts) => texts.flatMap((text) => parts.map((part) => text + part)), ['']);
}

const split = (parts: string) => ['', ...parts.split(' ')];

describe('the syllables of every text are those of the rules', () => {
  it.each([
    ['two consonants that begin one', joined(['', 'เ'], consonants, consonants, ['า'])],
    ['three consonants that begin one', joined(['ส', 'ก'], consonants, consonants, ['า'])],
    [
      'a consonant that ends one',
      joined(['กั', 'กิ', 'ก', 'ก่', 'กร', 'กว', 'เก็', 'ไก', 'ฤ', 'พฤ', 'ก๊อ', 'กาทร์'], consonants),
    ],
    ['consonants that are silent', joined(['กา', 'เก'], consonants, split('ท ิ ุ ทิ ทท ททท'), ['์'], split('ม ห า มา ะ'))],
    [
      'vowels, tones and what follows',
      joined(
        split('เ แ โ ใ ไ ๅ'),
        ['ก', 'กร', 'สตร'],
        ['', ...'ัาิีึืฺุูะำ็่๋์ํ'],
        ['', ...'่๋็์'],
        split('น ย ยน ว วน อ อน า าน ะ ำ วะ อะ าะ ยะ รร รรม ร รน ์ น์ นะ'),
      ),
    ],
  ])('%s', (_, texts) => {
    const different = texts.filter((text) => {
      const [own, ruled] = [found(text), syllableEnds(text)];
      return own.size !== ruled.size || [...own].some(([end, cost]) => ruled.get(end) !== cost);
    });
    const [first = ''] = different;
    expect([different.length, first, found(first)]).toEqual([0, '', syllableEnds(first)]);
  });

  it('and they begin where they are looked for', () => {
    findSyllables(lettersOf('ดีการงาน'), 2);
    expect(Array.from(syllables.ends.subarray(0, syllables.count)).sort()).toEqual([4, 5]);
  });
});
