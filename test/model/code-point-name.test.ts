import { expect, test } from 'vitest';
import { codePointName } from '../../src/model/code-point-name.ts';

test.each([
  ['ำ', 'U+0E33'],
  ['\u00a0', 'U+00A0'],
  ['😀', 'U+1F600'],
  ['\u200b\u200b', 'U+200B'],
])('%j is %s', (character, name) => {
  expect(codePointName(character)).toBe(name);
});
