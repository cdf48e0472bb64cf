import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type PlainValue, renderItem, renderScalar, type ScalarStyle } from '../../src/yaml/render-value.ts';

const block = { indent: '    ', lineEnd: '\n', isFlow: false };
const flow = { ...block, isFlow: true };

describe('a scalar', () => {
  test.each<[PlainValue, ScalarStyle, string]>([
    ['ก', 'PLAIN', 'ก'],
    ['ก', 'QUOTE_SINGLE', "'ก'"],
    ['ก', 'QUOTE_DOUBLE', '"ก"'],
    ['ก: ข', 'PLAIN', '"ก: ข"'],
    ['# ก', 'PLAIN', '"# ก"'],
    ['true', 'PLAIN', '"true"'],
    ['ก, ข', 'PLAIN', 'ก, ข'],
    ['ก\nข', 'PLAIN', '"ก\\nข"'],
    ['ก\nข', 'BLOCK_LITERAL', '|-\n    ก\n    ข'],
    ['ก ข', 'BLOCK_FOLDED', '>-\n    ก ข'],
    [12, 'QUOTE_DOUBLE', '12'],
    [true, 'PLAIN', 'true'],
    [null, 'PLAIN', 'null'],
  ])('%j in the style %s is %s', (value, style, text) => {
    expect(renderScalar(value, style, block)).toBe(text);
  });

  test.each<[PlainValue, ScalarStyle, string]>([
    ['ก', 'PLAIN', 'ก'],
    ['ก, ข', 'PLAIN', '"ก, ข"'],
    ['ก]', 'PLAIN', '"ก]"'],
    ['ก ข', 'BLOCK_FOLDED', '"ก ข"'],
    ['ก\nข', 'BLOCK_LITERAL', '"ก\\nข"'],
  ])('%j between brackets in the style %s is %s', (value, style, text) => {
    expect(renderScalar(value, style, flow)).toBe(text);
  });

  test('has the line ends of its file', () => {
    expect(renderScalar('ก\nข', 'BLOCK_LITERAL', { ...block, lineEnd: '\r\n' })).toBe('|-\r\n    ก\r\n    ข');
  });

  test('is folded where it is long, and the same text when it is read', () => {
    const words = 'โครงการ '.repeat(40).trim();
    const text = renderScalar(words, 'BLOCK_FOLDED', block);
    expect(text.split('\n').length).toBeGreaterThan(3);
    expect(parse(`k: ${text}`).k).toBe(words);
    expect(renderScalar(words, 'PLAIN', block)).toBe(words);
  });
});

describe('an item', () => {
  test.each<[PlainValue, string]>([
    [
      { number: 1, date: '2020-10-01', text: 'ก', none: null },
      '  number: 1\n  date: "2020-10-01"\n  text: ก\n  none: null',
    ],
    [['ก', '1,234.50'], '  - ก\n  - "1,234.50"'],
    ['ก', '  ก'],
  ])('%j', (value, text) => {
    expect(renderItem(value, '  ', '\n')).toBe(text);
  });

  test('has no white space in its blank lines', () => {
    const text = renderItem({ a: 'ก\n\nข\n' }, '  ', '\n');
    expect(text).not.toMatch(/^ +$/m);
    expect(parse(text)).toEqual({ a: 'ก\n\nข\n' });
  });
});
