import { describe, expect, test } from 'vitest';
import type { Table } from '../../src/model/document.ts';
import { composed, load, PROJECT, places, withReport } from './fixtures.ts';

const foundIn = (body: string) => load(withReport(`<article>\n${body}\n</article>`)).diagnostics;

describe('colspan and rowspan', () => {
  test('are those of the cells in the tree', () => {
    const body =
      '<table><tr><th rowspan="2">ก</th><td colspan="2">ข</td></tr><tr><td>ค</td><td rowspan="1">ง</td></tr></table>';
    const { value } = load(withReport(`<article>${body}</article>`));
    const [table] = composed(PROJECT, value).body as Table[];
    expect(table!.rows.map(({ cells }) => cells.map(({ colspan, rowspan }) => [colspan, rowspan]))).toEqual([
      [
        [1, 2],
        [2, 1],
      ],
      [
        [undefined, undefined],
        [undefined, undefined],
      ],
    ]);
  });

  test.each([
    ['no number', '<table><tr><td colspan="two">ก</td></tr></table>'],
    ['nothing', '<table><tr><td rowspan="0">ก</td></tr></table>'],
    ['a fraction', '<table><tr><td rowspan="1.5">ก</td></tr></table>'],
    ['more than any table has', '<table><tr><td colspan="21">ก</td></tr></table>'],
    ['over rows that are not there', '<table><tr><td rowspan="2">ก</td></tr></table>'],
    ['over a row in another block', '<table><tr><td rowspan="2">ก</td></tr>{{#if draft}}<tr></tr>{{/if}}</table>'],
    ['over rows with a partial between', '<table><tr><td rowspan="2">ก</td></tr>{{> header}}<tr></tr></table>'],
    ['in a row with cells in a block', '<table><tr><td colspan="2">ก</td>{{#if draft}}<td>ข</td>{{/if}}</tr></table>'],
    [
      'into a cell from above',
      '<table><tr><td>ก</td><td rowspan="2">ข</td></tr><tr><td colspan="2">ค</td></tr></table>',
    ],
    [
      'so that a place stays empty',
      '<table><tr><td rowspan="2">ก</td><td>ข</td><td>ค</td></tr><tr><td>ง</td></tr></table>',
    ],
    ['wider than the table', '<table class="progress"><tr><td colspan="4">ก</td></tr></table>'],
    ['over rows of the next entry', '<table>{{#each reports}}<tr><th rowspan="2">ก</th></tr>{{/each}}</table>'],
  ])('%s is an error at its place', (_, body) => {
    const found = foundIn(body);
    const column = body.search(/(?:col|row)span/) + 1;
    expect(places(found)).toContain(`E-TEMPLATE-ATTRIBUTE tpl/report.hbs:2:${column}`);
    expect(found.filter(({ code }) => code === 'E-TEMPLATE-ATTRIBUTE')).toHaveLength(1);
  });

  test.each([
    [
      'in each entry',
      '<table>{{#each reports}}<tr><th rowspan="2">ก</th><td>ข</td></tr><tr><td>ค</td></tr>{{/each}}</table>',
    ],
    ['over a row without cells', '<table><tr><td rowspan="2">ก</td></tr><tr></tr></table>'],
    ['in a table whose other rows are narrower', '<table><tr><td colspan="3">ก</td></tr><tr><td>ข</td></tr></table>'],
  ])('%s is right', (_, body) => {
    expect(places(foundIn(body))).toEqual([]);
  });
});

describe('a line to write on', () => {
  test('reads as its text and has a width in pt', () => {
    const { value } = load(
      withReport('<article><p>ลงชื่อ<leader width="2in">.....</leader>ก<leader width="3cm"/></p></article>'),
    );
    expect(composed(PROJECT, value).body).toMatchObject([
      {
        children: [{ value: 'ลงชื่อ' }, { value: '.....', leader: 144 }, { value: 'ก' }, { value: '', leader: 85.04 }],
      },
    ]);
  });

  test.each([
    ['without width', '<p>ก<leader>...</leader></p>', 'E-TEMPLATE-ATTRIBUTE'],
    ['of no length', '<p>ก<leader width="0cm"/></p>', 'E-TEMPLATE-ATTRIBUTE'],
    ['of a width without unit', '<p>ก<leader width="60"/></p>', 'E-TEMPLATE-ATTRIBUTE'],
    ['around an element', '<p>ก<leader width="6cm"><strong>ข</strong></leader></p>', 'E-TEMPLATE-ELEMENT'],
    ['in the footer', '<footer><p>ก<leader width="6cm"/></p></footer>', 'E-TEMPLATE-ELEMENT'],
  ])('%s is an error', (_, body, code) => {
    expect(foundIn(body).map((each) => each.code)).toEqual([code]);
  });
});
