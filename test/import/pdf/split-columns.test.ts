import { describe, expect, test } from 'vitest';
import { splitRuns } from '../../../src/import/pdf/glyph-runs.ts';
import { splitAtColumns } from '../../../src/import/pdf/split-columns.ts';
import { glyphs } from './made-glyphs.ts';

const split = (...lines: readonly ReturnType<typeof glyphs>[]) =>
  splitAtColumns(splitRuns(lines.flat())).map((run) =>
    run.glyphs
      .map(({ text }) => text)
      .join('')
      .trim(),
  );
/** A cell that ends at 97, 2 pt before the next. */
const full = [...glyphs('กกกกกกกกก', 52), ...glyphs('ขข', 99)];

describe('a full cell is parted from the next one', () => {
  test('where two other lines begin, too', () => {
    expect(split(full, glyphs('คค', 99, 680), glyphs('งง', 99, 660))).toEqual(['กกกกกกกกก', 'ขข', 'คค', 'งง']);
  });

  test('and not where a column cannot be seen', () => {
    expect(split(full, glyphs('คค', 99, 680))).toEqual(['กกกกกกกกก ขข', 'คค'].slice(0, 1).concat('คค'));
    expect(split(full, glyphs('คค', 110, 680), glyphs('งง', 110, 660))[0]).toBe('กกกกกกกกก ขข');
  });
});

test('the colon of a status is parted behind a wide space', () => {
  expect(split([...glyphs('กข ', 50), ...glyphs(':ค', 67)])).toEqual(['กข', ':ค']);
  expect(split([...glyphs('กข ', 50), ...glyphs(':ค', 63)])).toEqual(['กข :ค']);
});
