import { expect, test } from 'vitest';
import { type Attachment, attach } from '../../src/pdf/attachments.ts';
import { PdfFile } from '../../src/pdf/pdf-file.ts';
import { array, dict } from '../../src/pdf/syntax.ts';
import { readPdfObjects } from '../support/pdf-objects.ts';
import { nameOf, type PdfValue, textOf } from '../support/pdf-syntax.ts';

const attachment = (fileName: string, more: Partial<Attachment> = {}): Attachment => ({
  ...{ fileName, mimeType: 'application/json', description: `คำอธิบาย ${fileName}`, relationship: 'Supplement' },
  content: Buffer.from(`content of ${fileName}`),
  ...more,
});

function write(attachments: readonly Attachment[]) {
  const file = new PdfFile();
  const pages = file.add(dict({ Type: '/Pages', Kids: array([]) }));
  const entries = attach(file, attachments, '2025-09-30');
  const pdf = readPdfObjects(file.write('1.7', file.add(dict({ Pages: pages, ...entries }))));
  const names = (pdf.get(pdf.catalog, 'Names', 'EmbeddedFiles', 'Names') ?? []) as readonly PdfValue[];
  return { pdf, entries, names };
}

test('files are found by their names, in the order of the names’ bytes', () => {
  const { pdf, names } = write(['b', 'c', 'a', 'B', 'd'].map((name) => attachment(name)));
  expect(names.filter((_, index) => index % 2 === 0).map((each) => textOf(each))).toEqual(['B', 'a', 'b', 'c', 'd']);
  const found = names.filter((_, index) => index % 2 === 1);
  expect(found.map((each) => textOf(pdf.get(each, 'UF')))).toEqual(['B', 'a', 'b', 'c', 'd']);
  expect((pdf.get(pdf.catalog, 'AF') as PdfValue[]).map((each) => pdf.resolve(each))).toEqual(
    found.map((each) => pdf.resolve(each)),
  );
});

test('a file says its name, type, size, day, check sum and what it is to the report', () => {
  const content = Buffer.from('ข้อมูล'.repeat(300));
  const { pdf, names } = write([
    attachment('data.yaml', { mimeType: 'application/yaml', relationship: 'Source', content }),
  ]);
  const file = pdf.dictionary(names[1]);
  expect([nameOf(file.get('Type')), nameOf(file.get('AFRelationship'))]).toEqual(['Filespec', 'Source']);
  expect(['F', 'UF', 'Desc'].map((key) => textOf(file.get(key)))).toEqual([
    'data.yaml',
    'data.yaml',
    'คำอธิบาย data.yaml',
  ]);
  const stream = pdf.get(file, 'EF', 'F');
  expect(pdf.get(file, 'EF', 'UF')).toBe(stream);
  expect(content.equals(pdf.decode(stream))).toBe(true);
  expect([nameOf(pdf.get(stream, 'Type')), nameOf(pdf.get(stream, 'Subtype'))]).toEqual([
    'EmbeddedFile',
    'application/yaml',
  ]);
  expect(pdf.get(stream, 'Params', 'Size')).toBe(content.length);
  expect((pdf.get(stream, 'Params', 'CheckSum') as Uint8Array).length).toBe(16);
  for (const key of ['CreationDate', 'ModDate'])
    expect(textOf(pdf.get(stream, 'Params', key))).toBe('D:20250930000000Z');
});

test('a report without files has no entries about them, and one file is enough for them', () => {
  expect(write([]).entries).toEqual({});
  expect(Object.keys(write([attachment('a')]).entries)).toEqual(['AF', 'Names']);
});
