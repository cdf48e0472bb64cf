import { describe, expect, test } from 'vitest';
import { forbiddenCharacter } from '../../src/yaml/control-characters.ts';
import { loadYaml } from '../../src/yaml/load-yaml.ts';
import { group, text } from '../../src/yaml/schema.ts';

const hexadecimal = (code: number) => code.toString(16).padStart(4, '0');
const codes = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** Of all code units: what XML cannot hold, and so neither Word nor the metadata of a PDF. */
const forbidden = new Set([
  ...codes(0, 8),
  ...codes(0x0b, 0x1f),
  ...codes(0x7f, 0x9f),
  ...codes(0xd800, 0xdfff),
  0xfffe,
  0xffff,
]);

test('a text may hold every character but control characters, halves of one and two that are none', () => {
  const wrong = codes(0, 0xffff).filter(
    (code) => (forbiddenCharacter(`ก${String.fromCharCode(code)}ข`) !== undefined) !== forbidden.has(code),
  );
  expect(wrong.map(hexadecimal).join(' '), 'characters that are judged wrongly').toBe('');
  expect(forbiddenCharacter('\u{1f333}')).toBeUndefined();
});

const findings = (yaml: string) =>
  loadYaml('a.yaml', yaml, group({ a: text() })).diagnostics.map(
    ({ code, range }) => `${code} ${range?.start.line}:${range?.start.column}`,
  );

describe('an escape that makes a control character is a mistake at its place', () => {
  test.each(['0', '7', '8', '1f', '7f', '80', '85', '9f'].map((code) => code.padStart(2, '0')))('\\x%s', (code) => {
    expect(findings(`a: "ก\\x${code}ข"\n`), `the escape \\x${code}`).toEqual(['E-CONTROL-CHAR 1:6']);
  });

  test.each(['a0', 'ff'])('but not \\x%s, which is a letter or a space', (code) => {
    expect(findings(`a: "ก\\x${code}ข"\n`)).toEqual([]);
  });
});

describe('one that lies in the file itself is a mistake at its place', () => {
  test.each(['\u0000', '\u001f', '\u007f', '\u0080', '\u0085', '\u009f', '\ufffe'])('%j', (character) => {
    expect(findings(`a: ก${character}ข\n`)[0]).toBe('E-CONTROL-CHAR 1:5');
  });

  test('one a line, and of at most 20 lines', () => {
    expect(findings('a: |\n  \u0001\u0001\n  \u0001\n').filter((each) => each.startsWith('E-CONTROL'))).toEqual([
      'E-CONTROL-CHAR 2:3',
      'E-CONTROL-CHAR 3:3',
    ]);
    const many = findings(`a: |\n${'  \u0001\n'.repeat(30)}`).filter((each) => each.startsWith('E-CONTROL'));
    expect(many).toHaveLength(20);
  });
});
