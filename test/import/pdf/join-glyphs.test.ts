import { describe, expect, test } from 'vitest';
import type { Placed } from '../../../src/import/pdf/glyph-runs.ts';
import { joinGlyphs } from '../../../src/import/pdf/join-glyphs.ts';
import { placeholderOf } from '../../../src/import/placeholder.ts';
import { glyphs, isMark } from './made-glyphs.ts';

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
