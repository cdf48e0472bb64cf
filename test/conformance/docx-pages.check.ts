import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blockPages } from './support/block-pages.ts';
import { builtDocuments } from './support/built.ts';
import { inContentOrder, pageCount } from './support/pdf-text.ts';
import { runTool } from './support/run-tool.ts';

const extract = inContentOrder['pdftotext -raw']!;
const folder = mkdtempSync(path.join(tmpdir(), 'raingan-docx-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** LibreOffice reads the word processor's file and prints it, all documents in one process with a profile of its own. */
beforeAll(() => {
  const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile'))}`;
  const files = builtDocuments().map(({ docx }) => docx);
  runTool('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files]);
});

describe.each(builtDocuments())('$name in LibreOffice', (document) => {
  const { name, pdf, docx } = document;
  const converted = path.join(folder, `${path.basename(docx, '.docx')}.pdf`);

  test('has as many pages as the PDF, and every paragraph starts on the same one', () => {
    const inPdf = blockPages(extract(pdf), document);
    const inWord = blockPages(extract(converted), document);
    const moved = inPdf.filter(({ page }, index) => inWord[index]?.page !== page);
    const pages = [pageCount(pdf), pageCount(converted)];
    console.log(
      `${moved.length === 0 ? 'PASS' : 'FAIL'} docx  ${name.padEnd(24)} ${inPdf.length} paragraphs, ${pages.join(' = ')} pages`,
    );
    expect(moved).toEqual([]);
    expect(pages[1]).toBe(pages[0]);
  });

  test('uses the Sarabun it carries; none is installed', () => {
    expect(runTool('fc-list', [':family=Sarabun']).toString()).toBe('');
    const fonts = runTool('pdffonts', [converted]).toString('utf8');
    expect(fonts).toMatch(/Sarabun-Regular/);
    expect(fonts).toMatch(/Sarabun-Bold/);
  });
});
