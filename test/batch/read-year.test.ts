import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { planYears, readProjects, readYear } from '../../src/batch/read-year.ts';
import { createWorkspace } from '../../src/host/node-workspace.ts';
import type { LoadedProject } from '../../src/project/project-source.ts';
import { projectYaml } from '../support/project-yaml.ts';
import { makeProject, times } from '../support/projects.ts';
import { madeWorkspace } from './made-workspaces.ts';

const root = mkdtempSync(join(tmpdir(), 'raingan-read-year-'));
afterAll(() => rmSync(root, { recursive: true }));

const made = times(30, (index) => makeProject(index + 1, { reports: 2 }));
const year = made[0]!.project.fiscalYear;
mkdirSync(join(root, 'data', String(year)), { recursive: true });
for (const project of made) {
  const text = projectYaml({ ...project, project: { ...project.project, fiscalYear: year } });
  writeFileSync(join(root, 'data', String(year), `${project.project.code}.yaml`), text);
}

test('a year is read one project at a time, and nothing of a project is kept but what is asked of it', () => {
  const workspace = createWorkspace({ root, packageRoot: process.cwd() });
  const reads: string[] = [];
  const counting = {
    ...workspace,
    readBytes: (...args: Parameters<typeof workspace.readBytes>) => {
      reads.push(args[0]);
      return workspace.readBytes(...args);
    },
  };
  const readBefore: number[] = [];
  const given: LoadedProject[] = [];
  const data = readYear(counting, [], year, (loaded) => {
    readBefore.push(reads.length);
    given.push(loaded);
    return loaded.project.project.code.length;
  });
  expect(data.projects).toEqual(given.map(({ project }) => project.project.code.length));
  expect(data.codes).toEqual(given.map(({ project }) => project.project.code));
  // Each is handed on before the next is read, and no file is read twice.
  expect(readBefore).toEqual(given.map((_, index) => index + 1));
  expect(reads).toHaveLength(data.files.length);
});

const { project, ...rest } = makeProject(1, { paragraphs: 1, reports: 1 });
const dataOf = (code: string, fiscalYear = 2564) => projectYaml({ ...rest, project: { ...project, code, fiscalYear } });
const fileOf = (code: string, folder = 'data/2564') => `${folder}/${code}.yaml`;
const [one, two, three] = ['21000000-0001', '21000000-0002', '21000000-0003'];

const filesOf = (...codes: readonly string[]) => Object.fromEntries(codes.map((code) => [fileOf(code), dataOf(code)]));
function read(made: Parameters<typeof madeWorkspace>[0], paths: readonly string[] = [], year = 2564) {
  return readYear(madeWorkspace(made), paths, year, ({ project: { project: own } }) => own.code);
}

describe('the data files of a year', () => {
  test('are those of its folder, in the order of their names', () => {
    expect(read({ files: filesOf(two, one) })).toEqual({
      files: [fileOf(one), fileOf(two)],
      projects: [one, two],
      codes: [one, two],
      ...{ strangers: [], failures: [], broken: [], misnamed: [], diagnostics: [] },
    });
  });

  test('are those of each of several folders, each once', () => {
    const files = { ...filesOf(one), [fileOf(two, 'more/2564')]: dataOf(two), [fileOf(three, 'more/2565')]: 'x' };
    expect(read({ files }, ['more', 'data', 'more/']).files).toEqual([fileOf(two, 'more/2564'), fileOf(one)]);
  });

  test('may be none, where the folder of the data is there', () => {
    expect(read({ files: filesOf(one) }, [], 2570)).toMatchObject({ files: [], projects: [], diagnostics: [] });
    expect(read({ files: { 'data/2570/notes.md': 'x' } }, [], 2570).files).toEqual([]);
  });

  test('where it is not, that is the machine’s failure, and so is a link in place of the year', () => {
    expect(() => read({ files: filesOf(one) }, ['nowhere'])).toThrow(expect.objectContaining({ kind: 'not-found' }));
    expect(() => read({ files: filesOf(one), links: ['data/2564'] })).toThrow(
      expect.objectContaining({ kind: 'is-a-link' }),
    );
    expect(() => read({ files: filesOf(one), fails: [['list', 'data/2564', 'bug']] })).toThrow('mistake');
  });

  test('of all years are those below the folders', () => {
    const files = { ...filesOf(one), [fileOf(two, 'data/2565')]: 'x' };
    const passedOver: string[] = [];
    const workspace = madeWorkspace({ files: { ...files, 'data/notes.txt': 'x' } });
    expect(planYears(workspace, [], undefined, (path) => passedOver.push(path))).toEqual([
      ...[fileOf(one), fileOf(two, 'data/2565')],
    ]);
    expect(passedOver).toEqual(['data/notes.txt']);
    expect(planYears(workspace, [], 2565, () => {})).toEqual([fileOf(two, 'data/2565')]);
  });
});

describe('among them', () => {
  test('a project of another year is a stranger', () => {
    const files = { ...filesOf(one), [fileOf(two)]: dataOf(two, 2565) };
    expect(read({ files })).toMatchObject({ codes: [one], strangers: [fileOf(two)], broken: [], diagnostics: [] });
  });

  test('one with errors is broken, and they are named', () => {
    const files = { ...filesOf(one), [fileOf(two)]: 'schemaVersion: 1' };
    const { codes, broken, diagnostics, failures } = read({ files });
    expect([codes, broken, failures]).toEqual([[one], [fileOf(two)], []]);
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(new Set(diagnostics.map(({ file }) => file))).toEqual(new Set([fileOf(two)]));
  });

  test('one that is a link is broken, too', () => {
    const { broken, diagnostics } = read({ files: filesOf(one, two), links: [fileOf(two)] });
    expect([broken, diagnostics.map(({ code }) => code)]).toEqual([[fileOf(two)], ['E-FILE-KIND']]);
  });

  test('one that may not be read is broken, and the machine’s reason is kept', () => {
    const { codes, broken, failures, diagnostics } = read({
      files: filesOf(one, two),
      refused: { [fileOf(one)]: 'unreadable' },
    });
    expect([codes, broken, diagnostics]).toEqual([[two], [fileOf(one)], []]);
    expect(failures.map(({ kind, path }) => `${kind} ${path}`)).toEqual([`unreadable ${fileOf(one)}`]);
    expect(() => read({ files: filesOf(one), fails: [['readBytes', fileOf(one), 'bug']] })).toThrow('mistake');
  });

  test('two of one code are named, both; three others are not', () => {
    const copy = fileOf(one, 'data/2564/copy');
    const { diagnostics } = read({ files: { ...filesOf(one, two, three), [copy]: dataOf(one) } });
    expect(diagnostics.map(({ code, file }) => `${code} ${file}`)).toEqual([
      ...[`E-CODE-DUPLICATE ${fileOf(one)}`, `E-CODE-DUPLICATE ${copy}`],
    ]);
  });

  test('one whose name was meant to be that of a data file is named once, however often its folder is', () => {
    const files = { ...filesOf(one), [`data/2564/${two}.yaml.txt`]: dataOf(two) };
    expect(read({ files }, ['data', './data']).misnamed.map(({ code }) => code)).toEqual(['W-FILE-NAME']);
  });
});

test('files are read one by one, as they are wanted', () => {
  const workspace = madeWorkspace({ files: filesOf(one), refused: { [fileOf(two)]: 'unreadable' } });
  const [first, second] = [...readProjects(workspace, [fileOf(two), fileOf(one)])];
  expect(first).toMatchObject({ file: fileOf(two), diagnostics: [], failure: { kind: 'unreadable' } });
  expect(second).toMatchObject({ file: fileOf(one), value: { project: { project: { code: one } } } });
});
