import { describe, expect, test } from 'vitest';
import type { Project } from '../../src/model/project.ts';
import { buildPdf } from '../support/build.ts';
import { formBlocks } from '../support/form.ts';
import { rotatedText } from '../support/lines.ts';
import { readWithPdfium } from '../support/pdfium.ts';
import { readWithPdfjs } from '../support/pdfjs.ts';
import { placeBlocks } from '../support/placement.ts';
import { printedPages } from '../support/printed-report.ts';
import { projectYaml } from '../support/project-yaml.ts';
import { makeProject, times } from '../support/projects.ts';
import { asOf, draft, namedCases } from '../support/special-projects.ts';

const cases: readonly (readonly [string, () => Project])[] = [
  ...Object.entries(namedCases),
  ...times(10, (index) => [`project ${200 + index}`, () => makeProject(200 + index)] as const),
];

describe('text of the PDF', () => {
  test.each(cases)('is the data character for character, read by PDFium and pdf.js: %s', async (_, make) => {
    const blocks = formBlocks(make());
    const { bytes, pages } = await buildPdf(projectYaml(make()));
    expect(placeBlocks(await printedPages(bytes), blocks)).toHaveLength(pages);
    expect(placeBlocks((await readWithPdfjs(bytes)).pages, blocks)).toHaveLength(pages);
  });

  test.each(['น้ำ', 'จำนวน', 'กำหนด', 'ำ', 'ที่'])('is found by searching for %s', async (word) => {
    for (const seed of [3, 4, 6, 10]) {
      const project = makeProject(seed);
      const { bytes } = await buildPdf(projectYaml(project));
      const found = await readWithPdfium(bytes, (pages) => pages.map((page) => page.count(word)));
      const pages = placeBlocks(await printedPages(bytes), formBlocks(project));
      const inBands = pages.map(({ header, footer }) => occurrences(header + footer, word));
      const inForm = formBlocks(project).map(({ text }) => occurrences(text, word));
      expect(sum(found)).toBe(sum(inForm) + sum(inBands));
    }
  });
});

describe('bands of the page', () => {
  test('the date of the data is in the footer', async () => {
    const project = asOf();
    const { bytes } = await buildPdf(projectYaml(project));
    const [page] = placeBlocks(await printedPages(bytes), formBlocks(project));
    const date = `15/06/${project.project.fiscalYear}`;
    expect(page?.footer).toContain(`รหัสโครงการ ${project.project.code} · ข้อมูล ณ วันที่ ${date}`);
  });

  test('a draft says so across each page', async () => {
    const { bytes } = await buildPdf(projectYaml(draft()));
    const marks = await readWithPdfium(bytes, (pages) => pages.map(rotatedText));
    expect(marks).toEqual(marks.map(() => 'ฉบับร่าง'));
  });
});

function occurrences(text: string, word: string): number {
  return text.split(word).length - 1;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
