import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readPlain } from '../../src/fast/plain-yaml/read-plain.ts';
import { readFontList } from '../../src/font/font-list.ts';

const shipped = readFileSync(new URL('../../fonts/fonts.yaml', import.meta.url), 'utf8');
const family = 'default: A\nfamilies:\n  A:\n    regular: a.ttf\n';

test.each([
  ['the shipped one', shipped],
  ['fallbacks', `${family}    fallback:\n      - B\n  B: { regular: 'b b.ttf', boldItalic: "c.ttf" } # a comment\n`],
])('a fonts.yaml is read alike with and without the library: %s', (_, text) => {
  const list = readFontList('fonts.yaml', text);
  expect(list.diagnostics).toEqual([]);
  expect(readFontList('fonts.yaml', text, { readPlain })).toEqual(list);
  expect(readPlain(text)).toBeDefined();
});

describe('mistakes', () => {
  test('another encoding than UTF-8', () => {
    const { diagnostics } = readFontList('fonts.yaml', family.replace('a.ttf', '\ufffd\ufffd.ttf'));
    expect(diagnostics.map(({ code, message }) => [code, message.en])).toEqual([
      ['E-FONTS-YAML', 'the file is not UTF-8, or it is damaged'],
    ]);
  });

  test.each([
    ['no default', 'families:\n  A:\n    regular: a.ttf\n', 'E-FONTS-YAML 1:1 missing key `default`'],
    ['a default that is not listed', family.replace('default: A', 'default: B'), 'E-FONT-UNKNOWN 1:10 font family `B`'],
    ['an unknown key', `${family}    blod: a.ttf\n`, 'E-FONTS-YAML 5:5 unknown key `blod`; did you mean `bold`?'],
    ['no regular face', family.replace('regular', 'bold'), 'E-FONTS-YAML 3:3 missing key `regular` under `families.A`'],
    [
      'a number for a path',
      family.replace('a.ttf', '1'),
      'E-FONTS-YAML 4:14 `families.A.regular` is a number; write `"1"`',
    ],
    ['a fallback that is not listed', `${family}    fallback: [B]\n`, 'E-FONT-UNKNOWN 5:16 font family `B`'],
    ['a fallback that is no list', `${family}    fallback: A\n`, 'E-FONTS-YAML 5:15 `families.A.fallback` is text'],
    ['a text for the families', 'default: A\nfamilies: A\n', 'E-FONTS-YAML 2:11 `families` is text'],
    ['no families', 'default: A\nfamilies: {}\n', 'E-FONT-UNKNOWN 1:10 font family `A`'],
    ['nothing', '', 'E-FONTS-YAML 1:1 the file is empty'],
    [
      'a quotation mark that is never closed',
      'default: "A\n',
      'E-FONTS-YAML 1:10 the quotation mark " is never closed',
    ],
  ])('%s', (_, text, expected) => {
    for (const reading of [{}, { readPlain }]) {
      const { value, diagnostics } = readFontList('fonts.yaml', text, reading);
      expect(value).toBeUndefined();
      const [found] = diagnostics.map(({ code, range, message, hint }) => {
        return `${code} ${range?.start.line}:${range?.start.column} ${message.en}${hint ? `; ${hint.en}` : ''}`;
      });
      expect(found?.slice(0, expected.length)).toBe(expected);
    }
  });

  test('faces that are level with their family are one finding', () => {
    const text = 'default: A\nfamilies:\n  A:\n  regular: a.ttf\n  bold: b.ttf\n';
    const { value, diagnostics } = readFontList('fonts.yaml', text);
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([
      {
        code: 'E-FONTS-YAML',
        range: { start: { line: 4, column: 3 } },
        hint: { en: expect.stringContaining('two more spaces') },
      },
    ]);
    const hinted = text.replaceAll(/^ {2}(?=regular|bold)/gm, '    ');
    expect(readFontList('fonts.yaml', hinted).diagnostics).toEqual([]);
  });

  test.each(['\0\u0001\0\0\0\u000f', 'OTTO\0', 'wOF2\0', 'ttcf\0'])('a font in place of the list: %j', (text) => {
    const [found] = readFontList('Loma.ttf', `${text}\ufffd`).diagnostics;
    expect(found?.message.en).toBe('the file is a font, not a list of fonts');
  });

  test('are explained in Thai to Thai readers', () => {
    const { diagnostics } = readFontList('fonts.yaml', 'default: "A\n');
    for (const { message } of diagnostics) expect(message.th).toMatch(/[ก-๙]/);
  });
});
