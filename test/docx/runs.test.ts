import { expect, test } from 'vitest';
import { runs } from '../../src/docx/runs.ts';
import type { Inline, Style } from '../../src/model/document.ts';

const style = { fontFamily: 'Sarabun', fontSize: 11, bold: false, italic: false, color: '#000000' } as Style;

test('the lines of a paragraph of many pages are looked at a few times each, not once for each page', () => {
  let looks = 0;
  const get = (of: Inline, key: string | symbol) => {
    looks++;
    return Reflect.get(of, key) as unknown;
  };
  const counted = (inline: Inline) => new Proxy(inline, { get });
  const pages = 300;
  const onPage = 20;
  const inlines = Array.from({ length: pages * onPage }, (_, line) => [
    counted({ type: 'text', value: String(line % 10), bold: false, italic: false }),
    counted({ type: 'lineBreak' }),
  ]).flat();
  const slices = Array.from({ length: pages }, (_, page) => {
    return { page, start: page * onPage * 2, end: (page + 1) * onPage * 2 };
  });
  const fields = { pageNumber: '', pageCount: '' } as never;
  const made = runs(inlines, style, slices, fields);
  // A cell that goes on over pages is written page by page.
  expect(slices.flatMap((slice) => runs(inlines, style, [slice], fields))).toEqual(
    made.filter(({ type }) => type !== 'pageBreak'),
  );
  const written = made.map((run) => (run.type === 'text' ? run.text : run.type === 'pageBreak' ? '|' : ',')).join('');
  expect(written).toBe(Array(pages).fill('0,1,2,3,4,5,6,7,8,9,0,1,2,3,4,5,6,7,8,9').join('|'));
  expect(looks).toBeLessThan(inlines.length * 60);
});
