import { describe, expect, test } from 'vitest';
import { expectNone, expectSameText } from './expectations.ts';

const firstLine = (work: () => void): string => {
  try {
    work();
  } catch (error) {
    return String((error as Error).message).split('\n')[0]!;
  }
  return 'nothing fails';
};

describe('expectNone', () => {
  test('fails at the first breach, with the promise before it', () => {
    expect(firstLine(() => expectNone([], 'nothing is broken'))).toBe('nothing fails');
    expect(firstLine(() => expectNone({ tags: [] }, 'nothing is broken'))).toBe('nothing fails');
    expect(firstLine(() => expectNone(['page 2 is empty', 'x'], 'pages are filled'))).toBe(
      'pages are filled; but page 2 is empty (and 1 more)',
    );
    expect(firstLine(() => expectNone([{ code: 1 }], 'no finding'))).toBe('no finding; but {"code":1}');
    expect(firstLine(() => expectNone({ tags: [], fonts: ['no width'] }, 'a whole file'))).toBe(
      'a whole file; but fonts: no width',
    );
  });
});

describe('expectSameText', () => {
  test('fails at the first line that differs, with the promise before it', () => {
    expect(firstLine(() => expectSameText('a\nb', 'a\nb', 'same'))).toBe('nothing fails');
    expect(firstLine(() => expectSameText('a\nb\nd', 'a\nc\nd', 'same'))).toBe(
      'same; but line 2 has "b" where it should be',
    );
    expect(firstLine(() => expectSameText('a', 'a\nb', 'same'))).toBe('same; but line 2 ends where it should be');
    expect(firstLine(() => expectSameText('a\nb', 'a', 'same'))).toBe('same; but line 2 has "b" where it should be');
  });
});
