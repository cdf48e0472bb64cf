import { describe, expect, test } from 'vitest';
import { buildPdf } from '../support/build.ts';
import { formBlocks } from '../support/form.ts';
import { goldenPage } from '../support/lines.ts';
import { paginationFaults } from '../support/pagination.ts';
import { readWithPdfium } from '../support/pdfium.ts';
import { encodePicture } from '../support/picture.ts';
import { placeBlocks } from '../support/placement.ts';
import { printedPages } from '../support/printed-report.ts';
import { expectPicture, expectReference } from '../support/references.ts';
import { parseSeed, readSeed, readSeedAsIs } from '../support/seed.ts';

const PICTURE_DPI = 72;

describe('the report of the printed form', () => {
  test('has every line where it was', async () => {
    const { bytes } = await buildPdf(readSeed());
    const pages = await readWithPdfium(bytes, (all) => all.map(goldenPage));
    pages.forEach((text, index) => {
      expectReference(`seed-page-${index + 1}.txt`, text);
    });
  });

  test('looks as it did', async () => {
    const { bytes } = await buildPdf(readSeed());
    const pictures = await readWithPdfium(bytes, (pages) =>
      pages.map((page) => encodePicture(page.render(PICTURE_DPI))),
    );
    pictures.forEach((png, index) => {
      expectPicture(`seed-page-${index + 1}.png`, png);
    });
  });

  test('takes four pages at most, keeps the rules of pagination and loses no text', async () => {
    const { bytes, pages } = await buildPdf(readSeedAsIs());
    const placed = placeBlocks(await printedPages(bytes), formBlocks(parseSeed(readSeedAsIs())));
    expect(paginationFaults(placed)).toEqual([]);
    expect(placed.length).toBeLessThanOrEqual(4);
    expect(placed).toHaveLength(pages);
  });
});
