import { expect, test } from 'vitest';
import type { Page, RotatedLine } from '../../src/model/page.ts';
import { writePdf } from '../../src/pdf/write-pdf.ts';
import { drawnMarks } from '../support/drawn-marks.ts';
import { readPdfObjects } from '../support/pdf-objects.ts';
import { readSeed } from '../support/seed.ts';
import { writerInputs } from './support/writer-inputs.ts';

/** What each page of a report shows besides lines of text, as `drawnMarks` writes it, with the pages it was drawn from. */
async function marksOf(yaml: string): Promise<{ readonly page: Page; readonly marks: readonly string[] }[]> {
  const { document, pages, options } = await writerInputs(yaml);
  const pdf = readPdfObjects(writePdf(document, pages, options));
  return pages.map((page, index) => ({ page, marks: drawnMarks(pdf, pdf.pages[index]!).trimEnd().split('\n') }));
}

test('each rule of a page is drawn where the page has it, in its width', async () => {
  let all = 0;
  for (const { page, marks } of await marksOf(readSeed())) {
    const expected = page.rules.map(
      ({ x1, x2, y, width }) => `rule x ${x1.toFixed(2)} to ${x2.toFixed(2)}, y ${y.toFixed(2)}, ${width} pt`,
    );
    const drawn = marks.filter((mark) => mark.startsWith('rule'));
    expect(drawn.length, `rules drawn on page ${page.number}`).toBe(expected.length);
    for (const [index, rule] of drawn.entries()) {
      expect(rule, `rule ${index + 1} of page ${page.number}`).toBe(expected[index]);
    }
    all += drawn.length;
  }
  expect(all).toBeGreaterThan(10);
});

test('a line to write on is dotted from the first dot’s gap to its end, its dots on the baseline', async () => {
  const last = (await marksOf(readSeed())).at(-1)!;
  const leaders = last.page.lines.flatMap(({ runs, baseline }) =>
    runs.filter(({ leader }) => leader).map((run) => ({ run, baseline })),
  );
  const dotted = last.marks.filter((mark) => mark.startsWith('dotted'));
  expect(dotted).toHaveLength(2);
  dotted.forEach((mark, index) => {
    const [from, to, y, width] = mark.match(/[\d.]+/g)!.map(Number);
    const { run, baseline } = leaders[index]!;
    expect(from, 'where the dots begin').toBeCloseTo(run.x + 0.26 * run.fontSize, 1);
    expect(to, 'where the dots end').toBeCloseTo(run.x + run.width, 1);
    expect(y! + width! / 2, 'the foot of the dots').toBeCloseTo(baseline, 1);
    expect(width! / run.fontSize, 'the size of a dot, in em').toBeCloseTo(0.11, 2);
  });
});

test('the draft mark is drawn along the diagonal with its middle on the middle of the page', async () => {
  for (const { page, marks } of await marksOf(`draft: true\n${readSeed()}`)) {
    const { run, angle, centerX, centerY } = page.watermark as RotatedLine;
    const turned = marks.filter((mark) => mark.startsWith('turned'));
    expect(turned).toHaveLength(1);
    const [x, y, degrees, size] = turned[0]!.match(/[\d.]+/g)!.map(Number);
    expect(degrees).toBeCloseTo(angle, 1);
    expect(size).toBe(run.fontSize);
    const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
    const [toX, toY] = [centerX - x!, y! - centerY];
    expect(toX * cos + toY * sin, 'from the beginning of the mark to the middle of the page').toBeCloseTo(
      run.width / 2,
      1,
    );
    const above = (toY * cos - toX * sin) / run.fontSize;
    expect(above, 'the middle of the page above the mark’s baseline, in em').toBeGreaterThan(0.25);
    expect(above, 'the middle of the page above the mark’s baseline, in em').toBeLessThan(0.45);
  }
});
