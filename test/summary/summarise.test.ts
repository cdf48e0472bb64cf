import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ProgressReport, Project } from '../../src/model/project.ts';
import type { Measures, Tally } from '../../src/model/year-summary.ts';
import { defaultSettings } from '../../src/project/settings.ts';
import { projectState } from '../../src/summary/project-state.ts';
import { summarise } from '../../src/summary/summarise.ts';
import { summedProject } from '../../src/summary/summed-project.ts';
import { makeProject } from '../support/projects.ts';
import { ofYear } from './year-projects.ts';

const STATUSES = ['เป็นไปตามแผน', 'ช้ากว่าแผน', 'เร็วกว่าแผน'];
const KNOWN = { ...defaultSettings, planStatuses: STATUSES };
const BASE = ofYear(makeProject(1, { reports: 1 }));
const REPORT = BASE.reports[0]!;

interface Facts {
  readonly agency: string;
  readonly received: number;
  readonly spent: number;
  /** Progress and plan status of each report. */
  readonly reports: readonly (readonly [number, string])[];
}

function project(facts: Partial<Facts>, index = 0): Project {
  const { agency = 'สำนักการโยธา', received = 0, spent = 0, reports = [] } = facts;
  const { project: identity } = BASE;
  return {
    ...BASE,
    project: { ...identity, code: `16000000-${1000 + index}`, budget: { ...identity.budget, received, spent } },
    organization: { path: [agency, 'กองหนึ่ง'] },
    reports: reports.map(
      ([progress, planStatus], at): ProgressReport => ({ ...REPORT, number: at + 1, progress, planStatus }),
    ),
  };
}

const summed = (project: Project) => summedProject(project, { file: '', digest: '' });
const summaryOf = (projects: readonly Project[]) => summarise(2564, projects.map(summed), KNOWN)!;
const totalOf = (...facts: Partial<Facts>[]) => summaryOf(facts.map(project)).total;

const money = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 10 ** 12 }));
const facts: fc.Arbitrary<Facts> = fc.record({
  agency: fc.constantFrom('สำนักการโยธา', 'สำนักอนามัย', 'สำนักการคลัง'),
  received: money,
  spent: money,
  reports: fc.array(fc.tuple(fc.integer({ min: 0, max: 10_000 }), fc.constantFrom(...STATUSES, 'รอตรวจ')), {
    maxLength: 3,
  }),
});

describe('for any projects', () => {
  const anyYear = fc.array(facts, { maxLength: 20 });

  test('totals are the sums of the data, to the satang, and so are those of each agency', () => {
    fc.assert(
      fc.property(anyYear, (all) => {
        const summary = summaryOf(all.map(project));
        expectSums(summary.total, all);
        const agencies = [...new Set(all.map(({ agency }) => agency))];
        expect(summary.agencies.map(({ name }) => name).sort()).toEqual(agencies.sort());
        for (const agency of summary.agencies) {
          expectSums(
            agency,
            all.filter((each) => each.agency === agency.name),
          );
          expect(agency.projects).toHaveLength(agency.projectCount);
        }
      }),
    );
  });

  test('every project is counted once in each table', () => {
    fc.assert(
      fc.property(anyYear, (all) => {
        const { states, planStatuses, bands, total } = summaryOf(all.map(project));
        for (const table of [states, planStatuses, bands]) expect(countIn(table)).toBe(all.length);
        const shares = states.map(({ share }) => share ?? 0);
        expect(Math.abs(shares.reduce((a, b) => a + b, 0) - (total.projectCount === 0 ? 0 : 10_000))).toBeLessThan(3);
      }),
    );
  });

  test('both means lie between the least and the greatest progress', () => {
    fc.assert(
      fc.property(anyYear, (all) => {
        const { total } = summaryOf(all.map(project));
        const last = all.flatMap(({ reports }) => reports.at(-1)?.[0] ?? []);
        expect(total.reportedCount).toBe(last.length);
        for (const mean of [total.meanProgress, total.weightedProgress]) {
          if (mean === null) continue;
          expect(mean).toBeGreaterThanOrEqual(Math.min(...last));
          expect(mean).toBeLessThanOrEqual(Math.max(...last));
        }
      }),
    );
  });

  test('the order of the files does not matter', () => {
    fc.assert(
      fc.property(anyYear, (all) => {
        const projects = all.map(project);
        expect(summaryOf(projects.toReversed())).toEqual(summaryOf(projects));
      }),
    );
  });

  function expectSums(measures: Measures, all: readonly Facts[]) {
    const sum = (of: (each: Facts) => number) => Number(all.reduce((total, each) => total + BigInt(of(each)), 0n));
    expect(measures.received).toBe(sum(({ received }) => received));
    expect(measures.spent).toBe(sum(({ spent }) => spent));
    expect(measures.projectCount).toBe(all.length);
    expect(measures.zeroBudgetCount).toBe(all.filter(({ received }) => received === 0).length);
  }
});

describe('means and shares', () => {
  test('are exact where floating point is not', () => {
    const half = 4_503_599_627_370_495;
    const total = totalOf({ received: half, spent: 1 }, { received: half - 1, spent: 2 });
    expect(total).toMatchObject({ received: 9_007_199_254_740_989, spent: 3 });
  });

  test('a sum that is too large to be exact is no summary', () => {
    const most = Number.MAX_SAFE_INTEGER;
    expect(
      summarise(2564, [project({ received: most }), project({ received: 1 }, 1)].map(summed), KNOWN),
    ).toBeUndefined();
  });

  test('the plain mean counts every reported project alike, the weighted one by its budget', () => {
    const total = totalOf(
      { received: 300, reports: [[1000, '']] },
      { received: 100, reports: [[5000, '']] },
      { received: 999, reports: [] },
    );
    expect(total).toMatchObject({ reportedCount: 2, meanProgress: 3000, weightedProgress: 2000 });
  });

  test('round half up to 0.01', () => {
    expect(totalOf({ reports: [[0, '']] }, { reports: [[1, '']] }).meanProgress).toBe(1);
    expect(totalOf({ reports: [[0, '']] }, { reports: [[0, '']] }, { reports: [[1, '']] }).meanProgress).toBe(0);
    expect(totalOf({ received: 3, spent: 2 }).spentShare).toBe(6667);
  });

  test('nothing is divided by nothing', () => {
    expect(totalOf({ spent: 500, reports: [[2500, '']] })).toMatchObject({
      zeroBudgetCount: 1,
      spentShare: null,
      meanProgress: 2500,
      weightedProgress: null,
    });
    expect(totalOf()).toMatchObject({ projectCount: 0, received: 0, spentShare: null, meanProgress: null });
  });
});

test.each([
  ['no report', [], 'notReported'],
  ['0.00', [[0, '']], 'inProgress'],
  ['99.99', [[9999, '']], 'inProgress'],
  [
    '100.00',
    [
      [9999, ''],
      [10_000, ''],
    ],
    'complete',
  ],
  [
    'a fall from 100.00',
    [
      [10_000, ''],
      [9000, ''],
    ],
    'inProgress',
  ],
] as const)('state after %s', (_, reports, state) => {
  expect(projectState(project({ reports }))).toBe(state);
});

test('the last report is the one of the highest number, wherever it is', () => {
  const reports = project({
    reports: [
      [2000, ''],
      [10_000, ''],
    ],
  }).reports.toReversed();
  expect(projectState({ reports })).toBe('complete');
});

test.each([
  [0, 'ร้อยละ 0.00 - 24.99'],
  [2499, 'ร้อยละ 0.00 - 24.99'],
  [2500, 'ร้อยละ 25.00 - 49.99'],
  [7499, 'ร้อยละ 50.00 - 74.99'],
  [7500, 'ร้อยละ 75.00 - 99.99'],
  [9999, 'ร้อยละ 75.00 - 99.99'],
  [10_000, 'ร้อยละ 100.00'],
])('progress %d stands in the band %s', (progress, label) => {
  const { bands } = summaryOf([project({ reports: [[progress, '']] })]);
  expect(bands.filter(({ count }) => count > 0)).toEqual([{ label, count: 1, share: 10_000 }]);
});

test('a plan status that is not among the known ones has a row of its own, and so has none at all', () => {
  const { planStatuses } = summaryOf([
    project(
      {
        reports: [
          [1, 'รอตรวจ'],
          [2, 'เป็นไปตามแผน'],
        ],
      },
      1,
    ),
    project(
      {
        reports: [
          [1, 'เป็นไปตามแผน'],
          [2, 'รอตรวจ'],
        ],
      },
      2,
    ),
    project({ reports: [[1, 'อื่น ๆ']] }, 3),
    project({}, 4),
  ]);
  expect(planStatuses.map(({ label, count }) => [label, count])).toEqual([
    ['เป็นไปตามแผน', 1],
    ['ช้ากว่าแผน', 0],
    ['เร็วกว่าแผน', 0],
    ['สถานะอื่นที่ไม่อยู่ในรายการ', 2],
    ['ยังไม่รายงาน', 1],
  ]);
});

const countIn = (table: readonly Tally[]) => table.reduce((sum, { count }) => sum + count, 0);

describe('what needs a look', () => {
  test('spending above the budget is counted and shown with its project', () => {
    const summary = summaryOf([
      project({ received: 100, spent: 150 }),
      project({ received: 100, spent: 100 }, 1),
      project({ received: 0, spent: 10 }, 2),
    ]);
    expect(summary.total.overspentCount).toBe(2);
    expect(summary.agencies[0]!.projects.map(({ overspent }) => overspent)).toEqual([50, 0, 10]);
  });

  test('a project is late by its last report alone, and by the words that the office calls late', () => {
    const projects = [
      project({ reports: [[1000, 'ช้ากว่าแผน']] }, 3),
      project(
        {
          agency: 'สำนักอนามัย',
          reports: [
            [1000, 'เป็นไปตามแผน'],
            [2000, 'ช้ากว่าแผน'],
          ],
        },
        1,
      ),
      project(
        {
          reports: [
            [1000, 'ช้ากว่าแผน'],
            [2000, 'เป็นไปตามแผน'],
          ],
        },
        2,
      ),
      project({ reports: [] }, 4),
    ];
    expect(summaryOf(projects).late).toMatchObject([
      { code: '16000000-1001', agency: 'สำนักอนามัย', planStatus: 'ช้ากว่าแผน', progress: 2000 },
      { code: '16000000-1003', agency: 'สำนักการโยธา' },
    ]);
    const others = { ...KNOWN, lateStatuses: ['เป็นไปตามแผน'] };
    expect(summarise(2564, projects.map(summed), others)!.late.map(({ code }) => code)).toEqual(['16000000-1002']);
  });

  test('targets are counted as plans are', () => {
    const { targetStatuses } = summaryOf([project({ reports: [[1000, 'เป็นไปตามแผน']] }), project({}, 1)]);
    expect(targetStatuses.map(({ label }) => label)).toEqual([
      ...defaultSettings.targetStatuses,
      'สถานะอื่นที่ไม่อยู่ในรายการ',
      'ยังไม่รายงาน',
    ]);
    expect(targetStatuses.map(({ count }) => count).reduce((sum, count) => sum + count)).toBe(2);
  });

  test('its date is the latest of its projects’ dates, and none without projects', () => {
    const dated = (date: string, index: number): Project => {
      const one = project({ reports: [[1000, 'เป็นไปตามแผน']] }, index);
      return { ...one, reports: one.reports.map((report) => ({ ...report, date })) };
    };
    expect(summaryOf([dated('2021-03-30', 0), dated('2021-08-31', 1), dated('2021-01-02', 2)]).dataDate).toBe(
      '2021-08-31',
    );
    expect(summaryOf([]).dataDate).toBeNull();
  });
});
