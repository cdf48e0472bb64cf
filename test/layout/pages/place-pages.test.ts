import { describe, expect, test } from 'vitest';
import type { Entry } from '../../../src/layout/galley.ts';
import { type Band, bandOf } from '../../../src/layout/pages/bands.ts';
import { continuedLines } from '../../../src/layout/pages/continued.ts';
import { PageCutter } from '../../../src/layout/pages/page-cutter.ts';
import { baselineOffset } from '../../../src/layout/pages/place-line.ts';
import { pagePlacer } from '../../../src/layout/pages/place-pages.ts';
import type { Cell, Paragraph } from '../../../src/model/document.ts';
import { lineText, type Page } from '../../../src/model/page.ts';
import { resources, twoRowEntries } from '../two-row-entries.ts';
import { bandAt, bandsOf, cell, entryOf, lineAt, paragraph, pitch, plain, row, text, withLines } from './made-bands.ts';

const document = { ...twoRowEntries({ narratives: [] }), header: [], footer: [] };
const { top: margin } = document.page.margin;
const offset = baselineOffset(plain, resources.fonts);

async function pagesOf(bands: readonly Band[], starts: readonly number[]): Promise<Page[]> {
  const place = await pagePlacer(document, starts.length, resources);
  return Array.from(new PageCutter(starts, bands.length).add(bands), place);
}

/** Of each line of a page its block and how far below the top margin it begins. */
const placesOf = ({ lines }: Page, role = 'body') =>
  lines
    .filter((line) => line.role === role)
    .map(({ block, baseline }) => [block, Math.round((baseline - offset - margin) * 100) / 100]);

const rulesOf = ({ rules }: Page) => rules.map(({ y }) => Math.round((y - margin) * 100) / 100);

describe('the body of each page', () => {
  test('begins at its top margin, wherever in the galley it was', async () => {
    const pages = await pagesOf(bandsOf(1, 2, 3, 4, 5), [0, 2]);
    expect(pages.map(({ number }) => number)).toEqual([1, 2]);
    expect(pages.map((page) => placesOf(page))).toEqual([
      [
        [1, 0],
        [2, 20],
      ],
      [
        [3, 0],
        [4, 20],
        [5, 40],
      ],
    ]);
  });

  test('is read block by block, the marker of an item before its text, line by line', async () => {
    const lines = [
      lineAt(3, 0, { index: 1 }),
      lineAt(3, 0, { index: 0 }),
      lineAt(2, 0, { index: 1 }),
      lineAt(2, 0, { index: 0 }),
      lineAt(2, 0, { leaf: { part: 'marker' } }),
      lineAt(1, 0),
    ];
    const [page] = await pagesOf([bandOf(0, pitch, lines)], [0]);
    expect(page!.lines.map(({ block, part, index }) => `${block} ${part} ${index}`)).toEqual([
      ...['1 content 0', '2 marker 0', '2 content 0', '2 content 1', '3 content 0', '3 content 1'],
    ]);
  });

  test('has the marker before the text, in whatever order they were set', async () => {
    const [marker, content] = [lineAt(1, 0, { leaf: { part: 'marker' } }), lineAt(1, 0)];
    for (const lines of [
      [marker, content],
      [content, marker],
    ]) {
      const [page] = await pagesOf([bandOf(0, pitch, lines)], [0]);
      expect(page!.lines.map(({ part }) => part)).toEqual(['marker', 'content']);
    }
  });

  test('may be empty', async () => {
    const [page] = await pagesOf([], [0]);
    expect([page!.lines, page!.rules]).toEqual([[], []]);
  });
});

describe('rules of a table', () => {
  const entry = (id: number, top: number, more: Partial<Entry> = {}) => entryOf([row(id, [])], [24], { top, ...more });
  const bandIn = (own: Entry, block: number, within = 2) => bandAt(own.top + within, [block], own);

  test('lie above each entry and below the last, in the width and colour of the table', async () => {
    const [one, two] = [entry(1, 0), entry(2, 24)];
    const [page] = await pagesOf([bandIn(one, 1), bandIn(two, 2), bandAt(60, [3])], [0]);
    expect(rulesOf(page!), 'the foot of an entry and the head of the next are one').toEqual([0, 24, 48]);
    expect(page!.rules[0]).toEqual({ x1: 10, x2: 110, y: margin, width: 0.5, color: plain.color });
    expect(placesOf(page!)).toEqual([
      [1, 2],
      [2, 26],
      [3, 60],
    ]);
  });

  test('are one, too, where sums are not exact, and two where a hundredth of a point lies between', async () => {
    const rulesAt = async (top: number) => {
      const [page] = await pagesOf([bandIn(entry(1, 0), 1), bandIn(entry(2, top), 2)], [0]);
      return page!.rules.length;
    };
    expect(await rulesAt(24.000_001)).toBe(3);
    expect(await rulesAt(24.015)).toBe(4);
  });

  test('do not lie between the lines of an entry; one that goes on has a rule at the end of each page', async () => {
    const high = entry(1, 0);
    const bands = [bandIn(high, 1), bandIn(high, 2, 22), bandIn(high, 3, 42), bandIn(high, 4, 62)];
    const pages = await pagesOf(bands, [0, 2]);
    expect(pages.map(rulesOf)).toEqual([
      [0, 44],
      [0, 44],
    ]);
  });

  test('are none where the style has none, or outside of tables', async () => {
    const none = entry(1, 0, { style: { ...plain, rowPadding: 2, ruleWidth: 0 } });
    const [page] = await pagesOf([bandIn(none, 1), bandAt(30, [2])], [0]);
    expect(page!.rules).toEqual([]);
  });

  test('a line before and after a table is clear of it', async () => {
    const own = entry(1, 20);
    const [page] = await pagesOf([bandAt(0, [1]), bandIn(own, 2), bandAt(44, [3])], [0]);
    expect(rulesOf(page!)).toEqual([20, 44]);
  });
});

describe('column headers', () => {
  const head = entryOf([row(1, [])], [44], { namesColumns: true });
  const one = entryOf([row(2, [])], [24], { top: 44, head });
  const two = entryOf([row(3, [])], [44], { top: 68, head });
  const bands = [
    bandAt(2, [2, 1], head),
    bandAt(22, [3], head),
    bandAt(46, [4], one),
    bandAt(70, [5], two),
    bandAt(90, [6], two),
  ];

  test('are said again above the first entry of a page, with rules above and below', async () => {
    const [first, second] = await pagesOf(bands, [0, 3]);
    expect(placesOf(first!, 'continued')).toEqual([]);
    expect(placesOf(second!, 'continued'), 'in reading order').toEqual([
      [1, 2],
      [2, 2],
      [3, 22],
    ]);
    expect(placesOf(second!)).toEqual([
      [5, 46],
      [6, 66],
    ]);
    expect(rulesOf(second!)).toEqual([0, 44, 88]);
  });

  test('of one line are repeated without the entry after them', async () => {
    const low = entryOf([row(1, [])], [24], { namesColumns: true });
    const after = entryOf([row(2, [])], [44], { top: 24, head: low });
    const [, second] = await pagesOf([bandAt(2, [1], low), bandAt(26, [2], after), bandAt(46, [2], after)], [0, 2]);
    expect(placesOf(second!, 'continued')).toEqual([[1, 2]]);
  });

  test('come before what goes on below them', async () => {
    const pages = await pagesOf(bands, [0, 4]);
    expect(placesOf(pages[1]!, 'continued')).toEqual([
      [1, 2],
      [2, 2],
      [3, 22],
    ]);
    expect(placesOf(pages[1]!)).toEqual([[6, 46]]);
  });
});

describe('an entry that goes on after a page break', () => {
  const label = cell(10, { header: true, children: [paragraph(1, 'รายงานครั้งที่ 7')] });
  const other = cell(11, { children: [paragraph(2)] });
  const own = entryOf([row(5, [label, other])], [84]);
  const lineIn = (of: Cell, block: number, top: number, measure: number) =>
    lineAt(block, top, { leaf: { cell: of, cellStyle: plain }, measure, x: of === label ? 12 : 60 });
  const bandsWith = (measure: number): Band[] =>
    [2, 22, 42, 62].map((top, index) => {
      const first = index === 0 ? [lineIn(label, 1, top, measure)] : [];
      return bandOf(top, top + pitch, [...first, lineIn(other, 2, top, 200)], own);
    });

  const continued = async (measure: number) => {
    const [first, second] = await pagesOf(bandsWith(measure), [0, 2]);
    expect(placesOf(first!, 'continued')).toEqual([]);
    return second!.lines.filter(({ role }) => role === 'continued');
  };

  test('says its number again beside its first line, with the mark', async () => {
    const [line, ...more] = await continued(300);
    expect(more).toEqual([]);
    expect(lineText(line!)).toBe('รายงานครั้งที่ 7 (ต่อ)');
    expect([line!.block, line!.index, line!.x]).toEqual([1, 0, 12]);
    expect(line!.baseline - offset - margin, 'beside the first line').toBeCloseTo(2, 6);
  });

  test('after its first line, too', async () => {
    const [, second, third] = await pagesOf(bandsWith(300), [0, 1, 2]);
    expect([second!, third!].map((page) => placesOf(page, 'continued'))).toEqual([[[1, 2]], [[1, 2]]]);
  });

  test('is not said again once plain text has come after it', async () => {
    const text = [90, 110, 130].map((top, index) => bandAt(top, [7 + index]));
    const pages = await pagesOf([...bandsWith(300), ...text], [0, 2, 5, 6]);
    expect(pages.map((page) => placesOf(page, 'continued').length)).toEqual([0, 1, 0, 0]);
  });

  test('in as many lines as its column needs, one pitch below the other', async () => {
    const lines = await continued(40);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.map(lineText).join('').replaceAll(' ', '')).toBe('รายงานครั้งที่7(ต่อ)');
    lines.forEach(({ index, baseline }, place) => {
      expect(index).toBe(place);
      expect(baseline - offset - margin).toBeCloseTo(2 + place * pitch, 6);
    });
  });

  test('one without a number says nothing', async () => {
    const silent = bandsWith(300).map((band) =>
      withLines(
        band,
        band.lines.filter(({ leaf }) => leaf.cell === other),
      ),
    );
    const [, second] = await pagesOf(silent, [0, 2]);
    expect(placesOf(second!, 'continued')).toEqual([]);
  });
});

describe('the number that is said again', () => {
  const style = { ...plain, rowPadding: 2, continuedMark: ' (ต่อ)' };
  /** What is said of a header cell with these children, whose lines are theirs. */
  function said(children: Cell['children'], figure = false) {
    const header = cell(10, { header: true, children });
    const drawn = { figure: { type: 'figure' } as never, cell: header };
    const lines = [
      ...(figure ? [lineAt(1, 2, { leaf: drawn })] : []),
      lineAt(2, 2, { leaf: { cell: header }, measure: 400 }),
    ];
    const entry = entryOf([row(5, [header])], [24], { style });
    return continuedLines(bandOf(2, 22, lines, entry), resources);
  }
  const pieces = (lines: ReturnType<typeof said>) => lines.flatMap(({ boxes }) => boxes.flatMap((box) => box.pieces));
  const regular = resources.fonts.face(plain.fontFamily, false, false);
  const bold = resources.fonts.face(plain.fontFamily, true, false);

  test('has its mark in the weight of its last words', () => {
    const children: Paragraph['children'] = [text('ครั้ง'), text('ที่ '), text('7', { bold: true })];
    const found = pieces(said([{ ...paragraph(2), children }]));
    expect(found.map(({ shaped }) => shaped.text).join('')).toBe('ครั้งที่ 7 (ต่อ)');
    expect(found[0]!.face).toBe(regular);
    expect(found.at(-1)!.face).toBe(bold);
    expect(new Set(found.map(({ part }) => part))).toEqual(new Set(['content']));
  });

  test('is the mark alone, in regular weight, where there are no words', () => {
    const found = pieces(said([{ ...paragraph(2), children: [] }]));
    expect(found.map(({ shaped }) => shaped.text).join('')).toBe(' (ต่อ)');
    expect(new Set(found.map(({ face }) => face))).toEqual(new Set([regular]));
  });

  test('leaves out line breaks and a drawing before it', () => {
    const children: Paragraph['children'] = [text('ครั้งที่'), { type: 'lineBreak' }, text(' 7')];
    const figure = { type: 'figure', id: 1 } as never;
    const [line, ...more] = said([figure, { ...paragraph(2), children }], true);
    expect(more).toEqual([]);
    expect(line!.leaf.block).toBe(2);
    expect(
      pieces([line!])
        .map(({ shaped }) => shaped.text)
        .join(''),
    ).toBe('ครั้งที่ 7 (ต่อ)');
  });

  test('is nothing where the header has no text', () => {
    expect(said([{ type: 'figure', id: 1 } as never])).toEqual([]);
  });
});
