import { describe, expect, it } from 'vitest';
import {
  isClusterBoundary,
  isLeadingVowel,
  isThaiConsonant,
  isThaiLetter,
  isThaiMark,
} from '../../src/thai/clusters.ts';

/** The text with `|` at every place where a long word may be cut. */
function cut(text: string): string {
  const inside = Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => index + 1);
  const places = [0, ...inside.filter((index) => isClusterBoundary(text, index)), text.length];
  return places
    .slice(1)
    .map((end, index) => text.slice(places[index], end))
    .join('|');
}

/** Texts with `|` at every place that tears nothing apart. */
const promises: Record<string, readonly string[]> = {
  'marks, ะ า ำ stay behind their consonant': ['ก|ข่|ค้ำ|จะ|จา', 'น้ำ|ดี', 'ปู่'],
  'ๅ stays behind its letter': ['ฤๅ|ษี', 'ฦๅ'],
  'เ แ โ ใ ไ stay before their consonant': ['เก|แข|โค|ใจ|ไป'],
  'ๆ and ฯ never begin a line': ['ดีๆ', 'ก|ทฯ'],
  'a silenced consonant stays with what is before it': ['คาร์', 'ศุกร์', 'จันทร์', 'องก์', 'ฟิล์|ม'],
  'a silenced consonant with a vowel stays, too': ['สิทธิ์', 'บ|ริ|สุทธิ์', 'พันธุ์', 'โพธิ์'],
  'what no silencing sign follows is not silenced': ['ก|ข|ค', 'ก|ขา์', 'ก|ข|a์', 'ก|a์', 'ก|เ์'],
  'ั ื wait for their consonant, with a tone or without': ['กัน', 'มือ', 'ตั้ง', 'ชื่อ', 'กั|เก'],
  '็ waits for its consonant, but for ก็': ['เป็น', 'ก็|ดี', 'เก็บ', 'ล็อก'],
  'the four tone marks do not count, other signs above do': ['ตั๋ว', 'จั๊ก', 'กั์|ก', 'กัํ|ก'],
  'เ with ิ waits for its consonant': ['เกิด', 'เริ่ม', 'กิ|น'],
  'เ with ี waits for ย, over two consonants that join': [
    'เสีย',
    'เป|ลี่ย|น',
    'เก|ลีย|ด',
    'เห|นี่ย|ว',
    'สี|ย',
    'เม|ลี|ย',
    'เก|ดี|ย',
    'เก|ตุ|สี|ย',
    'ก|ป|ลี|ย',
    'เสี|ก',
    'เกุ|ย',
  ],
  'marks of other scripts and halves of a character stay': [
    'é|a',
    'e\u0301|a',
    'a\u0300|a',
    'a\u036f|a',
    'a|\u0370',
    'a|\ue000',
    '\u{1f333}|a',
    '\u{1f400}|a',
    '\u{1f3ff}|a',
  ],
};

describe.each(Object.entries(promises))('%s', (promise, texts) => {
  it.each(texts)('%s', (text) => {
    const plain = text.replaceAll('|', '');
    const [found, allowed] = [cut(plain), text];
    expect(found, `${promise}: ${found}`).toBe(allowed);
  });
});

const consonants = 'กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮ';

describe('isClusterBoundary', () => {
  it('holds at both ends of a text and beyond', () => {
    expect([-1, 0, 2, 3].map((index) => isClusterBoundary('กำ', index))).toEqual([true, true, true, true]);
    expect(isClusterBoundary('กำ', 1)).toBe(false);
    expect([isClusterBoundary('ำ', 0), isClusterBoundary('', 0), isClusterBoundary('เ', 1)]).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('holds nowhere in เ◌◌ีย where the two consonants join', () => {
    const joins = (...pair: readonly string[]) => !isClusterBoundary(`เ${pair.join('')}ีย`, 4);
    expect([...consonants].filter((first) => joins(first, 'ร')).join('')).toBe('กขคตปผพห');
    expect([...consonants].filter((second) => joins('ห', second)).join('')).toBe('งนมรลว');
  });
});

describe('each sign of the Thai block is of its kind', () => {
  const thaiBlock = Array.from({ length: 0x80 }, (_, index) => String.fromCharCode(0x0e00 + index)).join('');
  const of = (is: (code: number) => boolean) => [...thaiBlock].filter((letter) => is(letter.charCodeAt(0))).join('');
  it('consonants', () => expect(of(isThaiConsonant)).toBe(consonants));
  it('leading vowels', () => expect(of(isLeadingVowel)).toBe('เแโใไ'));
  it('marks above and below', () => {
    expect(of(isThaiMark)).toBe(
      '\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e',
    );
  });
  it('letters: all of them and ะ า ำ ๅ, not ฿ ๆ ฯ, digits and the ancient signs', () => {
    expect([...thaiBlock].filter((letter) => !isThaiLetter(letter.charCodeAt(0)))).toEqual(
      [...thaiBlock].filter((letter) => !/[ก-ฮะ-ฺเ-ๅ็-๎]/.test(letter)),
    );
  });
});
