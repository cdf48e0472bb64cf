import { describe, expect, test } from 'vitest';
import type { GlyphRun, Line, Page, PlacedFigure, RotatedLine } from '../../src/model/page.ts';
import { Canvas } from '../../src/pdf/canvas.ts';
import { drawPage } from '../../src/pdf/draw-page.ts';
import { FontSet } from '../../src/pdf/fonts.ts';
import { GraphicsSet } from '../../src/pdf/graphics.ts';
import { watermarkBlock } from '../../src/pdf/marked-content.ts';
import { writePdf } from '../../src/pdf/write-pdf.ts';
import { sarabun } from '../font/support.ts';
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

describe('what is on a page is content of a block, in the order it is read, or an artifact', () => {
  const face = sarabun('Regular');
  const run = (more: Partial<GlyphRun> = {}): GlyphRun => ({
    ...{ face, fontSize: 10, color: '#000000', x: 10, width: 5, part: 'content', words: [face.shape('ก')] },
    ...more,
  });
  const line = (block: number, more: Partial<Line> = {}): Line => ({
    ...{ role: 'body', block, index: 0, part: 'content', x: 10, baseline: 90, width: 5, runs: [run()] },
    ...more,
  });
  const figure = (block: number, more: Partial<PlacedFigure> = {}): PlacedFigure => ({
    ...{ role: 'body', block, x: 10, y: 20, width: 30, height: 40 },
    shapes: [{ type: 'rect', x: 10, y: 20, width: 3, height: 4, fill: '#000000' }],
    ...more,
  });

  /** The marks of a page 100 pt high: how each is opened, with the number of texts and areas in it; and whose they are. */
  function draw(page: Partial<Page>, { index = 0, spoken = [] as readonly number[] } = {}) {
    const whole = { number: index + 1, width: 100, height: 100, lines: [], figures: [], rules: [], ...page };
    const canvas = new Canvas(new FontSet(), new GraphicsSet());
    const { content, marks } = drawPage(canvas, whole, index, new Set(spoken));
    const sequences = Buffer.from(content).toString('latin1').split('EMC\n').slice(0, -1);
    const shown = sequences.map((each) => {
      const [open = '', ...drawn] = each.split(' BDC\n');
      expect(drawn, 'a mark within a mark').toHaveLength(1);
      return `${open
        .replace(/[</>]+/g, ' ')
        .trim()
        .replace(/ +/g, ' ')}: ${each.match(/Tj|re f/g)?.length ?? 0}`;
    });
    return { shown, marks, content: Buffer.from(content).toString('latin1') };
  }

  test('lines of a block are one sequence, labels, values and other blocks have their own', () => {
    const lines = [
      line(1),
      line(1, { index: 1, runs: [run(), run()] }),
      line(2),
      line(3, { part: 'marker' }),
      line(3),
      line(4, { runs: [run({ part: 'term' }), run()] }),
      line(5, { runs: [run({ part: 'term' }), run()] }),
    ];
    const { shown, marks } = draw({ lines });
    expect(shown).toEqual(['P MCID 0: 3', ...[1, 2, 3, 4, 5, 6, 7].map((mcid) => `P MCID ${mcid}: 1`)]);
    expect(marks.map(({ mcid, block, part, page }) => `${page}.${mcid} ${block} ${part}`)).toEqual([
      ...['0.0 1 content', '0.1 2 content', '0.2 3 marker', '0.3 3 content'],
      ...['0.4 4 term', '0.5 4 content', '0.6 5 term', '0.7 5 content'],
    ]);
  });

  test('words of another language and abbreviations have their own, over the end of a line too', () => {
    const [english, short] = [run({ language: 'en' }), run({ expansion: 'กรุงเทพมหานคร' })];
    const lines = [line(1, { runs: [run(), english] }), line(1, { index: 1, runs: [english, short, short, run()] })];
    const { shown, marks } = draw({ lines });
    expect(shown).toEqual(['P MCID 0: 1', 'Span MCID 1: 2', 'Span MCID 2: 2', 'P MCID 3: 1']);
    expect(marks.map(({ language, expansion }) => language ?? expansion)).toEqual([
      undefined,
      'en',
      'กรุงเทพมหานคร',
      undefined,
    ]);
  });

  test('of the header what is said is content on the first page, and repeated on the others', () => {
    const lines = [
      line(1, { role: 'header' }),
      line(2, { role: 'header' }),
      line(3, { role: 'header' }),
      line(4),
      line(5, { role: 'continued' }),
      line(6),
      line(1, { role: 'footer' }),
      line(8, { role: 'footer' }),
    ];
    const header = 'Artifact Type Pagination Subtype Header';
    const rest = (mcid: number) => [
      ...[`P MCID ${mcid}: 1`, 'Artifact Type Pagination: 1', `P MCID ${mcid + 1}: 1`],
      'Artifact Type Pagination Subtype Footer: 2',
    ];
    const spoken = [1, 3];
    expect(draw({ lines }, { spoken }).shown).toEqual(['P MCID 0: 1', `${header}: 1`, 'P MCID 1: 1', ...rest(2)]);
    const second = draw({ lines }, { spoken, index: 1 });
    expect(second.shown).toEqual([`${header}: 3`, ...rest(0)]);
    expect(second.marks.map(({ page }) => page)).toEqual([1, 1]);
  });

  test('pictures are content between the lines before and after them, with their place; what decorates is none', () => {
    const figures = [
      figure(2),
      figure(3),
      figure(5, { decorative: true }),
      figure(1, { role: 'header' }),
      figure(0, { role: 'footer' }),
      figure(8),
    ];
    const lines = [line(9, { role: 'header' }), line(1), line(4), line(6), line(7, { role: 'footer' })];
    const { shown, marks } = draw({ lines, figures });
    expect(shown).toEqual([
      ...['Artifact Type Layout: 1', 'Artifact Type Pagination Subtype Header: 1'],
      ...['Artifact Type Pagination Subtype Footer: 1', 'Artifact Type Pagination Subtype Header: 1'],
      ...['P MCID 0: 1', 'Figure MCID 1: 1', 'Figure MCID 2: 1', 'P MCID 3: 1', 'P MCID 4: 1', 'Figure MCID 5: 1'],
      'Artifact Type Pagination Subtype Footer: 1',
    ]);
    expect(marks.filter(({ box }) => box).map(({ mcid, block, part, box }) => [mcid, block, part, box])).toEqual([
      [1, 2, 'content', [10, 40, 40, 80]],
      [2, 3, 'content', [10, 40, 40, 80]],
      [5, 8, 'content', [10, 40, 40, 80]],
    ]);
  });

  test('the draft mark is said on the first page and repeated on the others', () => {
    const watermark = { run: run({ fontSize: 30 }), centerX: 50, centerY: 50, angle: 45 };
    const first = draw({ watermark, lines: [line(1)] });
    expect(first.shown).toEqual(['P MCID 0: 1', 'P MCID 1: 1']);
    expect(first.marks.map(({ page, mcid, block, part }) => [page, mcid, block, part])).toEqual([
      [0, 0, watermarkBlock, 'content'],
      [0, 1, 1, 'content'],
    ]);
    const second = draw({ watermark, lines: [line(1)] }, { index: 1 });
    expect(second.shown).toEqual(['Artifact Type Pagination Subtype Watermark: 1', 'P MCID 0: 1']);
  });

  test('rules and lines to write on are drawn before the text, which is hidden over the dots', () => {
    const rule = { x1: 5, x2: 95, y: 30, width: 0.5, color: '#000000' };
    const leader = line(1, { runs: [run(), run({ leader: true, width: 40 })] });
    expect(draw({ rules: [rule] }).shown).toEqual(['Artifact Type Layout: 0']);
    const { shown, content } = draw({ lines: [leader] });
    expect(shown).toEqual(['Artifact Type Layout: 0', 'P MCID 0: 2']);
    expect(content, 'the distance of dots, 0.26 em').toContain('1 J [0 2.6 ] 0 d\n');
    expect(content.match(/3 Tr|Tj|0 Tr/g)).toEqual(['Tj', '3 Tr', 'Tj', '0 Tr']);
    expect(draw({}).content).toBe('');
  });

  test('each shape of a picture is in its place, counted from the lower edge of the page', () => {
    const raster = { format: 'png', width: 1, height: 1 } as never;
    const { content } = draw({
      figures: [
        figure(1, {
          clipped: true,
          shapes: [
            { type: 'rect', x: 10, y: 20, width: 3, height: 4, fill: '#000000' },
            { type: 'line', x1: 1, y1: 2, x2: 3, y2: 4, width: 1, color: '#000000' },
            { type: 'path', x: 5, y: 6, steps: [], fill: { color: '#000000', opacity: 1, rule: 'nonzero' } },
            { type: 'image', x: 7, y: 8, width: 9, height: 10, raster },
            { type: 'text', baseline: 25, runs: [run(), run({ x: 20 })] },
          ],
        }),
      ],
    });
    const places = content.split('\n').filter((each) => / (?:re f|re W n|S|cm|Do|Tj)$/.test(each));
    expect(places.map((each) => each.replace(/\(.*\)/s, '()'))).toEqual([
      ...['10 40 30 40 re W n', '10 76 3 4 re f', '1 98 m 3 96 l S', '1 0 0 -1 5 94 cm'],
      ...['9 0 0 10 7 82 cm /I1 Do', '10 75 Td () Tj', '10 0 Td () Tj'],
    ]);
    expect(content.indexOf('ET\nQ\nEMC')).toBeGreaterThan(0);
  });
});
