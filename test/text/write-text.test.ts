import { describe, expect, test } from 'vitest';
import type { Project } from '../../src/model/project.ts';
import { buildPdf, buildText } from '../support/build.ts';
import { rotatedText, textLines } from '../support/lines.ts';
import { readWithPdfium } from '../support/pdfium.ts';
import { projectYaml } from '../support/project-yaml.ts';
import { makeProject, times } from '../support/projects.ts';
import { expectReference } from '../support/references.ts';
import { readSeed } from '../support/seed.ts';
import { namedCases } from '../support/special-projects.ts';

const cases: readonly (readonly [string, () => Project])[] = [
  ...Object.entries(namedCases),
  ...times(5, (index) => [`project ${300 + index}`, () => makeProject(300 + index)] as const),
];

describe('plain text of a report', () => {
  test.each(cases)('has on each page the characters of the PDF in their order: %s', async (_, make) => {
    const yaml = projectYaml(make());
    const [text, pdf] = await Promise.all([buildText(yaml), buildPdf(yaml)]);
    const printed = await readWithPdfium(pdf.bytes, (pages) => pages.map(textLines));
    const mark = await readWithPdfium(pdf.bytes, (pages) => pages.map(rotatedText));
    const pages = pagesOf(text.bytes);
    expect(text.pages).toBe(printed.length);
    const lines = printed.map((page, index) => mark[index] + page.map((line) => line.text).join(''));
    expect(pages.map(packed)).toEqual(lines.map(packed));
  });

  test('puts the cells of a row, a marker and its item, and both ends of the footer on one line', async () => {
    const { bytes } = await buildText(readSeed());
    expectReference('seed.txt', Buffer.from(bytes).toString());
  });

  test('is UTF-8 without a mark, ends lines with LF alone and pages with a form feed', async () => {
    const { bytes } = await buildText(projectYaml(makeProject(1)));
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    expect(text).toMatch(/^\*{4} แบบแสดงรายงาน/);
    expect(text).not.toMatch(/\r|\uFEFF| \n/);
    expect(text.endsWith('\n\f')).toBe(true);
  });
});

function pagesOf(bytes: Uint8Array): string[] {
  return Buffer.from(bytes).toString().split('\f').slice(0, -1);
}

function packed(text: string): string {
  return text.replace(/\s/g, '');
}
