import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainFontList } from '../../src/font/explain-font-list.ts';
import { readPlainFontList } from '../../src/font/plain-font-list.ts';

const shipped = readFileSync(new URL('../../fonts/fonts.yaml', import.meta.url), 'utf8');
const family = 'default: A\nfamilies:\n  A:\n    regular: a.ttf\n';

describe('a plain fonts.yaml', () => {
  test.each([
    ['the shipped one', shipped],
    ['one family', family],
    [
      'fallbacks',
      `${family}    fallback:\n      - B\n  B:\n    regular: 'b b.ttf' # a comment\n    boldItalic: "c.ttf"\n`,
    ],
  ])('is read as the YAML library reads it: %s', (_, text) => {
    const plain = readPlainFontList(text);
    expect(plain).toBeDefined();
    expect({ value: plain, diagnostics: [] }).toEqual(explainFontList('fonts.yaml', text));
  });

  test.each([
    ['no default', 'families:\n  A:\n    regular: a.ttf\n'],
    ['a default that is not listed', family.replace('default: A', 'default: B')],
    ['an unknown key', `${family}    blod: a.ttf\n`],
    ['no regular face', family.replace('regular', 'bold')],
    ['a number for a path', family.replace('a.ttf', '1')],
    ['a fallback that is not listed', `${family}    fallback:\n      - B\n`],
    ['a fallback that is no list', `${family}    fallback: A\n`],
    ['a text for the families', 'default: A\nfamilies: A\n'],
    ['nothing', ''],
  ])('with a mistake is left to the library: %s', (_, text) => {
    expect(readPlainFontList(text)).toBeUndefined();
    expect(explainFontList('fonts.yaml', text).diagnostics).not.toEqual([]);
  });

  test('is read as the library reads it, wherever it is changed', () => {
    const change = fc.record({
      at: fc.nat(shipped.length),
      length: fc.nat(3),
      put: fc.constantFrom('', ' ', '\n', ':', '#', '-', '"', "'", 'A', '[', '\n  B:\n    regular: b.ttf\n'),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const text = changes.reduce(
          (all, { at, length, put }) => all.slice(0, at) + put + all.slice(at + length),
          shipped,
        );
        const plain = readPlainFontList(text);
        if (plain) expect({ value: plain, diagnostics: [] }).toEqual(explainFontList('fonts.yaml', text));
      }),
      { numRuns: 500 },
    );
  });
});
