import { describe, expect, test } from 'vitest';
import { PdfFile } from '../../src/pdf/pdf-file.ts';
import { compressedStream, plainStream } from '../../src/pdf/stream.ts';
import { array, dict } from '../../src/pdf/syntax.ts';
import { readPdfObjects } from '../support/pdf-objects.ts';
import { nameOf, PdfReference, PdfStream, type PdfValue } from '../support/pdf-syntax.ts';

/** A file whose catalog lists `count` objects, each with its number in that list; the last half is given before the first. */
function fileOf(count: number, { edition = '1.7', info = false } = {}): Uint8Array {
  const file = new PdfFile();
  const pages = file.add(dict({ Type: '/Pages', Kids: array([]), Count: 0 }));
  const refs = Array.from({ length: count }, () => file.reserve());
  const stream = file.add(compressedStream({ Kind: '/Long' }, Buffer.alloc(5000, 'ab')));
  const order = [...refs.keys()].sort((a, b) => ((a + count / 2) % count) - ((b + count / 2) % count));
  for (const index of order) file.set(refs[index]!, dict({ At: index }));
  const root = file.add(dict({ Type: '/Catalog', Pages: pages, List: array(refs), Stream: stream }));
  return file.write(edition, root, info ? file.add(dict({ Title: '(x)' })) : undefined);
}

describe('each object is read back, however many there are', () => {
  test.each([0, 1, 497, 498, 499, 1001])('%d', (count) => {
    const pdf = readPdfObjects(fileOf(count));
    const list = pdf.get(pdf.catalog, 'List') as readonly PdfValue[];
    expect(list.length).toBe(count);
    const looked = [...list.keys()].filter(
      (index) => index % 100 === 0 || (index + 2) % 500 < 4 || index === count - 1,
    );
    expect(looked.map((index) => pdf.get(list[index], 'At'))).toEqual(looked);
    expect(Buffer.from(pdf.decode(pdf.get(pdf.catalog, 'Stream'))).toString()).toBe('ab'.repeat(2500));
    // Streams lie behind what is packed, and the cross-references at the end.
    const streams = pdf.numbers
      .filter((number) => number > count + 1)
      .map((number) => pdf.resolve(new PdfReference(number)))
      .filter((each) => each instanceof PdfStream);
    const packs = streams.filter(({ dictionary }) => nameOf(dictionary.get('Type')) === 'ObjStm');
    const packed = packs.reduce((sum, { dictionary }) => sum + Number(dictionary.get('N')), 0);
    expect(packed).toBe(count + 2);
    expect(packs.length, 'object streams, none of which is long').toBe(Math.ceil(packed / 500));
  });
});

test('the cross-references have an entry for each number and say their own type and place', () => {
  const pdf = readPdfObjects(fileOf(3));
  const { trailer } = pdf;
  expect(nameOf(trailer.get('Type'))).toBe('XRef');
  expect(pdf.numbers, 'all but number 0, which is free').toEqual(
    Array.from({ length: Number(trailer.get('Size')) - 1 }, (_, index) => index + 1),
  );
  const table = Buffer.from(pdf.decode(pdf.resolve(new PdfReference(Number(trailer.get('Size')) - 1))));
  expect(table.length).toBe(7 * Number(trailer.get('Size')));
  expect([...table.subarray(0, 7)], 'number 0').toEqual([0, 0, 0, 0, 0, 255, 255]);
  const inFile = pdf.numbers.filter((number) => table[7 * number] === 1);
  expect(inFile.length, 'streams').toBe(3);
  for (const number of inFile) expect(table.readUInt16BE(7 * number + 5), 'generation').toBe(0);
});

test('the first lines name the version, and say that the file is not text', () => {
  for (const edition of ['1.7', '2.0']) {
    const begin = Buffer.from(fileOf(1, { edition }).subarray(0, 15));
    expect(begin.toString('latin1')).toBe(`%PDF-${edition}\n%\xE2\xE3\xCF\xD3\n`);
  }
});

test('the file’s identifier is 16 bytes, twice, the same for the same content only', () => {
  const idsOf = (bytes: Uint8Array) =>
    (readPdfObjects(bytes).trailer.get('ID') as readonly Uint8Array[]).map((id) => Buffer.from(id).toString('hex'));
  const [first, second] = idsOf(fileOf(2));
  expect(first).toMatch(/^[0-9a-f]{32}$/);
  expect(second).toBe(first);
  expect(idsOf(fileOf(2))[0]).toBe(first);
  expect(idsOf(fileOf(3))[0]).not.toBe(first);
});

test('the information dictionary is named where there is one', () => {
  const without = readPdfObjects(fileOf(1));
  expect(without.trailer.has('Info')).toBe(false);
  const withInfo = readPdfObjects(fileOf(1, { info: true }));
  expect(Buffer.from(withInfo.get(withInfo.trailer, 'Info', 'Title') as Uint8Array).toString()).toBe('x');
});

test('an object given twice is as it was given last', () => {
  const file = new PdfFile();
  const twice = file.reserve();
  file.set(twice, '1');
  file.set(twice, '2');
  const pages = file.add(dict({ Type: '/Pages', Kids: array([]) }));
  const more = Array.from({ length: 600 }, (_, index) => file.add(String(index)));
  const pdf = readPdfObjects(file.write('1.7', file.add(dict({ Pages: pages, Twice: twice, More: array(more) }))));
  expect(pdf.get(pdf.catalog, 'Twice')).toBe(2);
  expect(pdf.get(pdf.catalog, 'More', 599)).toBe(599);
});

test.each([1, 600])('no file is written with an object that was reserved and never given (of %d)', (count) => {
  const file = new PdfFile();
  const refs = Array.from({ length: count }, () => file.reserve());
  for (const ref of refs.slice(1)) file.set(ref, 'null');
  expect(() => file.write('1.7', refs[0]!)).toThrow('never given');
});

test('a picture’s bytes are in the file as they were given', () => {
  const file = new PdfFile();
  const picture = file.add(plainStream({ Filter: '/DCTDecode' }, Buffer.from('JPEG bytes')));
  const pages = file.add(dict({ Type: '/Pages', Kids: array([]) }));
  const pdf = readPdfObjects(file.write('1.7', file.add(dict({ Pages: pages, Picture: picture }))));
  expect(Buffer.from((pdf.get(pdf.catalog, 'Picture') as PdfStream).raw).toString()).toBe('JPEG bytes');
});
