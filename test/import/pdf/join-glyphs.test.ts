import { describe, expect, test } from 'vitest';
import { joinGlyphs, type Placed } from '../../../src/import/pdf/join-glyphs.ts';
import { orderSegments } from '../../../src/import/pdf/order-segments.ts';
import { splitSheet } from '../../../src/import/pdf/split-sheet.ts';
import { placeholderOf } from '../../../src/import/placeholder.ts';

const size = 10;
const isMark = (letter: string) => /[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/.test(letter);

/** Glyphs of a text, each letter 5 pt wide, marks above the letter before them; spaces are 2.5 pt. */
function glyphs(text: string, x = 50, y = 700): Placed[] {
  let at = x;
  return Array.from(text, (letter) => {
    const width = isMark(letter) ? 0 : letter === ' ' ? 2.5 : 5;
    const glyph = { text: letter, x: at, end: at + width, middle: isMark(letter) ? at - 2 : at, y, fontSize: size };
    at += width;
    return glyph;
  });
}

const texts = (placed: readonly Placed[]) => joinGlyphs(placed).map(({ text }) => text);

describe('glyphs are joined', () => {
  test('with the spaces of the page, and with those that are only gaps', () => {
    expect(texts(glyphs('ที่ 1 ปี'))).toEqual(['ที่ 1 ปี']);
    expect(texts(glyphs('ที่ 1 ปี').filter(({ text }) => text !== ' '))).toEqual(['ที่ 1 ปี']);
  });

  test('once, where they are drawn twice to look bold', () => {
    const aside = glyphs('ที่เก่า').map((glyph) => ({ ...glyph, x: glyph.x + 0.3, end: glyph.end + 0.3 }));
    expect(texts([...glyphs('ที่เก่า'), ...aside])).toEqual(['ที่เก่า']);
    expect(texts(glyphs('ที่เก่า').flatMap((glyph, index) => [glyph, aside[index]!]))).toEqual(['ที่เก่า']);
  });

  test('with the marks that are drawn after all letters', () => {
    const all = glyphs('ชื่อผู้รับผิดชอบที่นี่');
    const later = [...all.filter(({ text }) => !isMark(text)), ...all.filter(({ text }) => isMark(text))];
    expect(texts(later)).toEqual(['ชื่อผู้รับผิดชอบที่นี่']);
  });

  test.each([
    ['nothing', []],
    ['า', ['า']],
    ['a letter without a name', [placeholderOf(0)]],
  ])('a ำ without width, and %s drawn beside it', (_, drawn) => {
    const [first, am, ...rest] = glyphs('กำหนด') as [Placed, Placed, ...Placed[]];
    const circle = { ...am, end: am.x };
    const beside = drawn.map((text) => ({ ...am, text }));
    expect(texts([first, circle, ...beside, ...rest])).toEqual(['กำหนด']);
  });

  test('apart in columns: behind a wide gap, behind many spaces, and where other lines begin', () => {
    expect(texts([...glyphs('ปี : 2564', 50), ...glyphs('เริ่มต้น', 200)])).toEqual(['ปี : 2564', 'เริ่มต้น']);
    expect(texts(glyphs('บาท       : ดี'))).toEqual(['บาท ', ': ดี']);
    const full = [...glyphs('กกกกกกกกกก', 50, 680), ...glyphs(': ดี', 102, 680)];
    expect(texts([...glyphs(': ก', 102, 660), ...glyphs(': ข', 102, 640), ...full])).toContain(': ดี');
  });

  test('in one line where justified text has wide spaces', () => {
    const [first, second] = [glyphs('งาน ', 50), glyphs('แล้ว', 85)];
    expect(texts([...first, ...second])).toEqual(['งาน แล้ว']);
  });
});

describe('segments are in reading order', () => {
  const segment = (text: string, x: number, y: number) => joinGlyphs(glyphs(text, x, y))[0]!;
  const ordered = (...given: ReturnType<typeof segment>[]) => orderSegments(given).map(({ text }) => text);

  test('as they are drawn, with all lines of a cell together', () => {
    const rows = [segment('หัว', 50, 760), segment('ซ้าย1', 50, 700), segment('ซ้าย2', 50, 680), segment('ขวา', 200, 700)];
    expect(ordered(...rows)).toEqual(['หัว', 'ซ้าย1', 'ซ้าย2', 'ขวา']);
  });

  test('by their places, where a page is drawn from its bottom', () => {
    const rows = Array.from({ length: 9 }, (_, index) => segment(`บรรทัด${index}`, 50, 700 - index * 20));
    expect(ordered(...[...rows].reverse())).toEqual(rows.map(({ text }) => text));
  });

  test('with a value that is drawn later behind its label', () => {
    const labels = [segment('ชื่อ :', 50, 700), segment('รหัส :', 50, 680)];
    expect(ordered(...labels, segment('ก', 100, 700), segment('ข', 100, 680))).toEqual(['ชื่อ :', 'ก', 'รหัส :', 'ข']);
  });

  test('on a wide sheet one page after the other, each from its own left edge', () => {
    const page = (x: number) => Array.from({ length: 4 }, (_, index) => segment('บรรทัด', x, 500 - index * 20));
    const sheet = { width: 842, height: 595 };
    const sides = splitSheet([...page(60), ...page(481)], sheet);
    expect(sides.map((side) => side.map(({ x }) => x))).toEqual([Array(4).fill(60), Array(4).fill(60)]);
    expect(splitSheet([...page(60), segment('ก'.repeat(100), 60, 400), ...page(481)], sheet)).toHaveLength(1);
    expect(splitSheet([...page(60), ...page(400)], { width: 595, height: 842 })).toHaveLength(1);
  });
});
