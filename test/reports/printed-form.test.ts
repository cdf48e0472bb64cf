import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildPdf } from '../support/build.ts';
import { type FormBlock, formHeader } from '../support/form.ts';
import { readWithPdfjs } from '../support/pdfjs.ts';
import { type PlacedPage, placeBlocks } from '../support/placement.ts';
import { printedPages } from '../support/printed-report.ts';
import { noteReference } from '../support/references.ts';
import { readSeed } from '../support/seed.ts';

/** The printed form's text without its defects of layout: one paragraph a line, cells parted by tabs. */
noteReference('test/ref/printed-form.txt');
const printedForm = readFileSync(new URL('../ref/printed-form.txt', import.meta.url), 'utf8');

const paragraphs = printedForm
  .split(/[\t\n]+/)
  .filter((text) => text !== '')
  .map((text): FormBlock => ({ kind: 'paragraph', text }));

test('the text of the PDF is the printed form, as PDFium reads it', async () => {
  const { bytes } = await buildPdf(readSeed());
  const pages = placeBlocks(await printedPages(bytes), paragraphs);
  expectBands(pages);
});

test('the text of the PDF is the printed form, as pdf.js reads it', async () => {
  const { bytes } = await buildPdf(readSeed());
  const pages = placeBlocks((await readWithPdfjs(bytes)).pages, paragraphs);
  expectBands(pages);
});

/** Header, code and page number stand outside the body on every page. */
function expectBands(pages: readonly PlacedPage[]): void {
  for (const { number, header, footer } of pages) {
    expect(header).toBe(formHeader);
    expect(footer.startsWith('รหัสโครงการ 21000000-3230')).toBe(true);
    expect(footer.endsWith(`| หน้า ${number} จาก ${pages.length}`)).toBe(true);
  }
}
