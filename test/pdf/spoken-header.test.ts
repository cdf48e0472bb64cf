import { expect, test } from 'vitest';
import type { Block } from '../../src/model/document.ts';
import { spokenHeader } from '../../src/pdf/spoken-header.ts';

test('of a header all is said but what counts pages and what is no text', () => {
  const inline = (type: string) => ({ type, value: 'ก', bold: false, italic: false });
  const line = (id: number, ...types: string[]) =>
    ({ type: 'paragraph', id, style: 'base', children: types.map(inline) }) as unknown as Block;
  const cell = { type: 'cell', id: 10, style: 'base', header: false, children: [line(11, 'text')] };
  const table = { type: 'table', id: 0, style: 'base', rows: [{ type: 'row', id: 100, style: 'base', cells: [cell] }] };
  const header: Block[] = [
    line(1, 'text'),
    line(2, 'text', 'pageNumber'),
    line(3, 'text', 'pageCount'),
    line(4, 'pageNumber'),
    { type: 'section', id: 5, style: 'base', children: [line(6, 'text', 'lineBreak')] },
    { type: 'figure', id: 7, style: 'base', alt: '', width: 1, height: 1, shapes: [] },
    table as unknown as Block,
    line(20),
  ];
  expect([...spokenHeader(header)]).toEqual([1, 6, 11]);
});
