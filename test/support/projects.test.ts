import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { projectYaml } from './project-yaml.ts';
import { makeProject, times } from './projects.ts';
import { longName, longParagraph } from './special-projects.ts';

test('the same seed gives the same file, another seed another one', () => {
  const files = times(50, (seed) => projectYaml(makeProject(seed)));
  expect(times(50, (seed) => projectYaml(makeProject(seed)))).toEqual(files);
  expect(new Set(files).size).toBe(50);
});

test('codes are unique and dates lie in the fiscal year', () => {
  const projects = times(500, (seed) => makeProject(seed));
  expect(new Set(projects.map(({ project }) => project.code)).size).toBe(500);
  for (const { project, reports } of projects) {
    for (const { date } of reports) {
      expect(date === null || (date >= project.startDate && date <= project.endDate)).toBe(true);
    }
  }
});

test('what the reports disbursed adds up to what was spent', () => {
  for (const { project, reports } of times(200, (seed) => makeProject(seed))) {
    const disbursed = reports.reduce((sum, report) => sum + report.disbursed, 0);
    expect(disbursed).toBe(project.budget.spent);
  }
});

test('texts reach the data file as they are', () => {
  for (const seed of times(50, (index) => index)) {
    const project = makeProject(seed);
    const data = parse(projectYaml(project)) as typeof project;
    expect(data.rationale).toEqual(project.rationale);
    expect(data.project.code).toBe(project.project.code);
    expect(data.reports.map(({ narrative }) => narrative)).toEqual(project.reports.map(({ narrative }) => narrative));
  }
});

test('long texts have the length they promise', () => {
  expect(longName().project.name).toHaveLength(300);
  expect(longParagraph().rationale[0]).toHaveLength(3000);
});
