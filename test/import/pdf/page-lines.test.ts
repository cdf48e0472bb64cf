import { expect, test } from 'vitest';
import { readPageLines } from '../../../src/import/pdf/page-lines.ts';
import { type MadePdf, madePdf, onPage, show } from './made-pdf.ts';

const read = (content: string, more?: MadePdf) => onPage(madePdf(content, more), readPageLines);

test('a page is read line by line, cells apart, each with its place', async () => {
  const lines = await read(show('Left', 20, 250) + show('Right', 120, 250) + show('Below', 20, 230));
  expect(lines.map(({ text, indent, baseline }) => [text, indent, baseline])).toEqual([
    ['Left', 20, 250],
    ['Right', 120, 250],
    ['Below', 20, 230],
  ]);
  expect(lines[0]!.end).toBeGreaterThan(30);
});

test('text of another direction comes behind, and slanted text last, as one line', async () => {
  const slanted = show('DRAFT', 60, 60, '0.7 0.7 -0.7 0.7');
  const lines = await read(slanted + show('Margin', 190, 20, '0 1 -1 0') + show('Body of text', 20, 250));
  expect(lines.map(({ text }) => text)).toEqual(['Body of text', 'Margin', 'DRAFT']);
});

test('a page that lies on its side is read as it is turned', async () => {
  const lines = await read(show('Turned', 50, 20, '0 1 -1 0') + show('Next', 70, 20, '0 1 -1 0'), { rotate: 90 });
  expect(lines.map(({ text }) => text)).toEqual(['Turned', 'Next']);
});

test('an empty page has no lines', async () => expect(await read('')).toEqual([]));
