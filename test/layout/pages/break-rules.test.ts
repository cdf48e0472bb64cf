import { describe, expect, test } from 'vitest';
import { type Band, bandOf } from '../../../src/layout/pages/bands.ts';
import { type BreakRule, breakCosts, breakPrices } from '../../../src/layout/pages/break-costs.ts';
import type { Block, Heading, Row } from '../../../src/model/document.ts';
import { resources } from '../two-row-entries.ts';
import { bandAt, bandsOf, cell, entryOf, lineAt, paragraph, pitch, row, withLines } from './made-bands.ts';

/** The rules that make a break after each band dearer, as `band rule`. */
function rulesOf(bands: readonly Band[], body: readonly Block[] = [], lines = 30): string[] {
  const charged: { band: number; rule: BreakRule }[] = [];
  const costs = breakCosts(bands, body, lines * pitch, resources, (band, rule) => charged.push({ band, rule }));
  const prices = bands.map((_, band) =>
    charged.filter((each) => each.band === band).reduce((sum, { rule }) => sum + breakPrices[rule], 0),
  );
  expect([...costs], 'what a break costs is the prices of its rules').toEqual(prices);
  expect(costs.at(-1), 'the end of the document costs nothing').toBe(0);
  return charged.map(({ band, rule }) => `${band} ${rule}`).sort();
}

const heading = (id: number, more: Partial<Heading> = {}): Heading => ({
  ...{ type: 'heading', id, style: 'base', level: 1, children: [] },
  ...more,
});

describe('a single line of a paragraph alone on a page', () => {
  test.each([
    ['one line', [1, 2], []],
    ['two lines', [1, 1, 2], ['0 singleLine']],
    ['three lines', [1, 1, 1, 2], ['0 singleLine', '1 singleLine']],
    ['five lines: the first and the last', [1, 1, 1, 1, 1, 2], ['0 singleLine', '3 singleLine']],
    ['between others', [9, 1, 1, 1, 1, 2], ['1 singleLine', '3 singleLine']],
    ['at the end of the document', [9, 1, 1], ['1 singleLine']],
  ])('%s', (_, blocks, expected) => expect(rulesOf(bandsOf(...blocks))).toEqual(expected));
});

describe('a heading parted from what follows', () => {
  test('it stays with two lines', () => {
    expect(rulesOf(bandsOf(0, 1, 2, 3, 4), [heading(1)])).toEqual(['1 headingParted', '2 headingParted']);
  });

  test('one of two lines is whole, too', () => {
    const parted = rulesOf(bandsOf(0, 1, 1, 2, 3, 4), [heading(1)]).filter((each) => each.endsWith('headingParted'));
    expect(parted).toEqual(['1 headingParted', '2 headingParted', '3 headingParted']);
  });

  test('at the end of the document it has nothing to stay with', () => {
    expect(rulesOf(bandsOf(0, 1), [heading(1)])).toEqual([]);
    expect(rulesOf(bandsOf(0, 1, 2), [heading(1)])).toEqual(['1 headingParted']);
  });

  test('a drawing is enough', () => {
    const bands = bandsOf(0, 1, 2, 3);
    const figure = { type: 'figure' } as never;
    const drawn = withLines(bands[2]!, [lineAt(7, 40), lineAt(2, 40, { leaf: { figure }, pictureWidth: 10 })]);
    expect(rulesOf([bands[0]!, bands[1]!, drawn, bands[3]!], [heading(1)])).toEqual(['1 headingParted']);
  });

  test('in a section, too, and both of two headings', () => {
    const section: Block = { type: 'section', id: 0, style: 'base', children: [heading(1), heading(2)] };
    expect(rulesOf(bandsOf(1, 2, 3, 4, 5), [section])).toEqual([
      ...['0 headingParted', '1 headingParted', '1 headingParted', '2 headingParted'],
    ]);
  });
});

describe('a group parted', () => {
  const groups = (bands: readonly Band[], body: readonly Block[], lines?: number) =>
    rulesOf(bands, body, lines).filter((each) => each.endsWith('groupSplit'));

  test('what is kept with the next is not parted from it, but may be parted itself', () => {
    expect(groups(bandsOf(1, 1, 1, 2, 3), [paragraph(1, 'ก', { keep: 'with-next' })])).toEqual(['2 groupSplit']);
  });

  test('what is kept together has no break inside while it fits on a page', () => {
    const body = [paragraph(1, 'ก', { keep: 'together' })];
    expect(groups(bandsOf(0, 1, 1, 1, 2), body)).toEqual(['1 groupSplit', '2 groupSplit']);
    expect(groups(bandsOf(0, 1, 1, 1, 2), body, 3), 'it fills the page').toHaveLength(2);
    expect(groups(bandsOf(0, 1, 1, 1, 2), body, 2.9), 'it is higher than the page').toEqual([]);
  });

  test('a section, a list and pairs are kept with all that they hold', () => {
    const item = (id: number) => ({ type: 'listItem', id, style: 'base', marker: '-', children: [] }) as const;
    const pair = (id: number) => ({ type: 'description', id, style: 'base', term: [], details: [] }) as const;
    const bodies: Block[] = [
      { type: 'section', id: 9, style: 'base', keep: 'together', children: [paragraph(1), paragraph(2), paragraph(3)] },
      { type: 'list', id: 9, style: 'base', keep: 'together', ordered: false, items: [item(1), item(2), item(3)] },
      { type: 'descriptionList', id: 9, style: 'base', keep: 'together', entries: [pair(1), pair(2), pair(3)] },
    ];
    for (const body of bodies) {
      expect(groups(bandsOf(0, 1, 2, 3, 4), [body]), body.type).toEqual(['1 groupSplit', '2 groupSplit']);
    }
  });

  test('a group begins with its first line and ends with its last, in whatever order its parts lie', () => {
    const children = [paragraph(3), paragraph(1)];
    const section: Block = { type: 'section', id: 9, style: 'base', keep: 'together', children };
    expect(groups(bandsOf(0, 1, 2, 3, 4), [section])).toEqual(['1 groupSplit', '2 groupSplit']);
  });

  test('a group without lines is none', () => {
    const section: Block = { type: 'section', id: 9, style: 'base', keep: 'together', children: [] };
    expect(rulesOf(bandsOf(0, 1), [section, { ...section, id: 8, keep: 'with-next' }])).toEqual([]);
  });
});

describe('an entry of a table', () => {
  const one = cell(20, { header: true, children: [paragraph(1, 'ครั้งที่ 1')] });
  const two = cell(21, { children: [paragraph(2)] });
  const rowOf = (more: Partial<Row> = {}) => row(10, [one, two], more);
  /** A line of its own before and after an entry of `count` bands. */
  function around(count: number, entry: ReturnType<typeof entryOf>) {
    const own = Array.from({ length: count }, (_, index) => {
      const top = (index + 1) * pitch;
      const header = lineAt(1, top, { leaf: { cell: one }, measure: 500 });
      const lines = [lineAt(2, top, { leaf: { cell: two } })];
      return bandOf(top, top + pitch, index === 0 ? [header, ...lines] : lines, entry);
    });
    return [bandAt(0, [8]), ...own, bandAt((count + 1) * pitch, [9])];
  }
  const table = (own: Row): Block => ({ type: 'table', id: 30, style: 'base', rows: [own] });

  test('that is kept together is not parted while it fits on a page with the columns’ heads above it', () => {
    const own = rowOf({ keep: 'together' });
    const split = (lines: number, head?: ReturnType<typeof entryOf>) =>
      rulesOf(around(4, entryOf([own], [80], { head })), [table(own)], lines).filter((each) =>
        each.endsWith('entrySplit'),
      );
    const whole = ['1 entrySplit', '2 entrySplit', '3 entrySplit'];
    expect(split(4)).toEqual(whole);
    expect(split(3.9)).toEqual([]);
    const head = entryOf([row(11, [])], [30], { top: 100 });
    expect(split(5.5, head), '80 pt and 30 pt of heads fit in 110 pt').toEqual(whole);
    expect(split(5.4, head)).toEqual([]);
  });

  test('that is kept together is one, whichever of its rows says so; another may be parted', () => {
    const entry = entryOf([rowOf(), row(11, [], { keep: 'together' })], [40, 40]);
    expect(rulesOf(around(4, entry)).filter((each) => each.endsWith('entrySplit'))).toHaveLength(3);
    expect(rulesOf(around(4, entryOf([rowOf()], [80]))).filter((each) => each.endsWith('entrySplit'))).toEqual([]);
  });

  test('a row that is kept together is no group besides', () => {
    const own = rowOf({ keep: 'together' });
    expect(rulesOf(around(4, entryOf([own], [80])), [table(own)]).join()).not.toContain('groupSplit');
  });

  test('that names the columns is parted neither inside nor from the entry after it', () => {
    const bands = [
      ...around(3, entryOf([rowOf()], [60], { namesColumns: true })),
      ...[10, 11].map((id) => bandAt(100, [id])),
    ];
    const groups = rulesOf(bands).filter((each) => each.endsWith('groupSplit'));
    expect(groups).toEqual(['1 groupSplit', '2 groupSplit', '3 groupSplit']);
  });

  test('that is higher than a page leaves space below the break for its number, which is repeated', () => {
    // The number with its mark takes two lines of 30 pt: its last two lines would lie lower than those.
    const narrow = around(6, entryOf([rowOf()], [120])).map((band) =>
      withLines(
        band,
        band.lines.map((line) => ({ ...line, measure: 30 })),
      ),
    );
    const singles = (bands: readonly Band[]) => rulesOf(bands, [], 5).filter((each) => each.endsWith('singleLine'));
    expect(singles(around(6, entryOf([rowOf()], [120]))), 'the paragraph’s own first and last line').toEqual([
      ...['1 singleLine', '5 singleLine'],
    ]);
    expect(singles(narrow)).toEqual(['1 singleLine', '5 singleLine', '5 singleLine']);
  });
});
