import { describe, expect, test } from 'vitest';
import { readGlyphs, type Unmapped } from '../../../src/import/pdf/read-glyphs.ts';
import { type MadePdf, madePdf, onPage, show } from './made-pdf.ts';

const read = (content: string, more?: MadePdf, unmapped: Unmapped = new Map()) =>
  onPage(madePdf(content, more), (pdfium, page) => readGlyphs(pdfium, page, unmapped));

describe('the glyphs of a page', () => {
  test('have letters, places and advances, in content order', async () => {
    const glyphs = await read(show('Ab', 20, 250) + show('c', 20, 230));
    expect(glyphs.map(({ text }) => text)).toEqual(['A', 'b', 'c']);
    expect(glyphs[0]).toMatchObject({ x: 20, y: 250, angle: 0 });
    expect(glyphs[0]!.fontSize).toBeCloseTo(10);
    expect(glyphs[1]!.x).toBeCloseTo(20 + glyphs[0]!.advance, 1);
  });

  test('of a form lie where the page draws it', async () => {
    const [glyph] = await read('q 1 0 0 1 50 0 cm /X Do Q', { form: show('I', 20, 200) });
    expect(glyph).toMatchObject({ text: 'I', x: 70, y: 200 });
  });

  test('with a text of their own are one glyph', async () => {
    const glyphs = await read(`/Span <</ActualText (Gamma)>> BDC\n${show('xyz', 20, 250)}EMC\n`);
    expect(glyphs.map(({ text, x }) => [text, x])).toEqual([['Gamma', 20]]);
    expect(glyphs[0]!.advance).toBeGreaterThan(10);
  });

  test('that draw nothing are a space; line ends that the reader guesses are none', async () => {
    const glyphs = await read(show('a', 20, 250) + show(' ', 30, 250) + show('b', 20, 230));
    expect(glyphs.map(({ text }) => text).join('')).toBe('a b');
  });
});
