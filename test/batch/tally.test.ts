import { describe, expect, test } from 'vitest';
import { explainException } from '../../src/batch/explain-exception.ts';
import type { SourceResult } from '../../src/batch/source-result.ts';
import { addSummaries, createTally } from '../../src/batch/tally.ts';
import { failureOfKind } from '../../src/model/environment-failure.ts';

const result = (state: SourceResult['state'], more: Partial<SourceResult> = {}): SourceResult => ({
  ...{ file: 'a.yaml', code: null, state, outputs: [], diagnostics: [], warnings: 0, ms: 0 },
  ...more,
});
const failure = explainException(failureOfKind('unreadable', 'a.yaml'), 'a.yaml');

function summaryOf(total: number, results: readonly SourceResult[], interrupted = false) {
  const tally = createTally(total);
  for (const each of results) tally.add(each);
  return tally.summary(interrupted);
}

describe('a run is counted', () => {
  test('by what became of each file', () => {
    const results = [result('built'), result('unchanged'), result('unchanged', { warnings: 2 }), result('failed')];
    expect(summaryOf(5, results)).toEqual({
      ...{ built: 1, unchanged: 2, unchangedWithWarnings: 1, failed: 1, notStarted: 1, status: 1 },
    });
  });

  test.each<[string, readonly SourceResult[], number]>([
    ['done', [result('built'), result('unchanged')], 0],
    ['findings that stop', [result('failed'), result('built')], 1],
    ['the machine failed', [result('failed', { failure }), result('failed')], 3],
  ])('%s: status', (_, results, status) => {
    expect(summaryOf(results.length, results).status).toBe(status);
  });

  test('an interrupt counts only when something is left undone', () => {
    expect(summaryOf(2, [result('built')], true).status).toBe(130);
    expect(summaryOf(1, [result('built')], true).status).toBe(0);
    expect(summaryOf(2, [result('built')]).status).toBe(0);
  });

  test('what fails besides a report raises the status, and never lowers it', () => {
    const tally = createTally(1);
    tally.add(result('failed', { failure }));
    tally.raise(1);
    expect(tally.summary(false).status).toBe(3);
  });
});

test('several runs are added up; the worst status is theirs', () => {
  const one = summaryOf(3, [result('built'), result('unchanged', { warnings: 1 })]);
  const two = summaryOf(2, [result('failed'), result('failed', { failure })]);
  expect(addSummaries([one, two])).toEqual({
    ...{ built: 1, unchanged: 1, unchangedWithWarnings: 1, failed: 2, notStarted: 1, status: 3 },
  });
  expect(addSummaries([]).status).toBe(0);
});
