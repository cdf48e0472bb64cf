import { expect, test } from 'vitest';
import { isPlaceholder, placeholderOf } from '../../src/import/placeholder.ts';

test('each glyph without a letter has a placeholder of its own', () => {
  const many = Array.from({ length: 1000 }, (_, index) => placeholderOf(index));
  expect(new Set(many).size).toBe(many.length);
  expect(many.every(isPlaceholder)).toBe(true);
});

test('a broken file with more of them than the plane has uses them again', () => {
  expect(isPlaceholder(placeholderOf(0xfeff))).toBe(true);
  expect(placeholderOf(0xff00)).toBe(placeholderOf(0));
});

test.each(['ก', '', '\u{effff}', '\u{fff01}', '\uf70a', `${placeholderOf(1)}${placeholderOf(2)}`])(
  '%j is no placeholder',
  (text) => {
    expect(isPlaceholder(text)).toBe(false);
  },
);
