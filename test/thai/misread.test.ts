import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findMisread, withoutPrivateLetters } from '../../src/thai/misread.ts';

const thai = 'จัดอบรมแล้วเสร็จ ครั้งที่ 2 ที่ศาลาว่าการ ฯลฯ';
const windows874 = (text: string) =>
  Uint8Array.from(text, (letter) => letter.charCodeAt(0) - (letter.charCodeAt(0) < 0x80 ? 0 : 0x0e00 - 0xa0));

describe('Thai text read in the wrong encoding', () => {
  test.each([
    ['windows-874 as Latin-1', new TextDecoder('latin1').decode(windows874(thai))],
    ['UTF-8 as windows-874', new TextDecoder('windows-874').decode(Buffer.from(thai))],
    ['UTF-8 as Latin-1', Buffer.from(thai).toString('latin1')],
  ])('%s', (kind, garbled) => {
    const [found, ...more] = findMisread(`โครงการ: ${garbled} (ต่อ)`);
    expect(more).toEqual([]);
    expect(found).toMatchObject({ kind, start: 9 });
    expect(found?.meant.replace(/\ufffd/g, '.')).toMatch(
      new RegExp(`^${Array.from(thai, (letter) => `(?:${letter}|\\.)`).join('')}`),
    );
  });

  test.each([
    thai,
    'เธอเธอ เนื้อเธอ เนเน เธียเธียร',
    'Café à la Crème, Zürich, über, naïveté, ÀÉÎ, ½ ¼ ±3 °C, 10–20 × 5 ÷ 2, “คำพูด”',
    'Œuvre française — façade, señor, año, Łódź, Ångström',
    '',
  ])('%s is none', (text) => {
    expect(findMisread(text)).toEqual([]);
  });

  test('a long text of such letters is read in time that grows with its length', () => {
    for (const part of ['¨Ñ´ ', 'เธ', 'à¸', '¨ ', 'เธเนเ', '¨Ñ´'])
      expect(findMisread(part.repeat(30_000)).length).toBeLessThan(30_001);
  }, 60_000);

  test('never fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => findMisread(text).every(({ start, end }) => start < end)),
    );
  });

  test('private letters of old fonts are the letters they show', () => {
    expect(withoutPrivateLetters('ป\uf701\uf70aที\uf70a \uf70fา ฟ\uf714า')).toBe('ปิ่ที่ ญา ฟ้า');
  });
});
