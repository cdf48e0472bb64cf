import { describe, expect, test } from 'vitest';
import { PdfScanner } from '../../../src/sign/read/parse-value.ts';
import { PdfUnreadable, type PdfValue } from '../../../src/sign/read/pdf-value.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const read = (text: string) => new PdfScanner(bytes(text), 0).value();

/** A value without the places of its strings. */
function plain(value: PdfValue): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(plain);
  if (!('type' in value)) return value;
  if (value.type === 'name') return `/${value.name}`;
  if (value.type === 'string') return Buffer.from(value.bytes).toString('latin1');
  if (value.type === 'ref') return { ref: value.number };
  return Object.fromEntries([...value.entries].map(([key, each]) => [key, plain(each)]));
}

describe('values of PDF syntax', () => {
  test.each<[string, unknown]>([
    ['null', null],
    ['true', true],
    ['false', false],
    [' \t\r\n\f\0% ก\r12', 12],
    ['-1.5', -1.5],
    ['+.5', 0.5],
    ['12.', 12],
    ['/Name', '/Name'],
    ['/A#20B#2f', '/A B/'],
    ['/', '/'],
    ['(a(b)c)', 'a(b)c'],
    ['(\\(\\)\\\\\\n\\101\\7z\\x)', '()\\\nA\u0007zx'],
    ['(a\\\r\nb\r\nc\rd)', 'ab\nc\nd'],
    ['(\\1234)', 'S4'],
    ['<41 4\n2>', 'AB'],
    ['<414>', 'A@'],
    ['<>', ''],
    ['[1/A(b)<43>null[2]]', [1, '/A', 'b', 'C', null, [2]]],
    ['[1 0 R 2 0 3]', [{ ref: 1 }, 2, 0, 3]],
    ['[1 0\nR]', [{ ref: 1 }]],
    ['[1 0 Rx]'.replace('Rx', '/R'), [1, 0, '/R']],
    ['<</A 1/B<</C[true]>>>>', { A: 1, B: { C: [true] } }],
    ['<< /A 5 0 R >>', { A: { ref: 5 } }],
  ])('%j', (text, value) => {
    expect(plain(read(text))).toEqual(value);
  });

  test('a string has its place, brackets included', () => {
    expect(read('  (ab)')).toMatchObject({ start: 2, end: 6 });
    expect(read('<4142>')).toMatchObject({ start: 0, end: 6 });
  });

  test('one follows the other, up to the end that is given', () => {
    const scanner = new PdfScanner(bytes('1 /A (b)'), 0, 4);
    expect([scanner.value(), plain(scanner.value())]).toEqual([1, '/A']);
    expect(() => scanner.value()).toThrow('the file ends within a value');
  });
});

describe('what two programs could read as two things is a fault', () => {
  test.each([
    ['', 'the file ends within a value'],
    ['nul', 'no value here'],
    ['nullx', 'no value here'],
    [')', 'no value here'],
    ['1.2.3', '1.2.3 is no number'],
    ['--1', '--1 is no number'],
    ['1e5', '1e5 is no number'],
    ['1234567890123', 'is no number'],
    ['1 1 R', 'a generation is not 0'],
    ['/A#2', 'a name has a bad # code'],
    ['/A#zz', 'a name has a bad # code'],
    [`/${'A'.repeat(128)}`, 'a name is too long'],
    ['(ab', 'the file ends within a value'],
    ['(a(b)', 'the file ends within a value'],
    ['<41', 'a string does not end'],
    ['<4x>', 'a string has a character that is no digit'],
    ['[1', 'the file ends within a value'],
    ['<</A 1', 'the file ends within a value'],
    ['<</A 1> ', 'a dictionary does not end'],
    ['<<1 2>>', 'a dictionary has a key that is no name'],
    ['<</A 1/A 2>>', 'a dictionary has the key A twice'],
    ['<</A 1/#41 2>>', 'a dictionary has the key A twice'],
    ['['.repeat(50), 'values are nested too deep'],
  ])('%j: %s', (text, words) => {
    expect(() => read(text)).toThrow(PdfUnreadable);
    expect(() => read(text)).toThrow(words);
  });

  test('and says at which byte', () => {
    expect(() => read('[1 2 x]')).toThrow('no value here (byte 5)');
  });

  test('but forty levels are none', () => {
    expect(read('['.repeat(40) + ']'.repeat(40))).toHaveLength(1);
  });
});

describe('words and whole numbers', () => {
  test.each([
    ['obj', 'obj', true],
    ['obj<<', 'obj', true],
    ['obj ', 'obj', true],
    ['object', 'obj', false],
    ['ob', 'obj', false],
  ])('%j begins with the word %s: %s', (text, word, is) => {
    const scanner = new PdfScanner(bytes(text), 0);
    expect(scanner.takeWord(word)).toBe(is);
    expect(scanner.at).toBe(is ? word.length : 0);
  });

  test('a whole number has digits alone, ten at most', () => {
    expect(new PdfScanner(bytes('  0123456789 '), 0).integer()).toBe(123_456_789);
    for (const text of ['x', '', '-1', '12345678901']) {
      expect(() => new PdfScanner(bytes(text), 0).integer()).toThrow('no whole number here');
    }
  });
});
