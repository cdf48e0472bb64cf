import { describe, expect, test } from 'vitest';
import { layOut } from '../../../src/layout/lay-out.ts';
import type { Block, Document, Inline } from '../../../src/model/document.ts';
import { lineText } from '../../../src/model/page.ts';
import { resources, twoRowEntries } from '../two-row-entries.ts';

const text = (value: string) => ({ type: 'text', value, bold: false, italic: false }) as const;
const number = { type: 'pageNumber', bold: false, italic: false } as const;
const count = { type: 'pageCount', bold: false, italic: false } as const;
const children: readonly Inline[] = [text('หน้า '), number, text(' จาก '), count];

const narratives = Array.from({ length: 60 }, () => ['ก']);
const base = twoRowEntries({ narratives, keep: 'together' });
const free = 10_000;

/** What each page of three or more says in its footer. */
async function footers(footer: Block, header: readonly Block[] = []): Promise<string[][]> {
  const document: Document = { ...base, header, footer: [footer] };
  const pages = await layOut(document, resources);
  expect(pages.length).toBeGreaterThan(2);
  return pages.map(({ lines }) => lines.filter(({ role }) => role === 'footer').map((line) => lineText(line).trim()));
}

describe('a footer says the number of its page, wherever that is written', () => {
  test.each<[string, Block]>([
    ['in a paragraph', { type: 'paragraph', id: free, style: 'base', children }],
    ['in a heading', { type: 'heading', id: free, style: 'base', level: 1, children }],
    [
      'in a list',
      {
        type: 'list',
        id: free,
        style: 'base',
        ordered: false,
        items: [{ type: 'listItem', id: free + 1, style: 'base', marker: '', children }],
      },
    ],
    [
      'in a label',
      {
        type: 'descriptionList',
        id: free,
        style: 'base',
        entries: [{ type: 'description', id: free + 1, style: 'base', term: children, details: [] }],
      },
    ],
    [
      'in a value',
      {
        type: 'descriptionList',
        id: free,
        style: 'base',
        entries: [{ type: 'description', id: free + 1, style: 'base', term: [], details: children }],
      },
    ],
    [
      'in a table in a section',
      {
        type: 'section',
        id: free,
        style: 'base',
        children: [
          {
            type: 'table',
            id: free + 1,
            style: 'base',
            rows: [
              {
                type: 'row',
                id: free + 2,
                style: 'base',
                cells: [
                  {
                    ...{ type: 'cell', id: free + 3, style: 'base', header: false },
                    children: [{ type: 'paragraph', id: free + 4, style: 'base', children }],
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
  ])('%s', async (_, footer) => {
    const said = await footers(footer);
    expect(said.map((lines) => lines.join(''))).toEqual(
      said.map((_line, index) => `หน้า ${index + 1} จาก ${said.length}`),
    );
  });
});

test('a number that is alone, or beside words without one, is that of its page', async () => {
  const beside = (id: number, own: readonly Inline[]): Block => ({
    type: 'paragraph',
    id,
    style: 'base',
    children: own,
  });
  const section = (...blocks: readonly Block[]): Block => ({
    type: 'section',
    id: free,
    style: 'base',
    children: blocks,
  });
  const said = await footers(section(beside(free + 1, [number]), beside(free + 2, [text('ท้าย')])));
  expect(said).toEqual(said.map((_, index) => [`${index + 1}`, 'ท้าย']));
  const alone = await footers(beside(free, [number]));
  expect(alone).toEqual(alone.map((_, index) => [`${index + 1}`]));
  const document: Document = { ...base, header: [beside(free, [text('ต้น')]), beside(free + 1, [number])] };
  const headers = (await layOut(document, resources)).map(({ lines }) =>
    lines.filter(({ role }) => role === 'header').map(lineText),
  );
  expect(headers).toEqual(headers.map((_, index) => ['ต้น', `${index + 1}`]));
});

test('a footer ends at the right margin', async () => {
  const styles = { ...base.styles, right: { ...base.styles.base!, align: 'right' as const } };
  const footer: Block[] = [{ type: 'paragraph', id: free, style: 'right', children: [text('ท้าย')] }];
  const [page] = await layOut({ ...base, styles, footer }, resources);
  const line = page!.lines.find(({ role }) => role === 'footer')!;
  expect(line.x + line.width).toBeCloseTo(base.page.width - base.page.margin.right, 6);
});

test('a footer without a number is the same on each page, at its place', async () => {
  const said = await footers({ type: 'paragraph', id: free, style: 'base', children: [text('ท้าย')] });
  expect(new Set(said.flat())).toEqual(new Set(['ท้าย']));
});

test('header and footer begin where the page says', async () => {
  const paragraph = (id: number): Block => ({ type: 'paragraph', id, style: 'base', children: [text('ก')] });
  const document: Document = { ...base, header: [paragraph(free)], footer: [paragraph(free + 1)] };
  const [page] = await layOut(document, resources);
  const baseline = (role: string) => page!.lines.find((line) => line.role === role)!.baseline;
  const { headerTop, footerTop } = base.page;
  expect(baseline('footer') - baseline('header')).toBeCloseTo(footerTop - headerTop, 6);
  expect(baseline('header')).toBeGreaterThan(headerTop);
  expect(baseline('header')).toBeLessThan(headerTop + base.styles.base!.linePitch);
});
