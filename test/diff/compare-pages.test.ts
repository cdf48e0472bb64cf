import { describe, expect, test } from 'vitest';
import { changedLines, comparePages } from '../../src/diff/compare-pages.ts';
import type { Line, Page } from '../../src/model/page.ts';

const line = (text: string, changed: Partial<Line> = {}): Line =>
  ({ role: 'body', x: 70, baseline: 100, runs: [{ words: [{ text }] }], ...changed }) as unknown as Line;
const page = (...lines: Line[]): Page => ({ number: 1, lines }) as unknown as Page;
const footer = (text: string) => line(text, { role: 'footer' });

describe('pages differ', () => {
  const differing = (before: Page[], after: Page[]) => comparePages(before, after).differing;

  test('by their text, and by where it is', () => {
    const before = [page(line('ก')), page(line('ข'))];
    expect(differing(before, [page(line('ก')), page(line('ค'))])).toEqual([2]);
    expect(differing(before, [page(line('ก', { x: 71 })), page(line('ข'))])).toEqual([1]);
    expect(differing(before, [page(line('ก', { baseline: 101 })), page(line('ข'))])).toEqual([1]);
    expect(differing(before, before)).toEqual([]);
  });

  test('not by a hair, and not by the digest in the footer', () => {
    expect(differing([page(line('ก'), footer('1'))], [page(line('ก', { x: 70.01 }), footer('2'))])).toEqual([]);
  });

  test('where one state has more of them', () => {
    const pages = [page(line('ก')), page(line('ข')), page(line('ค'))];
    expect(comparePages(pages, pages.slice(0, 1))).toEqual({ before: 3, after: 1, differing: [2, 3] });
    expect(comparePages([], pages.slice(0, 1))).toEqual({ before: 0, after: 1, differing: [1] });
  });
});

describe('lines that the other state does not have', () => {
  const changed = (before: Page | undefined, after: Page | undefined) => {
    const { removed, added } = changedLines(before, after);
    return [[...removed], [...added]];
  };

  test('are named by their places among the lines of the page', () => {
    const before = page(line('ก'), line('ข'), line('ค'));
    expect(changed(before, page(line('ก'), line('ง'), line('ค'), line('จ')))).toEqual([[1], [1, 3]]);
    expect(changed(before, page(line('ก', { x: 9 }), line('ข'), line('ค')))).toEqual([[], []]);
  });

  test('are all of a page that only one has', () => {
    const only = page(line('ก'), line('ข'), footer('1'));
    expect(changed(only, undefined)).toEqual([[0, 1], []]);
    expect(changed(undefined, only)).toEqual([[], [0, 1]]);
  });
});
