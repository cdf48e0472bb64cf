import { describe, expect, test } from 'vitest';
import { FACE_NAMES, legalClusters } from '../font/support.ts';
import { textLines } from '../support/lines.ts';
import { readWithPdfium } from '../support/pdfium.ts';
import { readWithPdfjs } from '../support/pdfjs.ts';
import { someOf } from '../support/thorough.ts';
import { inOneContext, paragraphsOf } from './support/clusters.ts';
import { setParagraphs } from './support/set-paragraphs.ts';

const CLUSTERS = legalClusters();

/** Lines of ten clusters, each alone and touching another script, and one line for each. */
const LINES = paragraphsOf(inOneContext(CLUSTERS), 10);
const WIDTH = 900;

/** Lines for a face: all in one, every seventh in the others. */
const linesFor = (face: string) => (face === 'Regular' ? LINES : LINES.filter((_, index) => index % 7 === 0));

describe.each(someOf(FACE_NAMES, 2))(
  'every cluster beside other scripts in Sarabun %s',
  { tags: 'thorough' },
  (face) => {
    const written = once(() => setParagraphs(linesFor(face), { face, width: WIDTH }));

    test('is read by PDFium character for character', async () => {
      const bytes = await written();
      const lines = await readWithPdfium(bytes, (pages) => pages.flatMap(textLines));
      expect(lines.map(({ text }) => text)).toEqual(linesFor(face));
    });

    test('is read by pdf.js character for character', async () => {
      const { pages } = await readWithPdfjs((await written()).slice());
      expect(pages.flatMap(({ lines }) => lines.map(({ text }) => text))).toEqual(linesFor(face));
    });
  },
);

/** What several tests look at is made by the first of them. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const SENTENCE = 'จำนวนน้ำ(น้ำฝน)ที่กำหนด 2.5น้ำ A/น้ำ กำหนดจำนวน% PM2.5จำนวน ทํานํ้า';

test.each([
  ['น้ำ', 4],
  ['จำนวน', 3],
  ['กำหนด', 2],
  ['ำ', 9],
  ['2.5น้ำ', 1],
  // The same ink spelt with two characters is another text.
  ['นํ้า', 1],
  ['น้ำน', 0],
])('a search for %s finds it %i times in each of three lines', async (word, times) => {
  const bytes = await setParagraphs([SENTENCE, SENTENCE, SENTENCE]);
  const counts = await readWithPdfium(bytes, (pages) => pages.map((page) => page.count(word)));
  expect(counts).toEqual([3 * times]);
  const { pages } = await readWithPdfjs(bytes);
  expect(
    pages[0]!.items
      .map(({ text }) => text)
      .join('')
      .split(word).length - 1,
  ).toBe(3 * times);
});
