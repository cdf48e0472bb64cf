import { expect, test } from 'vitest';
import { readAttachments } from '../../../src/import/pdf/attachments.ts';
import { type MadePdf, madePdf, onPage } from './made-pdf.ts';

const attachments = (attached: NonNullable<MadePdf['attached']>) =>
  onPage(madePdf('', { attached }), (pdfium, _, document) =>
    readAttachments(pdfium, document).map(({ name, bytes }) => [name, Buffer.from(bytes).toString()]),
  );

test('the files in a PDF, byte for byte, in the order of their names', async () => {
  const attached = { 'making-of.json': '{"a":1}', '21000000-3230.yaml': 'schemaVersion: 1\n' };
  expect(await attachments(attached)).toEqual([
    ['21000000-3230.yaml', 'schemaVersion: 1\n'],
    ['making-of.json', '{"a":1}'],
  ]);
});

test('a PDF without files, and an empty file', async () => {
  expect(await attachments({})).toEqual([]);
  expect(await attachments({ 'empty.txt': '' })).toEqual([['empty.txt', '']]);
});
