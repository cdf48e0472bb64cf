import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findMisread, fromWindows874, withoutPrivateLetters } from '../../src/thai/misread.ts';

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

  /** Every consonant, vowel, tone, sign and digit of Thai, where it may be. */
  const letters = [
    ...Array.from('กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮ', (letter) => `${letter}าน`),
    ...Array.from('ะัาำิีึืฺุูๅ็่้๊๋์ํ๎ๆฯ', (sign) => `กก${sign}ก`),
    ...Array.from('เแโใไ', (vowel) => `${vowel}กก`),
    '๐๑๒๓๔๕๖๗๘๙๏๚๛฿',
  ];
  test.each([
    ['windows-874 as Latin-1', (text: string) => new TextDecoder('latin1').decode(windows874(text))],
    ['UTF-8 as windows-874', (text: string) => new TextDecoder('windows-874').decode(Buffer.from(text))],
    ['UTF-8 as Latin-1', (text: string) => Buffer.from(text).toString('latin1')],
    ['UTF-8 as Latin-1', (text: string) => new TextDecoder('windows-1252').decode(Buffer.from(text))],
  ])('%s: every letter comes back, with what Latin letters and signs are between', (kind, garbled) => {
    for (const between of [' ', '-', '/', '. ', ', ', ': ', ' (A', ') ', ' 09 Az ', '']) {
      const text = `ผล${letters.join(between)}ผล`;
      expect(findMisread(`"${garbled(text)}" ผล`)).toEqual([
        { start: 1, end: 1 + garbled(text).length, meant: text, kind },
      ]);
    }
    for (const apart of ['"', '!', ';', '_', '@', '[', '{', '\n']) {
      expect(findMisread(garbled(['แล้วเสร็จ', 'แล้วเสร็จ'].join(apart))).map(({ meant }) => meant)).toEqual([
        'แล้วเสร็จ',
        'แล้วเสร็จ',
      ]);
    }
  });

  test('a letter of which a byte is lost, as programs do with bytes that windows-874 has not, is one sign in its place', () => {
    const lost = new TextDecoder('windows-874').decode(Buffer.from('แล้วเสร็จ')).replace(/เธ[^เธน]/, 'เธ\ufffd');
    expect(findMisread(lost)[0]?.meant).toBe('แ\ufffd้วเสร็จ');
  });

  test('several are found in the order in which they are', () => {
    const [utf8, latin] = [
      Buffer.from('แล้วเสร็จ').toString('latin1'),
      new TextDecoder('latin1').decode(windows874('แล้วเสร็จ')),
    ];
    expect(findMisread(`${latin}; ${utf8}; ${latin}`).map(({ kind }) => kind)).toEqual([
      'windows-874 as Latin-1',
      'UTF-8 as Latin-1',
      'windows-874 as Latin-1',
    ]);
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
      fc.property(fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) }), (text) =>
        findMisread(text).every(({ start, end }) => start < end),
      ),
    );
  });

  test('private letters of old fonts are the letters they show', () => {
    expect(withoutPrivateLetters('ป\uf701\uf70aที\uf70a \uf70fา ฟ\uf714า')).toBe('ปิ่ที่ ญา ฟ้า');
  });

  test.each([
    ['three letters of windows-874, a sign among the first three', '¡ÃÐ', 'กระ'],
    ['two', '¡Ã', undefined],
    ['five without a sign', 'ÃÐÂÐàÇÅÒ', 'ระยะเวลา'],
    ['four', 'ÃÐÂÐ', undefined],
    ['three letters of UTF-8, read as windows-874', 'เธ\u0081เธฒเธฃ', 'การ'],
    ['two', 'เธ\u0081เธฒ', undefined],
    ['two letters of UTF-8, read as Latin-1', 'à¸œà¸¥', 'ผล'],
    ['one', 'à¸œ', undefined],
    ['two of which one is lost', 'à¸\u0081à¸?', undefined],
    ['a vowel above none, in eight letters', '\u00d1¡ÒÃ¡ÒÃ¡', 'ัการการก'],
    ['in seven', '\u00d1¡ÒÃ¡ÒÃ', undefined],
    ['a vowel before none, in eight letters', '¡ÒÃ¡ÒÃ¡à', 'การการกเ'],
    ['in seven', '¡ÒÃ¡ÒÃà', undefined],
  ])('%s: %s', (_, text, meant) => {
    expect(findMisread(text).map((each) => each.meant)).toEqual(meant === undefined ? [] : [meant]);
  });
});

describe('a file in windows-874', () => {
  const everyByte = [
    ...Array.from({ length: 0x80 }, (_, byte) => byte),
    ...[0x80, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0xa0],
  ];
  const thaiBytes = Array.from({ length: 0x5b }, (_, index) => 0xa1 + index).filter(
    (byte) => byte < 0xdb || byte > 0xde,
  );

  test('is read as every program reads it', () => {
    const bytes = Uint8Array.from([...everyByte, ...thaiBytes]);
    expect(fromWindows874(bytes)).toBe(new TextDecoder('windows-874').decode(bytes));
  });

  test.each([0x81, 0x84, 0x86, 0x90, 0x98, 0x9f, 0xdb, 0xde, 0xfc, 0xff])('has no byte %i', (byte) => {
    expect(fromWindows874(Uint8Array.from([...thaiBytes, byte]))).toBeUndefined();
  });

  test('has more letters than signs above ASCII', () => {
    expect(fromWindows874(Uint8Array.from([0xa1, 0x80]))).toBeUndefined();
    expect(fromWindows874(Uint8Array.from([0xa1, 0xa2, 0x93]))).toBe('กข“');
    expect(fromWindows874(Uint8Array.from([0x41]))).toBeUndefined();
  });

  test('is not one in UTF-8', () => {
    expect(fromWindows874(Buffer.from(thai))).toBeUndefined();
  });
});
