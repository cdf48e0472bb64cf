import { expect, test } from 'vitest';
import { toDefinition } from '../../src/layout/definition/definition.ts';
import type { BoxEngine, GalleyLine } from '../../src/layout/galley.ts';
import { bodyWidth, layOut, layOutInStages, layOutPageByPage } from '../../src/layout/lay-out.ts';
import { type Band, cutBands } from '../../src/layout/pages/bands.ts';
import { PageCutter } from '../../src/layout/pages/page-cutter.ts';
import { setGalley } from '../../src/layout/set-galley.ts';
import type { Block, Document } from '../../src/model/document.ts';
import type { Page } from '../../src/model/page.ts';
import { times } from '../support/projects.ts';
import { resources, twoRowEntries } from './two-row-entries.ts';

const document = twoRowEntries({ narratives: times(6, (index) => [`:: รายงานความก้าวหน้าของโครงการครั้งที่ ${index}`]) });

/** The same blocks again and again, numbered anew as a document numbers them. */
function repeated(count: number): Document {
  let id = 0;
  const renumbered = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(renumbered);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([key, each]) => [key, key === 'id' ? id++ : renumbered(each)]);
    return Object.fromEntries(entries);
  };
  return { ...document, body: times(count, () => document.body.map(renumbered) as Block[]).flat() };
}

const places = (lines: readonly GalleyLine[]) =>
  lines.map(({ leaf, index, x, top, height, measure }) => [leaf.block, index, x, top, height, measure]);

test.each([
  ['by the box engine', resources.boxEngine],
  ['by pdfmake', undefined],
])('a long body that is set in parts lies as it does in one piece, %s', async (_, boxEngine) => {
  const long = repeated(150);
  const { page, styles } = long;
  const sizes: number[] = [];
  const counting: BoxEngine = (definition, frame) => {
    sizes.push(definition.leaves.size);
    return boxEngine?.(definition, frame);
  };
  const definition = toDefinition(long.body, bodyWidth(page), { styles, resources });
  const frame = { left: page.margin.left, top: 0, width: bodyWidth(page) };
  const inOne = await setGalley(definition, frame, { ...resources, boxEngine });
  const { galley } = await layOutInStages(long, { ...resources, boxEngine: counting });
  expect(places(galley.lines)).toEqual(places(inOne.lines));
  expect(galley.entries.map(({ top, bottom }) => [top, bottom])).toEqual(
    inOne.entries.map(({ top, bottom }) => [top, bottom]),
  );
  // No definition holds more than a part of a few thousand nodes.
  expect(Math.max(...sizes)).toBeLessThan(definition.leaves.size / 2);
});

test.each([
  ['by the box engine', resources.boxEngine],
  ['by pdfmake', undefined],
])('pages that are made one by one are those that are made at once, %s', async (_, boxEngine) => {
  const long = repeated(150);
  const pages = await layOutPageByPage(long, { ...resources, boxEngine });
  const made: Page[] = [];
  for await (const page of pages) made.push(page);
  expect(made.length).toBeGreaterThan(60);
  expect(made).toHaveLength(pages.length);
  expect(made).toEqual(await layOut(long, resources));
});

test('a document without a body has one page', async () => {
  const empty = { ...document, body: [] };
  const made: Page[] = [];
  for await (const page of await layOutPageByPage(empty, resources)) made.push(page);
  expect(made).toEqual(await layOut(empty, resources));
  expect(made).toHaveLength(1);
});

/** Of entries that are higher than a page. */
const taller = twoRowEntries({ narratives: times(4, () => times(70, (index) => `ผลการดำเนินงานข้อที่ ${index}`)) });

test('bands that come in parts, wherever these end, make the same pages, each as soon as its last band is there', async () => {
  const { galley, starts } = await layOutInStages(taller, resources);
  const bands = cutBands(galley);
  const all = [...new PageCutter(starts, bands.length).add(bands)];
  expect(all.filter(({ begun }) => begun).length, 'entries go on after page breaks').toBeGreaterThan(3);
  for (const size of [1, 7, 40, 333]) {
    const cutter = new PageCutter(starts, bands.length);
    const pages = parts(bands, size).map((part) => [...cutter.add(part)]);
    expect(pages.flat(), `parts of ${size}`).toEqual(all);
    pages.reduce((made, own, part) => {
      const ended = starts.filter((_, page) => (starts[page + 1] ?? bands.length) <= (part + 1) * size).length;
      expect(made + own.length).toBe(ended);
      return ended;
    }, 0);
  }
});

const parts = (bands: readonly Band[], size: number) =>
  times(Math.ceil(bands.length / size), (index) => bands.slice(index * size, (index + 1) * size));
