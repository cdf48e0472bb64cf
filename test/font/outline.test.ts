import { expect, test } from 'vitest';
import { readOutline } from '../../src/font/outline.ts';

const view = (...bytes: number[]) => new DataView(Uint8Array.from(bytes).buffer);
const word = (value: number) => [(value >> 8) & 0xff, value & 0xff];
const BOX = [0, 0, 100, 200].flatMap(word);
const COORDINATES = [0x01, 0x01, 0x01, 1, 2, 3, 4, 5, 6];
const noComponent = () => {
  throw new Error('a simple glyph has no components');
};

const SIMPLE = view(...word(1), ...BOX, ...word(2), ...word(3), 0xb0, 0x01, 0x21, ...COORDINATES);

test('a simple glyph is read without its instructions', () => {
  const outline = readOutline(SIMPLE, noComponent);
  expect([...outline.data]).toEqual([...word(1), ...BOX, ...word(2), ...word(0), ...COORDINATES]);
  expect(outline).toMatchObject({ box: [0, 0, 100, 200], points: 3, contours: 1, depth: 0 });
});

test('a composite glyph is read without its instructions, whatever transforms its components', () => {
  const components = (last: number) => [
    ...[...word(0x0023), ...word(7), ...word(10), ...word(20)],
    ...[...word(0x002a), ...word(8), 1, 2, ...word(0x4000)],
    ...[...word(0x0062), ...word(8), 1, 2, ...word(0x4000), ...word(0x4000)],
    ...[...word(last), ...word(7), 1, 2, ...[1, 2, 3, 4].flatMap(word)],
  ];
  const composite = view(...word(-1), ...BOX, ...components(0x0182), ...word(1), 0x21);
  const outline = readOutline(composite, () => readOutline(SIMPLE, noComponent));
  expect([...outline.data]).toEqual([...word(-1), ...BOX, ...components(0x0082)]);
  expect(outline.components.map(({ glyph }) => glyph)).toEqual([7, 8, 8, 7]);
  expect(outline.components.map(({ at }) => (outline.data[at]! << 8) | outline.data[at + 1]!)).toEqual([7, 8, 8, 7]);
  expect(outline).toMatchObject({ points: 12, contours: 4, depth: 1 });
});
