import { expect, test } from 'vitest';
import { buildDocx, buildPdf } from '../support/build.ts';
import { readDocx } from '../support/docx.ts';
import { readWithPdfjs } from '../support/pdfjs.ts';
import { projectYaml } from '../support/project-yaml.ts';
import { makeProject, times } from '../support/projects.ts';
import { readSeedAsIs } from '../support/seed.ts';
import { type DrawnLine, drawnLines, inkOf } from './support/drawn-lines.ts';
import { readDrawnPages } from './support/drawn-text.ts';
import { setParagraphs } from './support/set-paragraphs.ts';

const ZERO_WIDTH_SPACE = '\u200b';
const SOURCES = [readSeedAsIs(), ...times(5, (index) => projectYaml(makeProject(500 + index)))];

// Where a line may end is known to the layout alone. A zero-width space in a text would hide words from a search.
test('no PDF has a zero-width space', async () => {
  for (const source of SOURCES) {
    const { bytes } = await buildPdf(source);
    const text = readDrawnPages(bytes).flatMap((page) => drawnLines(page).map((line) => line.text));
    const { pages, xmp, outline, info } = await readWithPdfjs(bytes);
    const all = [...text, ...pages.map(({ structure }) => structure), xmp, outline, JSON.stringify(info)].join('\n');
    expect(text.join('').length).toBeGreaterThan(1000);
    expect(all).not.toContain(ZERO_WIDTH_SPACE);
  }
});

test('no DOCX has a zero-width space', async () => {
  for (const source of SOURCES) {
    const { parts } = readDocx((await buildDocx(source)).bytes);
    for (const [name, content] of parts) {
      const xml = /\.(xml|rels)$/.test(name) ? Buffer.from(content).toString('utf8') : '';
      expect(/\u200b|&#x0*200b;|&#8203;/i.test(xml), name).toBe(false);
    }
  }
});

test('one that the data has is kept, as all text is, and draws nothing', async () => {
  const [plain] = await linesOf('ที่นี่');
  const [marked] = await linesOf('ที่\u200bนี่');
  expect(marked!.text).toBe('ที่\u200bนี่');
  expect(marked!.end).toBe(plain!.end);
  expect(inkOf(marked!)).toEqual(inkOf(plain!));
});

async function linesOf(text: string): Promise<DrawnLine[]> {
  return readDrawnPages(await setParagraphs([text])).flatMap(drawnLines);
}
