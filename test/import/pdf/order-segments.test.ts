import { describe, expect, test } from 'vitest';
import type { Segment } from '../../../src/import/pdf/join-glyphs.ts';
import { orderSegments } from '../../../src/import/pdf/order-segments.ts';
import { segment } from './made-glyphs.ts';

const ordered = (...given: Segment[]) => orderSegments(given).map(({ text }) => text);
const column = (texts: readonly string[], x = 50, top = 700) =>
  texts.map((text, index) => segment(text, x, top - index * 20));
const names = Array.from({ length: 9 }, (_, index) => `บรรทัด${index}`);

describe('segments of a page are read', () => {
  test('as they are drawn, with all lines of a cell together', () => {
    const rows = [segment('หัว', 50, 760), segment('ซ้าย1', 50, 700), segment('ซ้าย2', 50, 680), segment('ขวา', 200, 700)];
    expect(ordered(...rows)).toEqual(['หัว', 'ซ้าย1', 'ซ้าย2', 'ขวา']);
  });

  test('by their places, where a page is drawn from its bottom', () => {
    expect(ordered(...column(names).reverse())).toEqual(names);
  });

  test('of one row from the left', () => {
    const turned = column(names).reverse();
    const beside = segment('ขวา', 300, turned[4]!.y + 2);
    expect(ordered(...turned.slice(0, 5), beside, ...turned.slice(5))).toEqual([
      ...names.slice(0, 5),
      'ขวา',
      ...names.slice(5),
    ]);
  });

  test('as they are drawn, where only a header or a footer comes late', () => {
    const lines = column(names);
    const [header, footer] = [segment('หัว', 50, 760), segment('ท้าย', 50, 40)];
    expect(ordered(...lines, header, footer)).toEqual([...names, 'หัว', 'ท้าย']);
    expect(ordered(footer, ...lines, header)).toEqual(['ท้าย', ...names, 'หัว']);
  });

  test('as they are drawn, where another column begins further up', () => {
    const [left, right] = [names.map((name) => `${name}ก`), names.map((name) => `${name}ข`)];
    expect(ordered(...column(left), ...column(right, 300))).toEqual([...left, ...right]);
  });
});

describe('a value that is drawn later', () => {
  test('follows its label', () => {
    const labels = [segment('ชื่อ :', 50, 700), segment('รหัส :', 50, 680)];
    expect(ordered(...labels, segment('ก', 100, 700), segment('ข', 100, 680))).toEqual(['ชื่อ :', 'ก', 'รหัส :', 'ข']);
  });

  test('is the nearest beside it, and on its own line', () => {
    const label = segment('ชื่อ :', 50, 700);
    const values = [segment('อื่น', 50, 640), segment('ไกล', 300, 700), segment('ใกล้', 100, 700)];
    expect(ordered(label, ...values)).toEqual(['ชื่อ :', 'ใกล้', 'อื่น', 'ไกล']);
    expect(ordered(label, segment('บน', 50, 660), segment('ล่าง', 100, 695))).toEqual(['ชื่อ :', 'บน', 'ล่าง']);
  });

  test('stays where it is behind a text that is no label', () => {
    expect(ordered(segment('ชื่อ', 50, 700), segment('อื่น', 50, 680), segment('ก', 100, 700))).toEqual(['ชื่อ', 'อื่น', 'ก']);
  });
});
