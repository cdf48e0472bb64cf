import { describe, expect, test } from 'vitest';
import type { Comparison, ProjectDifference } from '../../src/diff/compare-sides.ts';
import { writeDifference } from '../../src/diff/write-difference.ts';

const changed = (more: Partial<ProjectDifference> = {}): ProjectDifference => ({
  code: '21000000-3230',
  name: 'โครงการ ก',
  file: 'a.yaml',
  kind: 'changed',
  changes: [{ name: { th: 'ชื่อ', en: '`project.name`' }, before: 'ก', after: 'ข' }],
  ...more,
});
const comparison = (...differences: ProjectDifference[]): Comparison => ({ differences, unchanged: 3 });
const text = (each: ProjectDifference) => writeDifference(comparison(each), 'text', 'en').split('\n').slice(2);
const markdown = (each: ProjectDifference) => writeDifference(comparison(each), 'markdown', 'en').split('\n').slice(4);

test('begins with how many projects there are of each kind', () => {
  const kinds = ['changed', 'removed', 'changed', 'added', 'unreadable'] as const;
  const all = comparison(...kinds.map((kind) => changed({ kind })));
  expect(writeDifference(all, 'text', 'en').split('\n')[0]).toBe(
    'changed 2, added 1, removed 1, unreadable 1, unchanged 3',
  );
  expect(writeDifference(comparison(), 'text', 'th')).toBe('ไม่เปลี่ยน 3\n');
  expect(writeDifference(comparison(), 'markdown', 'en')).toBe('## raingan diff\n\nunchanged 3\n');
});

describe('a project', () => {
  test('has its changes one below the other, in a terminal and in Markdown', () => {
    expect(text(changed())).toEqual([
      '21000000-3230  โครงการ ก',
      '  project.name',
      '    - ก',
      '    + ข',
      '  pages were not compared: the data has errors',
      '',
    ]);
    expect(markdown(changed()).slice(0, 3)).toEqual(['### 21000000-3230  โครงการ ก', '', '- project.name: ก → ข']);
  });

  test('shows what is new and what is gone', () => {
    const change = { name: { th: 'ก', en: 'a' } };
    expect(text(changed({ changes: [{ ...change, after: 'ข' }] })).slice(1, 3)).toEqual(['  a', '    + ข']);
    expect(text(changed({ changes: [{ ...change, before: 'ข' }] })).slice(1, 3)).toEqual(['  a', '    - ข']);
    expect(markdown(changed({ changes: [{ ...change, before: 'ข' }] }))[2]).toBe('- a: ข → –');
  });

  test('that is new, gone or not readable is one line; without a code its file is named', () => {
    expect(text(changed({ kind: 'added' }))).toEqual(['21000000-3230  โครงการ ก  (added)', '']);
    const { code: _, name: __, ...unnamed } = changed({ kind: 'unreadable' });
    expect(text(unnamed)).toEqual(['a.yaml  (unreadable)', '']);
  });

  test('whose values are the same says so', () => {
    expect(text(changed({ changes: [] }))[1]).toBe('  no value changed, only comments or the form of the file');
  });
});

describe('values', () => {
  const shown = (before: string) => changed({ changes: [{ name: { th: 'ก', en: 'a' }, before }] });

  test('are one line, a paragraph is shown by its beginning', () => {
    expect(text(shown('ก\n  ข'))[2]).toBe('    - ก ข');
    expect(text(shown('ก'.repeat(200)))[2]).toBe(`    - ${'ก'.repeat(200)}`);
    expect(text(shown('ก'.repeat(201)))[2]).toBe(`    - ${'ก'.repeat(200)}…`);
  });

  test('obey nothing in Markdown, and hide nothing in a terminal', () => {
    expect(markdown(shown('<b>@me [x](y) `z` #1'))[2]).toBe(
      '- a: &#60;b&#62;&#64;me &#91;x&#93;&#40;y&#41; &#96;z&#96; &#35;1 → –',
    );
    expect(text(shown('\u001b[31mก\u202e'))[2]).not.toMatch(/[\u001b\u202e]/u);
  });
});

describe('money and progress', () => {
  const moved = (spent: [number, number], progress: [number | null, number | null]) =>
    text(
      changed({
        movement: {
          spent: { before: spent[0], after: spent[1] },
          progress: { before: progress[0], after: progress[1] },
        },
      }),
    ).filter((line) => /^ {2}(?:latest|spent)/.test(line));

  test.each<[[number, number], [number | null, number | null], string[]]>([
    [[0, 0], [null, null], []],
    [[100_000, 123_450], [2500, 2500], ['  spent 1,000.00 → 1,234.50 baht (+234.50)']],
    [[123_450, 123_400], [2500, 2500], ['  spent 1,234.50 → 1,234.00 baht (-0.50)']],
    [[0, 0], [null, 2550], ['  latest progress – → 25.50 %']],
    [[0, 0], [2550, 10_000], ['  latest progress 25.50 % → 100.00 %']],
  ])('%j, %j', (spent, progress, lines) => {
    expect(moved(spent, progress)).toEqual(lines);
  });
});

test.each([
  [[], '  all 3 pages are as before'],
  [[1, 3], '  pages that differ: 1, 3 (2 before, 3 now)'],
])('of pages that differ, %j, the numbers are named', (differing, line) => {
  expect(text(changed({ pages: { before: 2, after: 3, differing } })).at(-2)).toBe(line);
});
