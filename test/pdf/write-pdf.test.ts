import { expect, test } from 'vitest';
import type { Block } from '../../src/model/document.ts';
import type { PdfObjects } from '../support/pdf-objects.ts';
import { nameOf, PdfReference, PdfStream, type PdfValue, textOf } from '../support/pdf-syntax.ts';
import { inputs, line, text, writeDocument } from './support/write-blocks.ts';

const heading: Block = { type: 'heading', id: 0, style: 'base', level: 1, children: [text('หัวข้อ')] };
const body = [heading, ...Array.from({ length: 60 }, (_, index) => line(1 + index, 'ข้อความ'))];
const { pdf, pages } = await writeDocument({ body });
const { pdf: modern } = await writeDocument({ body }, '2.0');

/** What the objects of a file say they are. */
const typesOf = ({ numbers, resolve, get }: PdfObjects) =>
  numbers.map((number) => {
    const object = resolve(new PdfReference(number));
    const type = nameOf(get(object, 'Type')) ?? (nameOf(get(object, 'S')) ? 'element' : undefined);
    return [type, nameOf(get(object, 'Subtype'))].filter((each) => each !== undefined).join(' ');
  });

test('each object says what it is, as the standards require', () => {
  const types = new Set(typesOf(pdf));
  const named = 'Catalog Pages Page StructTreeRoot Outlines Filespec FontDescriptor ObjStm XRef'.split(' ');
  const others = ['Metadata XML', 'Font Type0', 'Font CIDFontType2', 'EmbeddedFile application/yaml'];
  for (const type of [...named, ...others]) expect(types, type).toContain(type);
  expect(new Set(typesOf(modern))).toContain('Namespace');
  // Other streams (fonts, characters, pages, the colour profile) and what only groups others have no type.
  const untyped = pdf.numbers
    .map((number) => pdf.resolve(new PdfReference(number)))
    .filter((object) => {
      const isStream = object instanceof PdfStream;
      return !isStream && object !== null && pdf.get(object, 'Type') === null && pdf.get(object, 'S') === null;
    });
  const keys = untyped.map((object) => [...pdf.dictionary(object).keys()].join(' '));
  expect([...new Set(keys.map((each) => each.split(' ')[0]))].sort()).toEqual(['Font', 'Nums', 'Title']);
});

test('the colours of the file are sRGB, by a profile of three components', () => {
  const [intent, ...others] = pdf.get(pdf.catalog, 'OutputIntents') as PdfValue[];
  expect(others).toEqual([]);
  expect([nameOf(pdf.get(intent, 'Type')), nameOf(pdf.get(intent, 'S'))]).toEqual(['OutputIntent', 'GTS_PDFA1']);
  expect(textOf(pdf.get(intent, 'OutputConditionIdentifier'))).toBe('sRGB');
  expect(textOf(pdf.get(intent, 'Info'))).toBe('sRGB IEC61966-2.1');
  const profile = pdf.get(intent, 'DestOutputProfile');
  expect(pdf.get(profile, 'N')).toBe(3);
  const bytes = Buffer.from(pdf.decode(profile));
  expect([bytes.length, bytes.toString('latin1', 16, 20), bytes.toString('latin1', 36, 40)]).toEqual([
    bytes.readUInt32BE(0),
    'RGB ',
    'acsp',
  ]);
});

test('each page is as large as its paper, from its lower left corner, and its keys count from 0', () => {
  const { width, height } = inputs.document.page;
  const round = (value: number) => Math.round(value * 1000) / 1000;
  expect(pages.length).toBeGreaterThan(1);
  expect(pdf.get(pdf.catalog, 'Pages', 'Count')).toBe(pages.length);
  expect(pdf.pages.length).toBe(pages.length);
  pdf.pages.forEach((page, index) => {
    expect(pdf.get(page, 'MediaBox')).toEqual([0, 0, round(width), round(height)]);
    expect(pdf.get(page, 'StructParents')).toBe(index);
    expect(pdf.get(page, 'Parent')).toBe(pdf.get(pdf.catalog, 'Pages'));
  });
});

test('an edition that is not named is PDF 1.7, with its information dictionary; PDF 2.0 has none', () => {
  expect(pdf.trailer.has('Info')).toBe(true);
  expect(modern.trailer.has('Info')).toBe(false);
  expect(pdf.get(pdf.catalog, 'Outlines', 'First', 'Dest'), 'a bookmark of PDF 1.7').not.toBeNull();
  expect(modern.get(modern.catalog, 'Outlines', 'First', 'A', 'SD'), 'a bookmark of PDF 2.0').not.toBeNull();
});
