import { describe, expect, test } from 'vitest';
import { buildPdf } from '../support/build.ts';
import { drawnMarks } from '../support/drawn-marks.ts';
import { expectNone } from '../support/expectations.ts';
import { formBlocks } from '../support/form.ts';
import { goldenPage, textLines } from '../support/lines.ts';
import { paginationFaults } from '../support/pagination.ts';
import { readPdfObjects } from '../support/pdf-objects.ts';
import { readWithPdfium } from '../support/pdfium.ts';
import { encodePicture } from '../support/picture.ts';
import { placeBlocks } from '../support/placement.ts';
import { printedPages } from '../support/printed-report.ts';
import { projectYaml } from '../support/project-yaml.ts';
import { expectPicture, expectReference } from '../support/references.ts';
import { parseSeed, readSeed, readSeedAsIs } from '../support/seed.ts';
import { draft, signatureGiven } from '../support/special-projects.ts';

const PICTURE_DPI = 72;

describe.each([
  ['seed', readSeed],
  ['draft', () => projectYaml(draft())],
  ['signature-given', () => projectYaml(signatureGiven())],
])('%s', (name, write) => {
  test('has every line where it was', async () => {
    const { bytes } = await buildPdf(write());
    const pages = await readWithPdfium(bytes, (all) => all.map(goldenPage));
    pages.forEach((text, index) => {
      expectReference(`${name}-page-${index + 1}.txt`, text);
    });
  });

  test('has every rule, dotted line and draft mark where it was', async () => {
    const pdf = readPdfObjects((await buildPdf(write())).bytes);
    const pages = pdf.pages.map((page, index) => `page ${index + 1}\n${drawnMarks(pdf, page)}`);
    expectReference(`marks-${name}.txt`, pages.join('\n'));
  });

  test('looks as it did', async () => {
    const { bytes } = await buildPdf(write());
    const pictures = await readWithPdfium(bytes, (pages) =>
      pages.map((page) => encodePicture(page.render(PICTURE_DPI))),
    );
    pictures.forEach((png, index) => {
      expectPicture(`${name}-page-${index + 1}.png`, png);
    });
  });
});

describe('the report of the printed form', () => {
  test('has a line of at least 6 cm to sign on, 1.2 cm free above it', async () => {
    const pdf = readPdfObjects((await buildPdf(readSeed())).bytes);
    const last = drawnMarks(pdf, pdf.pages.at(-1)!);
    const lines = [...last.matchAll(/^dotted x ([\d.]+) to ([\d.]+), y ([\d.]+)/gm)].map((match) =>
      match.slice(1).map(Number),
    );
    expect(lines).toHaveLength(2);
    for (const [from, to] of lines) expect(to! - from!).toBeGreaterThanOrEqual(170);
    const places = await readWithPdfium((await buildPdf(readSeed())).bytes, (pages) => goldenPage(pages.at(-1)!));
    const baselines = places
      .split('\n')
      .flatMap((line) => (/^ *[\d.]+ +([\d.]+) /.exec(line) ?? []).slice(1).map(Number));
    const above = Math.max(...baselines.filter((y) => y < lines[0]![2]! - 1));
    // The ink of the line above reaches 0.54 em below its baseline.
    expect(lines[0]![2]! - (above + 0.54 * 11)).toBeGreaterThan(34);
  });

  test('has a given name in brackets in the middle below the line', async () => {
    const { bytes } = await buildPdf(projectYaml(signatureGiven()));
    const pdf = readPdfObjects(bytes);
    const [, from, to] = /^dotted x ([\d.]+) to ([\d.]+)/m.exec(drawnMarks(pdf, pdf.pages.at(-1)!))!.map(Number);
    const name = await readWithPdfium(
      bytes,
      (pages) => textLines(pages.at(-1)!).find(({ text }) => text.startsWith('(นาย'))!,
    );
    expect(Math.abs((name.x + name.end) / 2 - (from! + to!) / 2)).toBeLessThan(2);
  });

  test('takes four pages, keeps the rules of pagination and loses no text', async () => {
    const { bytes, pages } = await buildPdf(readSeedAsIs());
    const placed = placeBlocks(await printedPages(bytes), formBlocks(parseSeed(readSeedAsIs())));
    expectNone(paginationFaults(placed), 'no page of the seed breaks a rule of pagination');
    expect(placed).toHaveLength(4);
    expect(placed).toHaveLength(pages);
  });
});
