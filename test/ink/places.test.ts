import { expect, test } from 'vitest';
import { FACE_NAMES, legalClusters } from '../font/support.ts';
import { expectNone } from '../support/expectations.ts';
import { readWithPdfium } from '../support/pdfium.ts';
import { paragraphsOf } from './support/clusters.ts';
import { type DrawnLine, drawnLines } from './support/drawn-lines.ts';
import { readDrawnPages } from './support/drawn-text.ts';
import { setParagraphs } from './support/set-paragraphs.ts';

const CLUSTERS = legalClusters();
/** All of them in one face, every ninth in the others. */
const clustersFor = (face: string) => (face === 'Regular' ? CLUSTERS : CLUSTERS.filter((_, k) => k % 9 === 0));

test.each(FACE_NAMES)(
  'PDFium draws each character where the ink was read from the file, in Sarabun %s',
  async (face) => {
    const bytes = await setParagraphs(paragraphsOf(clustersFor(face), 100), {
      face,
    });
    const drawn = readDrawnPages(bytes).map((page) => drawnLines(page).flatMap(charactersInPt));
    const seen = await readWithPdfium(bytes, (pages) =>
      pages.map(({ characters }) => characters.filter(({ generated }) => !generated)),
    );
    expect(seen.map((page) => page.map(({ text }) => text).join(''))).toEqual(
      drawn.map((page) => page.map(({ text }) => text).join('')),
    );
    const away = seen.flatMap((page, index) =>
      page.filter((character, k) => {
        const { x, y, box } = drawn[index]![k]!;
        if (Math.abs(character.x - x) > 0.001 || Math.abs(character.y - y) > 0.001) return true;
        if (!box) return false;
        // PDFium raises the top by 1/64 of its height above the baseline, and rounds to 1/1000 em.
        const top = box.top - (y - box.top) / 64;
        const edges = [
          character.left - box.left,
          character.right - box.right,
          character.bottom - box.bottom,
          character.top - top,
        ];
        return edges.some((edge) => Math.abs(edge) > 0.025);
      }),
    );
    expectNone(away, 'each letter is drawn where the page has it');
  },
);

function charactersInPt(line: DrawnLine) {
  const scale = line.fontSize / 1000;
  return line.characters.map(({ text, code, pen }) => {
    const x = line.x + pen * scale;
    const boxes = line.font.contours(code).map(({ box }) => box);
    const edge = (index: 0 | 1 | 2 | 3, pick: (...edges: number[]) => number) =>
      pick(...boxes.map((box) => box[index]));
    const box = boxes.length > 0 && {
      left: x + edge(0, Math.min) * scale,
      right: x + edge(2, Math.max) * scale,
      top: line.y - edge(3, Math.max) * scale,
      bottom: line.y - edge(1, Math.min) * scale,
    };
    return { text, x, y: line.y, box };
  });
}
