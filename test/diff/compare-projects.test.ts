import { describe, expect, test } from 'vitest';
import { compareProjects, movementOf } from '../../src/diff/compare-projects.ts';
import type { ProgressReport, Project } from '../../src/model/project.ts';
import { makeProject } from '../support/projects.ts';

const made = makeProject(1, { reports: 0 });
const report = (number: number, changed: Partial<ProgressReport> = {}): ProgressReport => ({
  number,
  date: '2020-11-23',
  narrative: `งาน ${number}`,
  progress: 2550,
  disbursed: 123_450,
  planStatus: 'ก',
  targetStatus: 'ข',
  ...changed,
});
const base: Project = { ...made, rationale: ['ก', 'ข', 'ค'], reports: [report(1), report(2)] };
const with_ = (changed: Partial<Project['project']>): Project => ({
  ...base,
  project: { ...base.project, ...changed },
});

/** What differs, as `name: before → after`. */
const changes = (after: Project, before = base) =>
  compareProjects(before, after).map((each) => `${each.name.en}: ${each.before ?? '∅'} → ${each.after ?? '∅'}`);

test('two equal states have no difference', () => {
  expect(changes(structuredClone(base))).toEqual([]);
});

test.each<[string, Project, string]>([
  ['a day in B.E.', with_({ startDate: '2020-10-02' }), '→ 02/10/2563'],
  ['money in baht', with_({ budget: { ...base.project.budget, spent: 123_456 } }), '→ 1,234.56 บาท'],
  ['a text', with_({ name: 'ใหม่' }), `\`project.name\`: ${base.project.name} → ใหม่`],
  ['a value that is new', with_({ asOf: '2021-09-30' }), '`project.asOf`: ∅ → 30/09/2564'],
  [
    'a value of a report',
    { ...base, reports: [report(1), report(2, { progress: 10_000 })] },
    '`progress` of report 2: 25.50 % → 100.00 %',
  ],
  [
    'a day of a report',
    { ...base, reports: [report(1, { date: null }), report(2)] },
    '`date` of report 1: 23/11/2563 → ∅',
  ],
])('%s is shown as a person reads it', (_, after, expected) => {
  const found = changes(after);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(expected);
});

test('white space around a text is no difference, nor is what is not printed', () => {
  expect(changes(with_({ name: ` ${base.project.name} ` }))).toEqual([]);
  expect(changes({ ...base, provenance: { source: 'a' } } as Project)).toEqual([]);
});

describe('lists', () => {
  const rationale = (...items: string[]): Project => ({ ...base, rationale: items });

  test.each([
    [['ก', 'ใหม่', 'ข', 'ค'], ['`rationale`: ∅ → ใหม่']],
    [['ก', 'ค'], ['`rationale`: ข → ∅']],
    [['ก', 'แก้', 'ค'], ['`rationale`: ข → แก้']],
    [
      ['ก', 'ข', 'ค', 'ง', 'จ'],
      ['`rationale`: ∅ → ง', '`rationale`: ∅ → จ'],
    ],
    [[], ['`rationale`: ก → ∅', '`rationale`: ข → ∅', '`rationale`: ค → ∅']],
  ])('%j', (items, expected) => {
    expect(changes(rationale(...items))).toEqual(expected);
  });
});

describe('reports are matched by their numbers', () => {
  const reports = (...given: ProgressReport[]): Project => ({ ...base, reports: given });

  test('a new one and one that is gone are shown whole', () => {
    expect(changes(reports(report(1), report(3)))).toEqual([
      'report 2: 23/11/2563 · งาน 2 · 25.50 % · 1,234.50 บาท → ∅',
      'report 3: ∅ → 23/11/2563 · งาน 3 · 25.50 % · 1,234.50 บาท',
    ]);
    expect(changes(reports(report(1), report(2), report(3, { date: null })))[0]).toContain('∅ → งาน 3 · ');
  });

  test('in the order of their numbers, whatever that of the file', () => {
    const found = changes(reports(report(4), report(3)), reports());
    expect(found.map((each) => each.slice(0, 8))).toEqual(['report 3', 'report 4']);
  });

  test('another order is no difference', () => {
    expect(changes(reports(report(2), report(1)))).toEqual([]);
  });
});

describe('where the work and the money moved', () => {
  test('is read from the report with the highest number', () => {
    const after: Project = { ...base, reports: [report(3, { progress: 5000 }), report(2)] };
    expect(movementOf(base, after).progress).toEqual({ before: 2550, after: 5000 });
    expect(movementOf({ ...base, reports: [] }, base).progress).toEqual({ before: null, after: 2550 });
  });

  test('is the sum that was spent', () => {
    const after = with_({ budget: { ...base.project.budget, spent: 7 } });
    expect(movementOf(base, after).spent).toEqual({ before: base.project.budget.spent, after: 7 });
  });
});
