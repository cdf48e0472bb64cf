import { describe, expect, test } from 'vitest';
import type { Block, Document, Inline } from '../../src/model/document.ts';
import type { Page } from '../../src/model/page.ts';
import { addOutline, HeadingPlaces } from '../../src/pdf/outline.ts';
import { PdfFile } from '../../src/pdf/pdf-file.ts';
import { array, dict } from '../../src/pdf/syntax.ts';
import { readPdfObjects } from '../support/pdf-objects.ts';
import { nameOf, type PdfValue, textOf } from '../support/pdf-syntax.ts';

const text = (value: string): Inline => ({ type: 'text', value, bold: false, italic: false });
const heading = (id: number, level: 1 | 2 | 3, ...children: Inline[]): Block => ({
  ...{ type: 'heading', id, style: level === 1 ? 'base' : 'low', level },
  children: children.length > 0 ? children : [text(`หัวข้อ ${id}`)],
});
const section = (id: number, ...children: Block[]): Block => ({ type: 'section', id, style: 'base', children });
const lineOf = (block: number, baseline: number, more: object = {}) => ({
  role: 'body',
  block,
  x: 50,
  baseline,
  ...more,
});

/** Bookmarks of these blocks, whose lines are on these pages, each 800 pt high. */
function write(body: readonly Block[], pages: readonly (readonly object[])[], elements?: ReadonlyMap<number, string>) {
  const document = { body, styles: { base: { linePitch: 20 }, low: { linePitch: 15 } } } as unknown as Document;
  const file = new PdfFile();
  const refs = pages.map((_, page) => file.add(dict({ Page: page })));
  const places = new HeadingPlaces(document);
  pages.forEach((lines, page) => {
    places.look({ lines, height: 800 } as unknown as Page, refs[page]!);
  });
  const tree = file.add(dict({ Type: '/Pages', Kids: array([]) }));
  const entries = addOutline(file, document, places, elements);
  const pdf = readPdfObjects(file.write('1.7', file.add(dict({ Pages: tree, ...entries }))));
  const root = pdf.get(pdf.catalog, 'Outlines');
  /** One line a bookmark; both ways through a level must find the same. */
  const list = (parent: PdfValue, indent: string): string[] => {
    const found: PdfValue[] = [];
    for (let entry = pdf.get(parent, 'First'); entry !== null; entry = pdf.get(entry, 'Next')) found.push(entry);
    const back: PdfValue[] = [];
    for (let entry = pdf.get(parent, 'Last'); entry !== null; entry = pdf.get(entry, 'Prev')) back.unshift(entry);
    expect(back).toEqual(found);
    return found.flatMap((entry) => {
      expect(pdf.get(entry, 'Parent')).toBe(parent);
      const [page, way, x, y, zoom] = (pdf.get(entry, 'Dest') ?? pdf.get(entry, 'A', 'D')) as PdfValue[];
      const place = `page ${pdf.get(page, 'Page')} ${nameOf(way)} ${x} ${y} ${zoom}`;
      const count = pdf.get(entry, 'Count');
      return [
        `${indent}${textOf(pdf.get(entry, 'Title'))}: ${place}${count === null ? '' : `, ${count} below`}`,
        ...list(entry, `${indent}  `),
      ];
    });
  };
  return { pdf, root, entries, lines: list(root, '') };
}

describe('bookmarks', () => {
  test('are the headings, nested by level, each leading a line’s pitch above its first line', () => {
    const body = [
      heading(1, 1),
      section(2, heading(3, 2), section(4, heading(5, 3)), heading(6, 2)),
      heading(7, 1),
      heading(8, 3),
      heading(9, 2),
    ];
    const pages = [
      [lineOf(1, 100), lineOf(1, 120), lineOf(3, 200), lineOf(5, 300, { x: 60.5 })],
      [lineOf(6, 50), lineOf(7, 100), lineOf(8, 150), lineOf(9, 780)],
    ];
    const { lines, pdf, root } = write(body, pages);
    expect(lines).toEqual([
      'หัวข้อ 1: page 0 XYZ 50 720 null, 3 below',
      '  หัวข้อ 3: page 0 XYZ 50 615 null, 1 below',
      '    หัวข้อ 5: page 0 XYZ 60.5 515 null',
      '  หัวข้อ 6: page 1 XYZ 50 765 null',
      'หัวข้อ 7: page 1 XYZ 50 720 null, 2 below',
      '  หัวข้อ 8: page 1 XYZ 50 665 null',
      '  หัวข้อ 9: page 1 XYZ 50 35 null',
    ]);
    expect([nameOf(pdf.get(root, 'Type')), pdf.get(root, 'Count')]).toEqual(['Outlines', 7]);
    expect(nameOf(pdf.get(pdf.catalog, 'PageMode'))).toBe('UseOutlines');
  });

  test('of what goes over a line have a space there', () => {
    const { lines } = write([heading(1, 1, text('ก'), { type: 'lineBreak' }, text('ข'))], [[lineOf(1, 100)]]);
    expect(lines).toEqual(['ก ข: page 0 XYZ 50 720 null']);
  });

  test('lead into the body, and leave out what no page shows', () => {
    const lines = [
      lineOf(1, 30, { role: 'header' }),
      lineOf(1, 40, { role: 'continued' }),
      lineOf(1, 100),
      lineOf(9, 200),
    ];
    expect(write([heading(1, 1), heading(2, 1)], [lines]).lines).toEqual(['หัวข้อ 1: page 0 XYZ 50 720 null']);
  });

  test('are not shown where there are none', () => {
    const paragraph: Block = { type: 'paragraph', id: 1, style: 'base', children: [text('ก')] };
    for (const body of [[], [paragraph], [heading(2, 1)]]) expect(write(body, [[lineOf(1, 100)]]).entries).toEqual({});
  });

  test('of PDF 2.0 also lead to the heading’s element', () => {
    const { pdf, root, lines } = write(
      [heading(1, 1), heading(2, 1)],
      [[lineOf(1, 100), lineOf(2, 200)]],
      new Map([[1, '1 0 R']]),
    );
    expect(lines).toEqual(['หัวข้อ 1: page 0 XYZ 50 720 null', 'หัวข้อ 2: page 0 XYZ 50 620 null']);
    const first = pdf.get(root, 'First');
    expect(nameOf(pdf.get(first, 'A', 'S'))).toBe('GoTo');
    expect(pdf.get(first, 'A', 'SD', 0)).toBe(pdf.get(first, 'A', 'D', 0));
    expect((pdf.get(first, 'A', 'SD') as PdfValue[]).slice(2)).toEqual([50, 720, null]);
    expect(pdf.get(first, 'Dest')).toBeNull();
    expect(pdf.get(root, 'Last', 'A'), 'a heading without an element').toBeNull();
  });
});
