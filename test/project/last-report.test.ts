import { describe, expect, test } from 'vitest';
import type { Project } from '../../src/model/project.ts';
import { lastReport, lastReports } from '../../src/project/last-report.ts';
import { incompleteAtEnd } from '../../src/project/rules/incomplete-at-end.ts';
import type { RuleContext } from '../../src/project/rules/rule.ts';
import { spentSumMismatch } from '../../src/project/rules/spent-sum-mismatch.ts';
import { projectBar } from '../../src/template/bar.ts';
import { makeProject } from '../support/projects.ts';

const numbered = (...numbers: number[]) => numbers.map((number) => ({ number }));

describe('the last report has the highest number,', () => {
  test.each([
    ['of none', [], undefined],
    ['in order', [1, 2, 3], 3],
    ['pasted above the others', [3, 1, 2], 3],
  ])('%s', (_, numbers, last) => {
    expect(lastReport(numbered(...numbers))?.number).toBe(last);
  });

  test.each([
    ['fewer than wanted', [2, 1], [2, 1]],
    ['in order', [1, 2, 3, 4], [2, 3, 4]],
    ['pasted above the others', [4, 1, 2, 3], [4, 2, 3]],
  ])('and the last three keep the order of the file: %s', (_, numbers, last) => {
    expect(lastReports(numbered(...numbers), 3)).toEqual(numbered(...last));
  });
});

describe('with the last report pasted above the others', () => {
  const made = makeProject(1, { paragraphs: 1, sentencesPerParagraph: 1, reports: 3, sentencesPerReport: 1 }, 2564);
  const { endDate, budget } = made.project;
  const [first, second, third] = made.reports.map((report, index) => ({
    ...report,
    progress: 1_000 * (index + 1),
    disbursed: 100 * (index + 1),
  }));
  const project = {
    ...made,
    project: { ...made.project, budget: { ...budget, received: 1_000, spent: 300, disbursedMode: 'cumulative' } },
    reports: [{ ...third!, date: endDate }, first!, second!],
  } as Project;

  test('the bar shows its progress', () => {
    expect(projectBar({ src: 'bar', style: { fontSize: 11, linePitch: 20 } as never }, project, false)?.alt).toBe(
      'ความก้าวหน้าร้อยละ 30.00',
    );
  });

  test('its progress is the one that is incomplete at the end', () => {
    expect(incompleteAtEnd.check(project, {} as RuleContext)).toMatchObject([
      { path: ['reports', 0, 'progress'], actual: '30.00' },
    ]);
  });

  test('its cumulative disbursement is the one compared with the amount spent', () => {
    expect(spentSumMismatch.check(project, {} as RuleContext)).toEqual([]);
  });
});
