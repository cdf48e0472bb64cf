import { expect, test } from 'vitest';
import type { ProgressReport } from '../../src/model/project.ts';
import { lastReport } from '../../src/project/last-report.ts';
import { projectState } from '../../src/summary/project-state.ts';

const reports = (...given: readonly (readonly [number: number, progress: number])[]) => ({
  reports: given.map(([number, progress]) => ({ number, progress }) as ProgressReport),
});

test.each([
  ['without a report', reports(), 'notReported', undefined],
  ['at nothing', reports([1, 0]), 'inProgress', 1],
  ['just below the whole', reports([1, 9_999]), 'inProgress', 1],
  ['at the whole', reports([1, 5_000], [2, 10_000]), 'complete', 2],
  ['in another order', reports([2, 10_000], [1, 5_000]), 'complete', 2],
  ['that went back', reports([1, 10_000], [2, 5_000]), 'inProgress', 2],
])('a project %s', (_, project, state, last) => {
  expect(projectState(project)).toBe(state);
  expect(lastReport(project.reports)?.number).toBe(last);
});
