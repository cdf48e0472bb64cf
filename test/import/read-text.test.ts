import { describe, expect, test } from 'vitest';
import { decodeImported, decodeThaiCodePage, readText } from '../../src/import/read-text.ts';

const own = 'รหัสโครงการ 21000000-3230 · ข้อมูล ณ วันที่ 30/09/2564  หน้า 1 จาก 2';

describe('bytes are decoded', () => {
  test.each([
    ['UTF-8', Buffer.from('ก ข')],
    ['UTF-16 with a byte order mark', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('ก ข', 'utf16le')])],
    ['UTF-16 of the other order', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from('ก ข', 'utf16le').swap16()])],
  ])('%s', (_, bytes) => {
    expect(decodeImported('a.txt', bytes)).toEqual({ value: 'ก ข' });
  });

  test.each([
    ['UTF-16', Buffer.from('code,ก', 'utf16le')],
    ['UTF-16', Buffer.from('รหัสโครงการ,ชื่อโครงการ', 'utf16le')],
    ['UTF-16', Buffer.from('รหัสโครงการ,“ชื่อ”โครงการ', 'utf16le').swap16()],
    ['UTF-32', Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0]), Buffer.from('a\0\0\0', 'latin1')])],
  ])('what is in %s, and does not say so as it should, is a finding that names it', (encoding, bytes) => {
    expect(decodeImported('a.csv', bytes).failure?.message.en).toBe(`the file is in ${encoding}, not UTF-8`);
  });

  test('what is in an old code page is a finding that names it', () => {
    const decoded = decodeImported('a.txt', Buffer.from([0xa1, 0xd2, 0xc3, 0xa7, 0xd2, 0xb9]));
    expect(decoded.failure).toMatchObject({
      file: 'a.txt',
      severity: 'error',
      message: { en: expect.stringMatching(/windows-874|TIS-620/i) },
    });
  });

  test('what is not UTF-8 far behind the beginning of a large file is a finding at its place', () => {
    const bytes = Buffer.concat([Buffer.from('ก'.repeat(400_000)), Buffer.from('\nab'), Buffer.from([0xff])]);
    expect(decodeImported('a.txt', bytes).failure).toMatchObject({
      actual: '0xff',
      range: { start: { line: 2, column: 3 } },
    });
  });
});

test('TIS-620 is read as such for tables, and nothing else is', () => {
  const thai = 'รหัสโครงการ,ก๑“ฯ”ๆ';
  const bytes = Uint8Array.from(thai, (letter) => {
    const quote = ['“', '”'].indexOf(letter);
    const code = letter.charCodeAt(0);
    return quote >= 0 ? 0x93 + quote : code < 0x80 ? code : code - 0x0e00 + 0xa0;
  });
  expect(decodeThaiCodePage(bytes)).toBe(thai);
  expect(decodeThaiCodePage(Buffer.from(thai))).toBeUndefined();
  expect(decodeThaiCodePage(Buffer.from(thai, 'utf16le'))).toBeUndefined();
  expect(decodeThaiCodePage(Uint8Array.of(0xa1, 0xfe))).toBeUndefined();
});

describe('lines of a text', () => {
  test('have their numbers in the file, and their indents; blank ones are left out', () => {
    expect(readText('ก\n\n   ข \r\n\t\rค').lines).toEqual([
      { number: 1, page: 1, text: 'ก', indent: 0 },
      { number: 3, page: 1, text: 'ข ', indent: 3 },
      { number: 5, page: 1, text: 'ค', indent: 0 },
    ]);
  });

  test('are parted into pages by form feeds, which may lie inside a line', () => {
    expect(readText('ก\fข\nค\n\f\fง').lines.map(({ text, page, number }) => [text, page, number])).toEqual([
      ['ก', 1, 1],
      ['ข', 2, 1],
      ['ค', 2, 2],
      ['ง', 4, 3],
    ]);
  });
});

describe('who printed a text is read from its footer', () => {
  test.each([
    ['the older system', 'ก ข\n', 'legacy', false],
    ['raingan', `ก\n${own}\n`, 'own', false],
    ['raingan, with the spaces of its wrapped lines', `ก \nข \nค \n${own}\n`, 'own', true],
    ['raingan, with spaces at two lines only', `ก \nข \n${own}\n`, 'own', false],
    ['raingan, with spaces behind colons', `ก: \nข: \nค: \nง: \n${own}\n`, 'own', false],
    ['the older system, with spaces', 'ก \nข \nค \nง \n', 'legacy', false],
  ])('%s', (_, text, source, keepsSpaces) => {
    expect(readText(text)).toMatchObject({ source, keepsSpaces, cellsApart: false, unit: 1 });
  });
});
