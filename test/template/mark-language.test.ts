import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markLanguage } from '../../src/template/mark-language.ts';

const FACE = { bold: false, italic: false };
const english = (text: string) =>
  markLanguage(text, FACE).flatMap(({ value, language }) => (language === 'en' ? [value] : []));

test.each([
  ['ด้านที่ ๕ - มหานครประชาธิปไตย : Bangkok as a Democratic City', ['Bangkok as a Democratic City']],
  ['ระบบGPSติดรถ และ e-Office', ['GPS', 'e-Office']],
  ['the City’s parks, gardens and trees (ต้นไม้)', ['the City’s parks, gardens and trees']],
  ['รหัสโครงการ 21000000-3230 · sha256 9f86d081884c', []],
  ['แบบ A และ B ข้อ a.', []],
  ['ขนาด A4 ราคา 12.50 %', []],
  ['', []],
])('finds the English words of %j', (text, expected) => {
  expect(english(text)).toEqual(expected);
});

test('cuts text without losing or moving a character, and keeps the face', () => {
  const pieces = fc.constantFrom(
    'ก',
    'ก่',
    ' ',
    'a',
    'City',
    '1',
    '๕',
    '-',
    "'",
    'é',
    '\u0301',
    '\u0e48',
    ',',
    '\u{1f333}',
  );
  const property = fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
    const runs = markLanguage(parts.join(''), { bold: true, italic: false });
    expect(runs.map(({ value }) => value).join('')).toBe(parts.join(''));
    expect(runs.every(({ value, bold }) => value !== '' && bold)).toBe(true);
    for (const { value, language } of runs) if (language) expect(value).not.toMatch(/\d|\p{M}|[ก-๙]/u);
  });
  fc.assert(property);
});
