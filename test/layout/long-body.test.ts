import { expect, test } from 'vitest';
import { toDefinition } from '../../src/layout/definition/definition.ts';
import type { BoxEngine, GalleyLine } from '../../src/layout/galley.ts';
import { bodyWidth, layOutInStages } from '../../src/layout/lay-out.ts';
import { setGalley } from '../../src/layout/set-galley.ts';
import type { Block, Document } from '../../src/model/document.ts';
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
