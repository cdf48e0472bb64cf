import { describe, expect, test } from 'vitest';
import type { ProgressReport, Project } from '../../src/model/project.ts';
import { byAgency, missingReport } from '../../src/summary/missing-reports.ts';
import { makeProject } from '../support/projects.ts';

const made = makeProject(1, { reports: 1 });
const withReports = (...dates: (string | null)[]): Project => ({
  ...made,
  reports: dates.map(
    (date, index): ProgressReport => ({ ...made.reports[0]!, number: index + 1, date, progress: 100 }),
  ),
});

describe('a project has not reported', () => {
  test.each<[readonly (string | null)[], string | undefined, boolean]>([
    [[], undefined, true],
    [['2021-03-31'], undefined, false],
    [[null], undefined, false],
    [[], '2021-03', true],
    [['2021-03-01'], '2021-03', false],
    [['2021-03-31', '2021-04-30'], '2021-03', false],
    [['2021-02-28', '2021-04-01', '2020-03-15'], '2021-03', true],
    [[null], '2021-03', true], // of an unknown day
  ])('with reports of %j in the month %s: %s', (dates, month, is) => {
    expect(missingReport(withReports(...dates), month) !== undefined).toBe(is);
  });

  test('and is named with who is responsible, and with its last report', () => {
    expect(missingReport(withReports('2021-01-31', '2021-02-28'), '2021-03')).toEqual({
      code: made.project.code,
      name: made.project.name,
      agency: made.organization.path[0],
      responsible: made.contacts.responsible.name,
      phone: made.contacts.responsible.phone ?? '',
      last: { number: 2, date: '2021-02-28', progress: 100 },
    });
    expect(missingReport(withReports())).not.toHaveProperty('last');
  });
});

test('they are listed by agency, then by code', () => {
  const of = (agency: string, code: string) => ({ agency, code, name: '', responsible: '', phone: '' });
  const listed = byAgency([of('ข', '1'), of('ก', '2'), of('ก', '1')]);
  expect(listed.map(({ agency, code }) => agency + code)).toEqual(['ก1', 'ก2', 'ข1']);
});
