import { expect, test } from 'vitest';
import { readPdf } from '../../../src/import/pdf/read-pdf.ts';
import { importTerminal } from '../support.ts';
import { madePdf, show } from './made-pdf.ts';

const { workspace } = importTerminal();

test('a PDF has its producer, its lines with number and page, and its files', async () => {
  const content = show('One', 20, 250) + show('Two', 20, 230);
  const read = await readPdf(madePdf(content, { producer: 'raingan 0.1.0', attached: { 'a.yaml': 'x' } }), workspace);
  expect(read?.producer).toBe('raingan 0.1.0');
  expect(read?.lines.map(({ text, number, page }) => [text, number, page])).toEqual([
    ['One', 1, 1],
    ['Two', 2, 1],
  ]);
  expect(read?.attachments.map(({ name }) => name)).toEqual(['a.yaml']);
});

test('what is no PDF is not read', async () => {
  expect(await readPdf(Buffer.from('schemaVersion: 1\n'), workspace)).toBeUndefined();
  expect(await readPdf(new Uint8Array(), workspace)).toBeUndefined();
});
