import { describe, expect, test } from 'vitest';
import { withMemory } from '../../../src/import/pdf/pdfium.ts';
import { groupByText, readTextObjects, scratchBytes } from '../../../src/import/pdf/text-objects.ts';
import { type MadePdf, madePdf, onPage, show } from './made-pdf.ts';

const read = (content: string, more?: MadePdf) =>
  onPage(madePdf(content, more), (pdfium, page) =>
    withMemory(pdfium, scratchBytes, (scratch) => readTextObjects(pdfium, page, scratch)),
  );
const meaning = (text: string, content: string) => `/Span <</ActualText (${text})>> BDC\n${content}EMC\n`;

describe('the text objects of a page', () => {
  test('have their place, size and direction, in content order', async () => {
    const objects = await read(show('First', 20, 250) + show('Up', 40, 100, '0 2 -2 0'));
    expect(objects.map(({ start }) => start)).toEqual([
      { x: 20, y: 250, fontSize: 10, angle: 0 },
      { x: 40, y: 100, fontSize: 20, angle: 90 },
    ]);
    expect(objects[0]!.right - objects[0]!.left).toBeGreaterThan(15);
    expect(objects[1]!.left).toBeCloseTo(100, -1); // along its own direction
  });

  test('of a form are where the page draws it', async () => {
    const [object] = await read('q 2 0 0 2 30 10 cm /X Do Q', { form: show('Inner', 20, 50) });
    expect(object?.start).toEqual({ x: 70, y: 110, fontSize: 20, angle: 0 });
  });

  test('carry the text that they are said to mean', async () => {
    const objects = await read(meaning('Gamma', show('x', 20, 250) + show('y', 30, 250)) + show('z', 20, 200));
    expect(objects.map(({ meant }) => meant.map(({ text }) => text))).toEqual([['Gamma'], ['Gamma'], []]);
    expect(objects[0]!.meant[0]!.mark).toBe(objects[1]!.meant[0]!.mark);
  });
});

describe('objects with one meaning are one group', () => {
  const groups = async (content: string) =>
    groupByText(await read(content)).map(({ text, objects }) => [text, objects.length]);

  test('on one line', async () => {
    expect(await groups(meaning('Gamma', show('x', 20, 250) + show('y', 30, 253)) + show('z', 20, 200))).toEqual([
      ['Gamma', 2],
      [undefined, 1],
    ]);
  });

  test('and not over several lines, where it is the text of a paragraph', async () => {
    expect(await groups(meaning('Long text', show('Long', 20, 250) + show('text', 20, 230)))).toEqual([
      [undefined, 1],
      [undefined, 1],
    ]);
  });
});
