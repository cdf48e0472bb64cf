import { expect, test } from 'vitest';
import { buildPdf } from './build.ts';
import { contentOperators, paintedContent } from './pdf-content.ts';
import { readPdfObjects } from './pdf-objects.ts';
import { allElements, parentTree, structureTree } from './pdf-structure.ts';
import { nameOf, PdfReference, textOf } from './pdf-syntax.ts';
import { readSeed } from './seed.ts';

const { bytes, pages } = await buildPdf(readSeed());
const pdf = readPdfObjects(bytes);

test('every object is where the cross-references say, with the length of its stream', () => {
  expect(pdf.numbers.map((number) => pdf.resolve(new PdfReference(number)))).not.toContain(undefined);
  expect(pdf.numbers.length).toBeGreaterThan(10);
});

test('pages, their operators and the fonts they name are found', () => {
  expect(pdf.pages).toHaveLength(pages);
  for (const page of pdf.pages) {
    const operators = contentOperators(pdf, page);
    const fonts = operators
      .filter(({ operator }) => operator === 'Tf')
      .map(({ operands }) => nameOf(operands[0]) ?? '');
    const types = fonts.map((name) => nameOf(pdf.get(page, 'Resources', 'Font', name, 'Subtype')));
    expect(new Set(types)).toEqual(new Set(['Type0']));
  }
});

test('all that is painted is marked, and the parent tree names the element that owns it', () => {
  const owners = parentTree(pdf);
  const elements = allElements(structureTree(pdf));
  pdf.pages.forEach((page, index) => {
    const painted = paintedContent(pdf, page).map(({ marks }) => marks.at(-1));
    expect(painted).not.toContain(undefined);
    const mcids = painted.flatMap((mark) => (mark?.mcid === undefined ? [] : [mark.mcid]));
    expect(mcids.length).toBeGreaterThan(0);
    for (const mcid of mcids) {
      const owner = elements.find(({ dictionary }) => dictionary === owners[index]?.[mcid]);
      expect(owner?.children).toContainEqual({ page: index, mcid });
    }
  });
});

test('text strings are read in both encodings', () => {
  expect(textOf(new Uint8Array([0xfe, 0xff, 0x0e, 0x01]))).toBe('ก');
  expect(textOf(Buffer.from('abc'))).toBe('abc');
  expect(textOf(pdf.get(pdf.catalog, 'Lang'))).toBe('th-TH');
});
