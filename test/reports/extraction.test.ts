import { beforeAll, describe, expect, test } from 'vitest';
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
import { someOf } from '../support/thorough.ts';

const cases: readonly (readonly [string, () => Project])[] = [
  ...Object.entries(namedCases),
  ...times(10, (index) => [`project ${200 + index}`, () => makeProject(200 + index)] as const),
];

describe('text of the PDF', () => {
  test.each(someOf(cases, 2))(
    'is the data character for character, read by PDFium and pdf.js: %s',
    { tags: 'thorough' },
    async (_, make) => {
      const blocks = formBlocks(make());
      const { bytes, pages } = await buildPdf(projectYaml(make()));
      expect(placeBlocks(await printedPages(bytes), blocks)).toHaveLength(pages);
      expect(placeBlocks((await readWithPdfjs(bytes)).pages, blocks)).toHaveLength(pages);
    },
  );

  describe('is found by searching for', () => {
    const words = ['น้ำ', 'จำนวน', 'กำหนด', 'ำ', 'ที่'];
    /** How often PDFium finds each word in some reports, and how often it is printed in them. */
    let reports: { found: number[]; printed: number[] }[];
    beforeAll(async () => {
      reports = await Promise.all(
        [3, 4, 6, 10].map(async (seed) => {
          const project = makeProject(seed);
          const { bytes } = await buildPdf(projectYaml(project));
          const found = await readWithPdfium(bytes, (pages) =>
            words.map((word) => sum(pages.map((page) => page.count(word)))),
          );
          const blocks = formBlocks(project);
          const bands = placeBlocks(await printedPages(bytes), blocks).map(({ header, footer }) => header + footer);
          const printed = [...blocks.map(({ text }) => text), ...bands];
          return { found, printed: words.map((word) => sum(printed.map((text) => occurrences(text, word)))) };
        }),
      );
    });

    test.each(words)('%s', (word) => {
      const at = words.indexOf(word);
      expect(reports.map(({ found }) => found[at])).toEqual(reports.map(({ printed }) => printed[at]));
      expect(sum(reports.map(({ found }) => found[at]!))).toBeGreaterThan(0);
    });
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
