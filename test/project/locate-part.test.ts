import { expect, test } from 'vitest';
import { partLocator } from '../../src/project/locate-part.ts';
import { exampleText, loaded } from './example.ts';

const path = ['reports', 1, 'narrative'];

/** The place and the text of the file of some words of the narrative written as `written`. */
function locate(written: string, words: string) {
  const { project, source } = loaded(exampleText((text) => text.replace('ดำเนินการต่อ', () => written)));
  const value = project.reports[1]?.narrative ?? '';
  const start = value.indexOf(words);
  if (start === -1) throw new Error(`not in ${value}`);
  const range = partLocator(source)(path, value, { start, end: start + words.length });
  const text = source.text.slice(range.start.offset, range.end.offset);
  return [`${range.start.line}:${range.start.column}`, text];
}

test.each([
  ['plain', 'ก่อน คำ หลัง', 'คำ', '30:21', 'คำ'],
  ['plain over two lines', 'ก่อน\n      คำ หลัง', 'คำ', '31:7', 'คำ'],
  ['plain, across the fold', 'ก่อน\n      หลัง', 'ก่อน หลัง', '30:16', 'ก่อน\n      หลัง'],
  ['double quotes', '"ก่อน คำ หลัง"', 'คำ', '30:22', 'คำ'],
  ['double quotes with escapes', '"\\u0e01\\"\\t\\U0001F600 คำ"', 'คำ', '30:38', 'คำ'],
  ['an escape itself', '"ก\\u200bข"', '\u200b', '30:18', '\\u200b'],
  ['a line joined by a backslash', '"ก่อน\\\n      คำ"', 'คำ', '31:7', 'คำ'],
  ['single quotes', "'it''s คำ'", 'คำ', '30:23', 'คำ'],
  ['a folded block', '>-\n      ก่อน\n      กลาง คำ\n      หลัง', 'คำ', '32:12', 'คำ'],
  ['a folded block with an empty line', '>-\n      ก่อน\n\n      คำ', 'คำ', '33:7', 'คำ'],
  ['a literal block', '|\n      ก่อน\n      คำ\n', 'คำ', '32:7', 'คำ'],
  ['a literal block with deeper lines', '|-\n      ก่อน\n        คำ', 'คำ', '32:9', 'คำ'],
  ['with CRLF', '>-\r\n      ก่อน\r\n      คำ', 'คำ', '32:7', 'คำ'],
])('%s', (_, written, words, place, text) => {
  expect(locate(written, words)).toEqual([place, text]);
});

test('an alias means the whole of its value', () => {
  const text = exampleText((given) => given.replace('เริ่มดำเนินการ', '&a ก่อน คำ').replace('ดำเนินการต่อ', '*a'));
  const { source } = loaded(text);
  const range = partLocator(source)(path, 'ก่อน คำ', { start: 5, end: 7 });
  expect(source.text.slice(range.start.offset, range.end.offset)).toBe('*a');
});
