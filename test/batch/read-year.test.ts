import { describe, expect, test } from 'vitest';
import { planYears, readYear } from '../../src/batch/read-year.ts';
import { createMemoryWorkspace, type MemoryFiles } from '../../src/host/memory-workspace.ts';
import { projectYaml } from '../support/project-yaml.ts';
import { makeProject } from '../support/projects.ts';

const size = { paragraphs: 1, sentencesPerParagraph: 1, reports: 0 };
const yaml = (seed: number, year: number) => projectYaml(makeProject(seed, size, year));
const codeOf = (seed: number) => makeProject(seed, size, 2564).project.code;
const fileOf = (seed: number, folder = 'data/2564') => `${folder}/${codeOf(seed)}.yaml`;

const files = {
  [fileOf(1)]: yaml(1, 2564),
  [fileOf(2)]: yaml(2, 2564),
  [fileOf(3)]: yaml(3, 2565),
  [fileOf(4)]: 'schemaVersion: 1\n',
  [fileOf(5)]: yaml(5, 2564),
  'data/2564/notes.yaml.txt': 'x',
  'data/2565/readme.md': 'x',
};
const read = (more: MemoryFiles = {}, paths: readonly string[] = [], year = 2564) =>
  readYear(
    createMemoryWorkspace({ ...more, files: more.files ?? files }),
    paths,
    year,
    ({ project }) => project.project.name,
  );

describe('the data files of a fiscal year', () => {
  test('are kept as asked, in the order of their files, with their codes', () => {
    const data = read();
    const inOrder = [1, 2, 5].sort((a, b) => (fileOf(a) < fileOf(b) ? -1 : 1));
    expect(data.codes).toEqual(inOrder.map(codeOf));
    expect(data.projects).toEqual(inOrder.map((seed) => makeProject(seed, size, 2564).project.name));
    expect(data.files).toHaveLength(5);
  });

  test('of another year among them are strangers, and broken ones are named with their errors', () => {
    const data = read();
    expect(data.strangers).toEqual([fileOf(3)]);
    expect(data.broken).toEqual([fileOf(4)]);
    expect(data.diagnostics.map(({ code, file }) => `${code} ${file}`)).toContain(`E-MISSING-KEY ${fileOf(4)}`);
    expect(
      data.diagnostics.every(({ file }) => file === fileOf(4)),
      'errors of broken files alone',
    ).toBe(true);
    expect(data.failures).toEqual([]);
  });

  test('that the machine does not let be read are broken, with the reason', () => {
    const data = read({ refused: { [fileOf(1)]: 'unreadable' } });
    expect([...data.broken].sort()).toEqual([fileOf(1), fileOf(4)].sort());
    expect(data.failures.map(({ kind }) => kind)).toEqual(['unreadable']);
  });

  test('of one code in two files are an error of both', () => {
    const copy = { ...files, [fileOf(1, 'data/2564/copy')]: yaml(1, 2564) };
    const duplicates = read({ files: copy }).diagnostics.filter(({ code }) => code === 'E-CODE-DUPLICATE');
    expect(duplicates.map(({ file }) => file).sort()).toEqual([fileOf(1), fileOf(1, 'data/2564/copy')].sort());
    expect(read().diagnostics.filter(({ code }) => code === 'E-CODE-DUPLICATE')).toEqual([]);
  });

  test('that were passed over for their names are named once', () => {
    const { misnamed } = read({}, ['data', 'data']);
    expect(misnamed.map(({ code, file }) => `${code} ${file}`)).toEqual(['W-FILE-NAME data/2564/notes.yaml.txt']);
  });

  test('may be none: a year without files is an empty year, a path that is not there is a failure', () => {
    expect(read({}, [], 2566)).toMatchObject({ files: [], projects: [], broken: [] });
    expect(() => read({}, ['nowhere'])).toThrow(expect.objectContaining({ kind: 'not-found' }));
  });
});

test('the files of several paths are each taken once; without a year, of all years', () => {
  const workspace = createMemoryWorkspace({ files: { ...files, [fileOf(6, 'data/2565')]: yaml(6, 2565) } });
  expect(planYears(workspace, ['data', fileOf(1)], 2564, () => {})).toHaveLength(5);
  expect(planYears(workspace, [], undefined, () => {})).toHaveLength(6);
});
