import { describe, expect, test } from 'vitest';
import { layOut } from '../../../src/layout/lay-out.ts';
import type { Block, Document } from '../../../src/model/document.ts';
import type { Page } from '../../../src/model/page.ts';
import { times } from '../../support/projects.ts';
import { resources, twoRowEntries } from '../two-row-entries.ts';

const { page: paper, styles } = resources.template.settings;
const base = twoRowEntries({ narratives: [] });
const linesOfPage = Math.floor((paper.height - paper.margin.top - paper.margin.bottom) / styles.base!.linePitch);

const text = (value: string) => ({ type: 'text', value, bold: false, italic: false }) as const;
const plain = { ...styles.base!, spaceBefore: 0, spaceAfter: 0 };

/** Blocks numbered from 0, of styles without space around them; a paragraph of `lines` lines. */
function documentOf(parts: readonly ('heading' | number)[], more: Partial<Block>[] = []): Document {
  const body = parts.map((part, id): Block => {
    const value = part === 'heading' ? 'หัวข้อ' : times(part, (line) => `บรรทัดที่ ${line + 1}`).join('\n');
    const children = value.split('\n').flatMap((line, index) => [...(index > 0 ? [lineBreak] : []), text(line)]);
    const own = part === 'heading' ? ({ type: 'heading', level: 2 } as const) : ({ type: 'paragraph' } as const);
    return { ...own, id, style: 'plain', children, ...more[id] } as Block;
  });
  return { ...base, styles: { ...styles, plain }, body };
}

const lineBreak = { type: 'lineBreak' } as const;

/** How many lines of each block a page has: `{ 3: 2 }`. */
function shares(pages: readonly Page[]): Record<number, number>[] {
  return pages.map(({ lines }) => {
    const counts: Record<number, number> = {};
    for (const { role, block } of lines) if (role === 'body') counts[block] = (counts[block] ?? 0) + 1;
    return counts;
  });
}

const pagesOf = async (document: Document) => shares(await layOut(document, resources));

describe('a heading stays with the two lines after it', () => {
  test.each([0, 1, 2, 3])('where %i lines after it would fit on the page', async (room) => {
    // A heading that begins `room` lines before the last line of the page.
    const pages = await pagesOf(
      documentOf([...times(linesOfPage - 1 - room, () => 1), 'heading', ...times(6, () => 1)]),
    );
    const heading = linesOfPage - 1 - room;
    const page = pages.findIndex((counts) => counts[heading]);
    const after = Object.entries(pages[page]!).filter(([block]) => Number(block) > heading).length;
    expect(after, 'lines after a heading on its page').toBeGreaterThanOrEqual(2);
    expect(page, 'the heading moves only where two lines after it do not fit').toBe(room < 2 ? 1 : 0);
  });

  test('and two headings stay with each other', async () => {
    const parts = [...times(linesOfPage - 3, () => 1), 'heading', 'heading', ...times(5, () => 1)] as const;
    const pages = await pagesOf(documentOf(parts));
    expect(Object.keys(pages[1]!).map(Number)[0], 'first block of page 2').toBe(linesOfPage - 3);
  });
});

describe('no page begins or ends with a single line of a paragraph', () => {
  test.each([1, 2, 3])('where %i lines of it would fit', async (room) => {
    const before = linesOfPage - room;
    const pages = await pagesOf(documentOf([...times(before, () => 1), 4, 3]));
    const parts = pages.map((counts) => counts[before] ?? 0).filter((count) => count > 0);
    expect(parts, 'lines of the paragraph on each page').toEqual(room === 1 ? [4] : [2, 2]);
  });

  test('a paragraph of three lines is not parted', async () => {
    for (const room of [1, 2]) {
      const before = linesOfPage - room;
      const pages = await pagesOf(documentOf([...times(before, () => 1), 3, 2]));
      expect(pages[1]?.[before], 'lines of the paragraph on page 2').toBe(3);
    }
  });
});

describe('what is kept together', () => {
  test('is not parted while it fits a page', async () => {
    const before = linesOfPage - 3;
    const pages = await pagesOf(
      documentOf([...times(before, () => 1), 8], [...times(before, () => ({})), { keep: 'together' }]),
    );
    expect(pages.map((counts) => counts[before] ?? 0)).toEqual([0, 8]);
  });

  test('is parted when it is longer than a page', async () => {
    const pages = await pagesOf(documentOf([3, linesOfPage + 4], [{}, { keep: 'together' }]));
    expect(pages).toHaveLength(2);
    expect(pages[0]![1], 'the page is filled').toBeGreaterThan(linesOfPage - 6);
  });

  test('with what follows it goes to the next page with it', async () => {
    const before = linesOfPage - 1;
    const more = [...times(before, () => ({})), { keep: 'with-next' } as const];
    const pages = await pagesOf(documentOf([...times(before, () => 1), 1, 1, 1, 1], more));
    expect(pages[0]![before], 'lines of the kept block on page 1').toBeUndefined();
  });
});
