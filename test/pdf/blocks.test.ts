import { describe, expect, test } from 'vitest';
import type { Block } from '../../src/model/document.ts';
import { nameOf, textOf } from '../support/pdf-syntax.ts';
import { inputs, line, text, writeBlocks, writeDocument } from './support/write-blocks.ts';

const section = (id: number, ...children: Block[]): Block => ({ type: 'section', id, style: 'base', children });
const heading = (id: number, level: 1 | 2, value: string): Block => ({
  ...{ type: 'heading', id, style: 'base', level },
  children: [text(value)],
});
const list = (id: number, ordered: boolean, ...items: readonly string[]): Block => ({
  ...{ type: 'list', id, style: 'base', ordered },
  items: items.map((item, index) => {
    const marker = ordered ? `${index + 1}. ` : '• ';
    return { type: 'listItem', id: id + 1 + index, style: 'base', marker, children: [text(item)] };
  }),
});

/** First operand of each beginning of marked content on the first page, with the kind of an artifact. */
const marksOf = (operators: readonly string[]) =>
  operators.filter((each) => / BDC$/.test(each)).map((each) => each.split(' ')[0]);

describe('a list says how it counts', () => {
  test.each([
    [true, 'Decimal'],
    [false, 'Disc'],
  ])('ordered %s: %s', async (ordered, numbering) => {
    const { pdf, elements } = await writeBlocks(list(0, ordered, 'หนึ่ง', 'สอง'));
    const lists = elements.filter(({ role }) => role === 'L');
    expect(lists.map(({ dictionary }) => nameOf(pdf.get(dictionary, 'A', 'ListNumbering')))).toEqual([numbering]);
    expect(elements.map(({ role }) => role).slice(1)).toEqual(['L', ...'LI Lbl LBody LI Lbl LBody'.split(' ')]);
  });
});

test('a section has no element and no bookmark of its own; headings in it have theirs, nested by their level', async () => {
  const { pdf, elements } = await writeBlocks(
    section(0, heading(1, 1, 'หนึ่ง'), section(2, heading(3, 2, 'หนึ่งหนึ่ง'), line(4, 'ข้อความ'))),
    heading(5, 1, 'สอง'),
  );
  expect(elements.map(({ role }) => role)).toEqual(['Document', 'H1', 'H2', 'P', 'H1']);
  const outline = (...keys: string[]) => pdf.get(pdf.catalog, 'Outlines', ...keys);
  expect(textOf(outline('First', 'Title'))).toBe('หนึ่ง');
  expect(textOf(outline('First', 'First', 'Title'))).toBe('หนึ่งหนึ่ง');
  expect(textOf(outline('First', 'Next', 'Title'))).toBe('สอง');
  expect([outline('Count'), outline('First', 'Count'), outline('First', 'Next', 'Next')]).toEqual([3, 1, null]);
});

const rect = { type: 'rect', x: 0, y: 0, width: 9, height: 9, fill: '#000000' } as const;
const picture = (id: number): Block => ({
  ...{ type: 'figure', id, style: 'base', alt: 'ตรา', width: 10, height: 10, shapes: [rect, rect] },
});

test('an abbreviation is in a sequence of its own, and so are words of another language', async () => {
  const body: Block = {
    ...{ type: 'paragraph', id: 0, style: 'base' },
    children: [{ ...text('กทม.'), expansion: 'กรุงเทพมหานคร' }, text(' และ '), { ...text('Bangkok'), language: 'en' }],
  };
  expect(marksOf((await writeBlocks(body)).operators)).toEqual(['Span', 'P', 'Span']);
});

test('a picture at the end of the body is drawn and said before the footer, its colour written once', async () => {
  const { pdf, operators } = await writeDocument({ footer: [line(20, 'ท้าย')], body: [line(0, 'เนื้อหา'), picture(1)] });
  expect(marksOf(operators)).toEqual(['P', 'Figure', 'Artifact']);
  const figure = operators.slice(operators.findIndex((each) => each.startsWith('Figure')));
  expect(figure.slice(0, figure.indexOf('EMC')).filter((each) => each.endsWith(' rg')).length).toBeLessThan(2);
  expect(pdf.get(pdf.pages[0]!, 'Resources', 'XObject'), 'no pixels').toBeNull();
});

test('the title of PDF 2.0 is the first paragraph of the header', async () => {
  const header = [heading(0, 1, 'หน่วยงาน'), line(1, 'ชื่อ'), line(2, 'ปี')];
  const { elements } = await writeDocument({ header, body: [line(9, 'เนื้อหา')] }, '2.0');
  expect(elements.map(({ role }) => role)).toEqual(['Document', 'H1', 'Title', 'P', 'P']);
});

describe('of the header of the first page', () => {
  const counter: Block = {
    ...{ type: 'paragraph', id: 1, style: 'base' },
    children: [text('หน้า '), { type: 'pageNumber' } as never],
  };

  test('blocks in a section and lists are said, before the body', async () => {
    const header = [section(0, line(1, 'หัว')), list(2, false, 'รายการ')];
    const { elements, operators } = await writeDocument({ header, body: [line(9, 'เนื้อหา')] });
    expect(elements.map(({ role }) => role)).toEqual(['Document', 'P', 'L', 'LI', 'Lbl', 'LBody', 'P']);
    expect(marksOf(operators)).not.toContain('Artifact');
  });

  test('what counts pages is not said', async () => {
    const { elements, operators } = await writeDocument({ header: [line(0, 'หัว'), counter], body: [line(9, 'เนื้อหา')] });
    expect(elements.map(({ role }) => role)).toEqual(['Document', 'P', 'P']);
    expect(marksOf(operators)).toEqual(['P', 'Artifact', 'P']);
  });

  test('a picture is not said, nor is it in the tree', async () => {
    const { elements, operators } = await writeDocument({ header: [picture(0)], body: [line(9, 'เนื้อหา')] });
    expect(elements.map(({ role }) => role)).toEqual(['Document', 'P']);
    expect(marksOf(operators)).toEqual(['Artifact', 'P']);
  });

  test('nothing is said again on the second page', async () => {
    const rows = Math.ceil(inputs.document.page.height / inputs.document.styles.base!.linePitch);
    const body = Array.from({ length: rows }, (_, index) => line(1 + index, 'เนื้อหา'));
    const { pages, elements } = await writeDocument({ header: [line(0, 'หัว')], body });
    expect(pages.length).toBeGreaterThan(1);
    expect(elements).toHaveLength(1 + 1 + rows);
  });
});
