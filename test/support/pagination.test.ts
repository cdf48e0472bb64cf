import { describe, expect, test } from 'vitest';
import { type FormBlock, formHeader } from './form.ts';
import { paginationFaults } from './pagination.ts';
import type { PlacedLine, PlacedPage } from './placement.ts';

const heading: FormBlock = { kind: 'heading', text: 'หัวข้อ' };
const nextHeading: FormBlock = { kind: 'heading', text: 'หัวข้อถัดไป' };
const paragraph: FormBlock = { kind: 'paragraph', text: 'ย่อหน้า' };
const entryText: FormBlock = { kind: 'entryText', text: 'ผลงาน', entry: 1 };
const certification: FormBlock = { kind: 'certification', text: 'ขอรับรองว่า' };
const signature: FormBlock = { kind: 'signature', text: 'ลงชื่อ' };

/** Pages given as the blocks of their lines, one line below the other; the same block goes on over pages. */
function pagesOf(...bodies: FormBlock[][]): PlacedPage[] {
  const order = [...new Set(bodies.flat())];
  return bodies.map((blocks, index) => ({
    number: index + 1,
    header: formHeader,
    footer: `รหัสโครงการ 21000000-3230 | หน้า ${index + 1} จาก ${bodies.length}`,
    body: blocks.map((block, line): PlacedLine => {
      const y = 90 + 18 * line;
      return { page: index + 1, y, text: block.text, block, index: order.indexOf(block), continued: false };
    }),
  }));
}

const lines = (block: FormBlock, count: number) => Array<FormBlock>(count).fill(block);
const text = (count: number) => lines(paragraph, count);

describe('paginationFaults', () => {
  test('finds nothing in a good report', () => {
    const good = pagesOf(
      [heading, ...text(4)],
      [...text(2), nextHeading, ...lines(entryText, 3), certification, signature],
    );
    expect(paginationFaults(good)).toEqual([]);
  });

  test.each<[string, PlacedPage[]]>([
    ['only 2 lines of body', pagesOf([heading, ...text(4)], text(2))],
    ['with 1 lines after it', pagesOf([...text(3), heading, paragraph], text(4))],
    ['with 0 lines after it', pagesOf([...lines(entryText, 3), heading], text(4))],
    ['a single line', pagesOf([...lines(entryText, 3), paragraph], text(4))],
    ['a single line', pagesOf(text(4), [paragraph, ...lines(entryText, 3)])],
    ['entry 1 is split', pagesOf([heading, ...lines(entryText, 3)], lines(entryText, 3))],
    ['goes on with entry 1 without its number', pagesOf(lines(entryText, 40), lines(entryText, 3))],
    ['are parted', pagesOf([...text(3), certification], [signature, ...text(3)])],
    ['stand alone', pagesOf(text(4), [certification, signature, signature])],
  ])('finds "%s"', (fault, pages) => {
    expect(paginationFaults(pages).join('\n')).toContain(fault);
  });

  test('finds a missing header and a wrong page count', () => {
    const [page] = pagesOf(text(4));
    if (!page) throw new Error('no page');
    expect(paginationFaults([{ ...page, header: '' }])).toHaveLength(1);
    expect(paginationFaults([{ ...page, footer: 'หน้า 1 จาก 2' }])).toHaveLength(1);
  });
});
