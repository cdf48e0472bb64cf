import { describe, expect, test } from 'vitest';
import type { Block, Document, Table } from '../../src/model/document.ts';
import { report } from './fixtures.ts';
import { find, NAMESPACES, withPart, write } from './support.ts';

/** The report with its table of entries changed. */
function withTable(entries: number, change: Partial<Table>): Document {
  const document = report({ entries });
  const body = document.body.map((block): Block => (block.type === 'table' ? { ...block, ...change } : block));
  return { ...document, body };
}

/** For each row of each table of entries, whether all its paragraphs stay with the next row's. */
function keptRows(bytes: Uint8Array): boolean[][] {
  const tables = '//w:tbl[w:tblPr/w:tblStyle/@w:val="EntriesTable"]';
  return withPart(bytes, 'word/document.xml', (root) =>
    root.find(tables, NAMESPACES).map((_, table) =>
      root.find(`(${tables})[${table + 1}]/w:tr`, NAMESPACES).map((__, row) => {
        const paragraphs = `(${tables})[${table + 1}]/w:tr[${row + 1}]/w:tc/w:p`;
        const all = root.find(paragraphs, NAMESPACES).length;
        return all > 0 && root.find(`${paragraphs}[w:pPr/w:keepNext]`, NAMESPACES).length === all;
      }),
    ),
  );
}

describe('rows that Word keeps on one page', () => {
  test('are none where nothing asks for it', async () => {
    expect(keptRows(await write(withTable(4, {}), 'flow'))).toEqual([[false, false, false, false]]);
  });

  test('are all of a table that is kept together: each but the last stays with the next', async () => {
    const kept = keptRows(await write(withTable(4, { keep: 'together' }), 'flow'));
    expect(kept, 'rows of a table kept together').toEqual([[true, true, true, false]]);
  });

  test('are the last one of a table that stays with what follows it', async () => {
    const kept = keptRows(await write(withTable(4, { keep: 'with-next' }), 'flow'));
    expect(kept, 'rows of a table kept with what follows').toEqual([[false, false, false, true]]);
  });

  test('are those that say so themselves', async () => {
    const document = withTable(3, {});
    const table = document.body.find(({ type }) => type === 'table') as Table;
    const rows = table.rows.map((row, index) => (index === 1 ? { ...row, keep: 'with-next' as const } : row));
    const kept = keptRows(await write(withTable(3, { rows }), 'flow'));
    expect(kept).toEqual([[false, true, false]]);
  });

  test('are not the last ones before a page break within the table: what follows the table is elsewhere', async () => {
    const document = withTable(4, { keep: 'with-next' });
    const table = document.body.find(({ type }) => type === 'table') as Table;
    const third = table.rows[2]!.cells[0]!.children[0]!.id;
    const kept = keptRows(await write(document, 'lock', [{ block: third }]));
    expect(kept, 'rows of a table over two pages').toEqual([
      [false, false],
      [false, true],
    ]);
  });
});

test('a table goes on after a page break without its title and description, which are announced once', async () => {
  const document = withTable(4, {});
  const table = document.body.find(({ type }) => type === 'table') as Table;
  const third = table.rows[2]!.cells[0]!.children[0]!.id;
  const bytes = await write(document, 'lock', [{ block: third }]);
  const properties = '//w:tbl[w:tblPr/w:tblStyle/@w:val="EntriesTable"]/w:tblPr';
  expect(find(bytes, 'word/document.xml', properties)).toHaveLength(2);
  expect(find(bytes, 'word/document.xml', `${properties}/w:tblCaption`)).toHaveLength(1);
  expect(find(bytes, 'word/document.xml', `${properties}/w:tblDescription`)).toHaveLength(1);
});
