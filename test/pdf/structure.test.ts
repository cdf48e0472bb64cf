import { describe, expect, test } from 'vitest';
import type { Block, Cell, Document } from '../../src/model/document.ts';
import type { PdfEdition } from '../../src/model/pdf-edition.ts';
import { type MarkedContent, watermarkBlock } from '../../src/pdf/marked-content.ts';
import { PdfFile } from '../../src/pdf/pdf-file.ts';
import { addStructure } from '../../src/pdf/structure.ts';
import { array, dict } from '../../src/pdf/syntax.ts';
import { readPdfObjects } from '../support/pdf-objects.ts';
import {
  allElements,
  parentTree,
  type StructureContent,
  type StructureElement,
  structureTree,
} from '../support/pdf-structure.ts';
import { nameOf, PdfReference, type PdfValue, textOf } from '../support/pdf-syntax.ts';

const paragraph = (id: number): Block => ({ type: 'paragraph', id, style: 'base', children: [] });
const cell = (id: number, more: Partial<Cell> = {}): Cell => ({
  ...{ type: 'cell', id, style: 'base', header: false, children: [paragraph(id + 1) as never] },
  ...more,
});
const table = (...rows: Cell[][]): Block => ({
  ...{ type: 'table', id: 0, style: 'base' },
  rows: rows.map((cells, index) => ({ type: 'row', id: 100 + index, style: 'base', cells })),
});
const mark = (block: number, more: Partial<MarkedContent> = {}): MarkedContent => ({
  ...{ page: 0, mcid: 0, block, part: 'content' },
  ...more,
});

/** Numbers sequences page by page, in their order. */
function numbered(marks: readonly MarkedContent[]): MarkedContent[] {
  const next: number[] = [];
  return marks.map((each) => {
    const mcid = next[each.page] ?? 0;
    next[each.page] = mcid + 1;
    return { ...each, mcid };
  });
}

/** A file of these sequences and blocks, on two pages, read back: the tree as one line, each content as `page.number`. */
function write(
  { header = [], body = [] }: Partial<Pick<Document, 'header' | 'body'>>,
  marks: readonly MarkedContent[],
  edition: PdfEdition = '1.7',
) {
  const file = new PdfFile();
  const tree = file.reserve();
  const pages = [0, 1].map((page) => file.add(dict({ Type: '/Page', Parent: tree, StructParents: page })));
  file.set(tree, dict({ Type: '/Pages', Kids: array(pages), Count: 2 }));
  const { root, headings } = addStructure(
    file,
    { header, body } as unknown as Document,
    numbered(marks),
    pages,
    edition,
  );
  const pdf = readPdfObjects(
    file.write(edition, file.add(dict({ Type: '/Catalog', Pages: tree, StructTreeRoot: root }))),
  );
  const [top] = structureTree(pdf);
  const all = pdf.numbers.map((number) => pdf.resolve(new PdfReference(number)));
  const written = all.filter((object) => nameOf(pdf.get(object, 'S')) !== undefined);
  expect(written.length, 'elements, none of which is outside the tree').toBe(top ? allElements([top]).length : 0);
  return { pdf, top, headings, tree: top && shown(top) };
}

const isElement = (kid: StructureElement | StructureContent): kid is StructureElement => 'role' in kid;
const shown = ({ role, children }: StructureElement): string =>
  `${role}(${children.map((kid) => (isElement(kid) ? shown(kid) : `${kid.page}.${kid.mcid}`)).join(' ')})`;

describe('the tree', () => {
  test('begins with the header and the draft mark', () => {
    const marks = [mark(watermarkBlock), mark(1), mark(2)];
    expect(write({ header: [paragraph(1)], body: [paragraph(2)] }, marks).tree).toBe('Document(P(0.1) P(0.0) P(0.2))');
  });

  test('leaves out what no page shows', () => {
    const body: Block[] = [
      paragraph(1),
      paragraph(2),
      { type: 'heading', id: 3, style: 'base', level: 1, children: [] },
    ];
    const { tree, headings } = write({ header: [paragraph(0)], body }, [mark(2)]);
    expect(tree).toBe('Document(P(0.0))');
    expect(headings.size).toBe(0);
    expect(write({}, []).tree).toBeUndefined();
  });

  test('has one element for a paragraph that goes over a page break, each sequence on its page', () => {
    const marks = [mark(1), mark(1), mark(1, { page: 1 }), mark(2, { page: 1 }), mark(2, { page: 1 })];
    const { tree, pdf, top } = write({ body: [paragraph(1), paragraph(2)] }, marks);
    expect(tree).toBe('Document(P(0.0 0.1 1.0) P(1.1 1.2))');
    const [first, second] = top!.children.filter(isElement);
    expect(pdf.get(first!.dictionary, 'Pg')).toBe(pdf.pages[0]);
    expect(pdf.get(second!.dictionary, 'Pg')).toBe(pdf.pages[1]);
    expect(
      parentTree(pdf).map((owners) =>
        owners.map((each) => [first, second].findIndex((one) => one?.dictionary === each)),
      ),
    ).toEqual([
      [0, 0],
      [0, 1, 1],
    ]);
    expect(pdf.get(pdf.catalog, 'StructTreeRoot', 'ParentTreeNextKey')).toBe(2);
    // A sequence on the element's own page is named by its number alone (14.7.4.2).
    const kinds = (pdf.get(first!.dictionary, 'K') as PdfValue[]).map((kid) => nameOf(pdf.get(kid, 'Type')) ?? kid);
    expect(kinds).toEqual([0, 1, 'MCR']);
  });

  test('has words of another language and abbreviations in elements of their own, in their places', () => {
    const marks = [
      mark(1),
      mark(1, { language: 'en' }),
      mark(1, { expansion: 'กรุงเทพมหานคร' }),
      mark(1, { page: 1, language: 'en', expansion: 'United Nations' }),
      mark(1, { page: 1 }),
      mark(2, { page: 1, language: 'en' }),
    ];
    const { tree, pdf, top } = write({ body: [paragraph(1), paragraph(2)] }, marks);
    expect(tree).toBe('Document(P(0.0 Span(0.1) Span(0.2) Span(1.0) 1.1) P(Span(1.2)))');
    const [first] = top!.children.filter(isElement);
    const said = first!.children
      .filter(isElement)
      .map(({ dictionary }) => [textOf(dictionary.get('Lang')), textOf(dictionary.get('E'))]);
    expect(said).toEqual([
      ['en', undefined],
      [undefined, 'กรุงเทพมหานคร'],
      ['en', 'United Nations'],
    ]);
    expect(parentTree(pdf)[1]!.map((owner) => nameOf(owner.get('S')))).toEqual(['Span', 'P', 'Span']);
  });

  test('says of a heading its level, and gives its element', () => {
    const body: Block[] = [1, 2, 3].map((level) => ({
      ...{ type: 'heading', id: level, style: 'base', level: level as 1 | 2 | 3, children: [] },
    }));
    const { tree, headings } = write({ body }, [mark(1), mark(2), mark(3)]);
    expect(tree).toBe('Document(H1(0.0) H2(0.1) H3(0.2))');
    expect([...headings.keys()]).toEqual([1, 2, 3]);
    expect([...headings.values()].join(' ')).toMatch(/^\d+ 0 R \d+ 0 R \d+ 0 R$/);
  });
});

describe('a list has label and body of each item, and says how its labels count', () => {
  const items = (type: string) => [1, 2].map((id) => ({ type, id, style: 'base' })) as never;
  const list = (ordered: boolean): Block => ({ type: 'list', id: 0, style: 'base', ordered, items: items('listItem') });
  const described: Block = { type: 'descriptionList', id: 0, style: 'base', entries: items('description') };
  const both = (part: MarkedContent['part']) => [1, 2].flatMap((id) => [mark(id, { part }), mark(id)]);

  test.each([
    ['a numbered list', '1.7', 'Decimal', list(true), 'marker'],
    ['another list', '2.0', 'Disc', list(false), 'marker'],
    ['labels with values', '1.7', 'None', described, 'term'],
    ['labels with values', '2.0', 'Description', described, 'term'],
  ] as const)('%s in PDF %s: %s', (_, edition, numbering, block, part) => {
    const { tree, pdf, top } = write({ body: [block] }, both(part), edition);
    expect(tree).toBe('Document(L(LI(Lbl(0.0) LBody(0.1)) LI(Lbl(0.2) LBody(0.3))))');
    const [element] = top!.children.filter(isElement);
    expect(nameOf(pdf.get(element!.dictionary, 'A', 'O'))).toBe('List');
    expect(nameOf(pdf.get(element!.dictionary, 'A', 'ListNumbering'))).toBe(numbering);
  });

  test('an item without text on any page has no element', () => {
    expect(write({ body: [list(true)] }, both('marker').slice(0, 2)).tree).toBe('Document(L(LI(Lbl(0.0) LBody(0.1))))');
    expect(write({ body: [list(true), paragraph(9)] }, [mark(9)]).tree).toBe('Document(P(0.0))');
  });
});

describe('a table', () => {
  const attributesOf = (rows: Cell[][], marks: readonly MarkedContent[]) => {
    const { tree, pdf, top } = write({ body: [table(...rows)] }, marks);
    const cells = (top!.children[0] as StructureElement).children
      .filter(isElement)
      .flatMap(({ children }) => children.filter(isElement));
    const attributes = cells.map(({ dictionary }) => {
      const value = (key: string) => pdf.get(dictionary, 'A', key);
      return [nameOf(value('O')), nameOf(value('Scope')), value('RowSpan'), value('ColSpan')]
        .filter((each) => each != null)
        .join(' ');
    });
    return { tree, attributes };
  };

  test('says which cells head a column or a row, and over how many rows and columns a cell lies', () => {
    const rows = [
      [cell(1, { header: true, rowspan: 2 }), cell(3, { header: true, colspan: 2 })],
      [cell(5, { header: true }), cell(7)],
      [cell(9, { header: true }), cell(11, { colspan: 2, rowspan: 2 })],
      [cell(13)],
    ];
    const { tree, attributes } = attributesOf(
      rows,
      [2, 4, 6, 8, 10, 12, 14].map((id) => mark(id)),
    );
    expect(tree).toBe('Document(Table(TR(TH(0.0) TH(0.1)) TR(TH(0.2) TD(0.3)) TR(TH(0.4) TD(0.5)) TR(TD(0.6))))');
    expect(attributes).toEqual([
      ...['Table Column 2', 'Table Column 2', 'Table Row', '', 'Table Row', 'Table 2 2', ''],
    ]);
  });

  test('has its empty cells, and the paragraphs of a cell that has more than one', () => {
    const two = cell(3, { children: [paragraph(4), paragraph(5)] as never });
    const figure = { type: 'figure', id: 7, style: 'base', alt: 'ภาพ', width: 9, height: 9, shapes: [] };
    const rows = [[cell(1), two, cell(6, { children: [figure] as never }), cell(8, { children: [] })]];
    const { tree } = attributesOf(rows, [mark(4), mark(5), mark(7, { box: [1, 2, 3, 4] })]);
    expect(tree).toBe('Document(Table(TR(TD() TD(P(0.0) P(0.1)) TD(Figure(0.2)) TD())))');
  });

  test('has a row that goes over a page break once', () => {
    const { tree } = attributesOf([[cell(1), cell(3)]], [mark(2), mark(4), mark(2, { page: 1 })]);
    expect(tree).toBe('Document(Table(TR(TD(0.0 1.0) TD(0.1))))');
  });
});

test('a figure says what it shows, and where', () => {
  const figure: Block = { type: 'figure', id: 1, style: 'base', alt: 'กราฟ (1)', width: 9, height: 9, shapes: [] };
  const { pdf, top } = write({ body: [figure] }, [mark(1, { box: [1, 2.5, 3, 4] })]);
  const { dictionary } = top!.children[0] as StructureElement;
  expect(textOf(dictionary.get('Alt'))).toBe('กราฟ (1)');
  expect(pdf.get(dictionary, 'A', 'BBox')).toEqual([1, 2.5, 3, 4]);
  expect([nameOf(pdf.get(dictionary, 'A', 'O')), nameOf(pdf.get(dictionary, 'A', 'Placement'))]).toEqual([
    'Layout',
    'Block',
  ]);
});

test('every element of PDF 2.0 is of its namespace; PDF 1.7 has none', () => {
  const body = [paragraph(2), table([cell(3)])];
  const marks = [mark(1), mark(2), mark(4)];
  const modern = write({ header: [paragraph(1)], body }, marks, '2.0');
  expect(modern.tree).toBe('Document(Title(0.0) P(0.1) Table(TR(TD(0.2))))');
  const all = (element: StructureElement): StructureElement[] => [
    element,
    ...element.children.filter(isElement).flatMap(all),
  ];
  const space = modern.pdf.get(modern.pdf.catalog, 'StructTreeRoot', 'Namespaces', 0);
  expect(nameOf(modern.pdf.get(space, 'Type'))).toBe('Namespace');
  expect(textOf(modern.pdf.get(space, 'NS'))).toBe('http://iso.org/pdf2/ssn');
  for (const { dictionary, role } of all(modern.top!)) expect(modern.pdf.get(dictionary, 'NS'), role).toBe(space);
  const { pdf, top, tree } = write({ header: [paragraph(1)], body }, marks);
  expect(tree).toBe('Document(P(0.0) P(0.1) Table(TR(TD(0.2))))');
  expect(pdf.get(pdf.catalog, 'StructTreeRoot', 'Namespaces')).toBeNull();
  for (const { dictionary, role } of all(top!)) expect(dictionary.has('NS'), role).toBe(false);
});
