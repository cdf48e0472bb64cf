import { describe, expect, test } from 'vitest';
import { folderName, type PlanRequest, plannedFolders, planRun } from '../../src/batch/plan.ts';
import { createMemoryWorkspace } from '../../src/host/memory-workspace.ts';
import type { EnvironmentFailure } from '../../src/model/environment-failure.ts';
import { madeWorkspace } from './made-workspaces.ts';

const workspace = createMemoryWorkspace({
  files: {
    'data/2565/21000000-0002.yml': '',
    'data/2564/21000000-0010.yaml': '',
    'data/2564/21000000-0002.yaml': '',
    'data/2564/notes.txt': '',
    'data/2564/.21000000-0002.yaml.swp': '',
    'data/.cache/21000000-0009.yaml': '',
    'empty/readme.md': '',
    'other/one.yaml': '',
  },
});

test('without a path, every data file below data, in byte order', () => {
  expect(planRun(workspace, { paths: [] })).toEqual([
    'data/2564/21000000-0002.yaml',
    'data/2564/21000000-0010.yaml',
    'data/2565/21000000-0002.yml',
  ]);
});

test('a year is the folder of its name', () => {
  expect(planRun(workspace, { paths: [], year: 2565 })).toEqual(['data/2565/21000000-0002.yml']);
});

test('a file named twice, once through its folder, is built once', () => {
  expect(planRun(workspace, { paths: ['data/2565/', './data//2565/21000000-0002.yml', 'other'] })).toEqual([
    'data/2565/21000000-0002.yml',
    'other/one.yaml',
  ]);
});

test('files are in byte order, in whatever order they were named', () => {
  expect(planRun(workspace, { paths: ['other', 'data/2565', 'data/2564/21000000-0010.yaml'] })).toEqual([
    'data/2564/21000000-0010.yaml',
    'data/2565/21000000-0002.yml',
    'other/one.yaml',
  ]);
});

test.each([
  [{ paths: ['nowhere'] }, 'nowhere'],
  [{ paths: ['data'], year: 2570 }, 'data/2570'],
  [{ paths: ['empty'] }, 'empty'],
])('%j is reported as not found', (request, path) => {
  expect(() => planRun(workspace, request)).toThrow(expect.objectContaining({ kind: 'not-found', path }));
});

describe('what a run meets among its files', () => {
  const files = {
    'data/2564/21000000-0002.yaml': '',
    'data/2564/notes.txt': '',
    'data/2564/raingan.yaml': '',
    'data/2564/more.yaml/21000000-0009.yaml': '',
    'data/2564/deep/21000000-0003.YAML': '',
  };
  const look = (more: Parameters<typeof madeWorkspace>[0] = {}, request: Partial<PlanRequest> = {}) => {
    const passedOver: string[] = [];
    const made = madeWorkspace({ ...more, files: { ...files, ...more.files } });
    return { planned: planRun(made, { paths: [], ...request }, (path) => passedOver.push(path)), passedOver };
  };

  test('a folder with the name of a data file is planned as one, so that reading it says what it is', () => {
    const { planned, passedOver } = look();
    expect(planned).toEqual([
      'data/2564/21000000-0002.yaml',
      'data/2564/deep/21000000-0003.YAML',
      'data/2564/more.yaml',
    ]);
    expect(passedOver, 'no settings among them').toEqual(['data/2564/notes.txt']);
  });

  test('a link is not followed: one to a data file or a folder is planned, so that reading it says so', () => {
    expect(look({ links: ['data/2564/deep', 'data/2564/21000000-0002.yaml'] }).planned).toEqual([
      'data/2564/21000000-0002.yaml',
      'data/2564/deep',
      'data/2564/more.yaml',
    ]);
    expect(look({ links: ['data/2564/notes.txt'] }).passedOver, 'another link').toEqual([]);
    expect(look({ links: ['data/2564/notes.txt'] }).planned).toHaveLength(3);
  });

  test('a folder that cannot be listed is planned, so that reading it says why, and the others go on', () => {
    expect(look({ fails: [['list', 'data/2564/deep', 'unreadable']] }).planned).toContain('data/2564/deep');
    expect(() => look({ fails: [['list', 'data/2564/deep', 'bug']] })).toThrow('a mistake of the program');
  });

  test('the folder of a year is no link', () => {
    expect(() => look({ links: ['data/2564'] }, { year: 2564 })).toThrow(
      expect.objectContaining({ kind: 'is-a-link', path: 'data/2564' }),
    );
    expect(look({ links: ['data'] }, { paths: ['data'] }).planned, 'a folder that was named may be one').toHaveLength(
      3,
    );
  });

  test('a link that leads nowhere is there: reading it says what it is', () => {
    expect(look({ links: ['lost.yaml'] }, { paths: ['lost.yaml'] }).planned).toEqual(['lost.yaml']);
  });

  test('slashes behind a folder do not count', () => {
    expect(look({}, { paths: ['data///'], year: 2564 }).planned).toHaveLength(3);
    expect(planRun(madeWorkspace({ files: { 'a.yaml': '' } }), { paths: ['/'] })).toEqual(['/a.yaml']);
  });
});

describe('where no data file is found', () => {
  const failureOf = (files: Record<string, string>, paths: readonly string[] = []) => {
    try {
      planRun(madeWorkspace({ files, root: '/office' }), { paths });
    } catch (error) {
      return error as EnvironmentFailure;
    }
    return undefined;
  };

  test('and none was named, the folder is most likely another one', () => {
    for (const paths of [[], ['data'], ['other', 'data']]) {
      const failure = failureOf({ 'other/a.yaml': '' }, paths)!;
      expect(failure.kind).toBe('not-found');
      expect(failure.text.en).toBe('this folder (/office) has no folder `data`');
      expect(failure.text.th).toContain('โฟลเดอร์นี้ (/office) ไม่มีโฟลเดอร์');
      expect(failure.hint.en).toContain('`cd`');
    }
  });

  test('the hint says how to begin, or which file to rename', () => {
    const empty = failureOf({ 'data/notes.md': '' })!;
    expect(empty.text.en).toBe('no data file in `data`');
    expect(empty.hint.en).toContain('`raingan new` starts one');
    const misnamed = failureOf({ 'data/notes.md': '', 'data/21000000-0001.txt': '' })!;
    expect(misnamed.hint.en).toContain(
      '`data/21000000-0001.txt`, whose name does not end in `.yaml`: rename it to `21000000-0001.yaml`',
    );
  });
});

describe('part of a run', () => {
  const sizes = { 'a/1.yaml': 9000, 'a/2.yaml': 1000, 'a/3.yaml': 1000, 'a/4.yaml': 1000 };
  const files = Object.fromEntries(Object.entries(sizes).map(([path, size]) => [path, 'x'.repeat(size)]));
  const shards = (more: Parameters<typeof madeWorkspace>[0] = {}) =>
    [1, 2].map((index) => planRun(madeWorkspace({ files, ...more }), { paths: ['a'], shard: { index, count: 2 } }));

  test('the parts are of nearly equal size', () => {
    expect(shards()).toEqual([['a/1.yaml'], ['a/2.yaml', 'a/3.yaml', 'a/4.yaml']]);
  });

  test('a file whose size cannot be read costs what the smallest costs', () => {
    expect(shards({ fails: [['sizeOf', 'a/1.yaml', 'unreadable']] })).toEqual([
      ['a/2.yaml', 'a/4.yaml'],
      ['a/1.yaml', 'a/3.yaml'],
    ]);
    expect(() => shards({ fails: [['sizeOf', 'a/1.yaml', 'bug']] })).toThrow('a mistake of the program');
  });

  test('it may be empty', () => {
    expect(planRun(madeWorkspace({ files }), { paths: ['a'], shard: { index: 9, count: 9 } })).toEqual([]);
  });
});

describe('the folders whose data files a run takes, all of them', () => {
  const made = madeWorkspace({ files: { 'office/data/2564/a.yaml': '', 'office/b.yaml': '', 'else/c.yaml': '' } });
  const inOffice = {
    ...made,
    root: '/office',
    isFolder: (path: string) => made.isFolder(path.startsWith('/') ? path : `office/${path}`),
  };
  test.each<[string, PlanRequest, readonly string[]]>([
    ['data, where none is named', { paths: [] }, ['data']],
    ['that of a year', { paths: [], year: 2564 }, ['data/2564']],
    ['no file', { paths: ['b.yaml', 'data/'] }, ['data']],
    ['by a whole path', { paths: ['/office/data/2564'] }, ['data/2564']],
    ['the one raingan runs in', { paths: ['/office'] }, ['.']],
    ['none outside', { paths: ['/else', '../else'] }, []],
    ['none for a part of a run', { paths: [], shard: { index: 1, count: 2 } }, []],
  ])('%s', (_, request, expected) => expect(plannedFolders(inOffice, request)).toEqual(expected));

  test.each([
    ['data/2564/', 'data/2564/'],
    ['./data', 'data'],
    ['.', '.'],
    ['..', undefined],
    ['../else', undefined],
    ['..data', '..data'],
    ['/office/data', 'data'],
    ['/office', '.'],
    ['/', undefined],
  ])('%s is %s', (folder, expected) => expect(folderName(folder, '/office')).toBe(expected));

  test('in letters as they are typed, where the system takes them apart', () => {
    expect(folderName('e\u0301', '/')).toBe('\u00e9');
  });
});
