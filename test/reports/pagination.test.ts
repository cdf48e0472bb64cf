import { describe, expect, test } from 'vitest';
import { expectNone } from '../support/expectations.ts';
import { earlyPageEnds } from '../support/page-fill.ts';
import { paginationFaults } from '../support/pagination.ts';
import type { PlacedPage } from '../support/placement.ts';
import { printReport } from '../support/printed-report.ts';
import { makeProject, times } from '../support/projects.ts';
import { headingAtFoot, namedCases, sixtyPages, tallEntry } from '../support/special-projects.ts';
import { casesOf } from '../support/thorough.ts';

/** More lines than a page holds, so that every line of the form comes to every place of a page. */
const LINES_OF_A_PAGE = 36;
const MADE_UP = casesOf(100);

const promise = 'no page breaks a rule of pagination';

describe('rules of pagination', () => {
  test.each(Object.entries(namedCases))('hold for %s', async (name, make) => {
    expectNone(paginationFaults(await printReport(make())), `${promise}: ${name}`);
  });

  test('hold for every situation at the foot of a page', async () => {
    for (const [lines, pages] of (await shiftedReports()).entries()) {
      expectNone(paginationFaults(pages), `${promise}: after ${lines} lines`);
    }
  });

  test('are no reason to end a page early when they allow more lines on it', async () => {
    const early = (await shiftedReports()).map(earlyPageEnds);
    const found = early.flatMap((ends, lines) => ends.map((end) => `after ${lines} lines, ${end}`));
    expectNone(found, 'a page ends early only where the rules ask for it');
  });

  test('let every kind of paragraph begin a page', async () => {
    const first = (await shiftedReports()).flatMap(kindsAfterBreaks);
    expect(first).toEqual(expect.arrayContaining(['heading', 'paragraph', 'item', 'pair', 'entryNumber']));
  });

  test('hold for made-up projects', { tags: 'thorough' }, async () => {
    for (const seed of times(MADE_UP, (index) => index + 1)) {
      expectNone(paginationFaults(await printReport(makeProject(seed))), `${promise}: project ${seed}`);
    }
  });

  test('hold for sixty pages', async () => {
    const pages = await printReport(sixtyPages());
    expectNone(paginationFaults(pages), `${promise}: sixty pages`);
    expect(pages.length).toBeGreaterThan(50);
  });
});

test('an entry taller than a page goes on with its number', async () => {
  const pages = await printReport(tallEntry());
  const withEntry = pages.filter(({ body }) => body.some(({ block }) => block.entry === 2));
  const continued = withEntry.map(({ body }) => body.some((line) => line.continued));
  expect(withEntry.length).toBeGreaterThan(2);
  expect(continued).toEqual([false, ...times(withEntry.length - 1, () => true)]);
});

/** What the first line after each page break belongs to. */
function kindsAfterBreaks(pages: readonly PlacedPage[]): string[] {
  return pages.slice(1).map(({ body }) => body[0]?.block.kind ?? 'nothing');
}

let shifted: Promise<PlacedPage[][]> | undefined;

/** One report with 0, 1, 2 and so on lines of text put before it. */
function shiftedReports(): Promise<PlacedPage[][]> {
  shifted ??= Promise.all(times(LINES_OF_A_PAGE, (lines) => printReport(headingAtFoot(lines))));
  return shifted;
}
