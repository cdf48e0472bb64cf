import { beforeEach, expect, test } from 'vitest';
import { mergeOutputs } from '../../src/batch/merge.ts';
import { takeShard } from '../../src/batch/plan.ts';
import { run } from '../../src/batch/run.ts';
import { createMemoryWorkspace, type MemoryWorkspace } from '../../src/host/memory-workspace.ts';
import { formats } from '../../src/model/report-options.ts';
import { openFakeReporter } from './fake-reporter.mjs';

const files = ['0001', '0002', '0003', '0004', '0005'].map((number) => `data/2564/21000000-${number}.yaml`);
const lock = () => ({ renew() {}, release() {} });

let workspace: MemoryWorkspace;
beforeEach(async () => {
  const data = files.map((file) => [file, `# good ${file.slice(10, 23)} 2564`]);
  workspace = createMemoryWorkspace({
    files: { ...Object.fromEntries(data), 'package/package.json': '{}', 'package/dist/digest.txt': 'x' },
  });
  for (const index of [1, 2]) {
    await build(
      `shard-${index}`,
      takeShard(files, () => 9000, { index, count: 2 }),
    );
  }
});

async function build(out: string, some: readonly string[], template?: string): Promise<void> {
  await run(
    {
      files: some,
      options: { report: { formats, ...(template ? { template } : {}) }, out, strict: false },
      jobs: () => 1,
    },
    {
      ...{ workspace, lock, openReporter: openFakeReporter },
      openPool: () => Promise.reject(new Error('no pool with one job')),
      listener: { opened() {}, damaged() {}, compared() {}, building() {}, finished() {}, notRecorded() {} },
    },
  );
}

const merge = (folders = ['shard-1', 'shard-2']) =>
  mergeOutputs({ folders, out: 'output', expected: files }, workspace, lock);
const told = ({ problems }: ReturnType<typeof merge>) => problems.map(({ en }) => en);

function filesOf(folder: string): Record<string, string> {
  const prefix = `/${folder}/`;
  const paths = [...workspace.files.keys()].filter((path) => path.startsWith(prefix)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(prefix.length), workspace.readText(path)]));
}

test('shards together are what one run writes, manifest included', async () => {
  await build('whole', files);
  expect(merge()).toMatchObject({ documents: 5, copied: 5 * formats.length, problems: [], leftovers: [] });
  expect(filesOf('output')).toEqual(filesOf('whole'));
});

test('merging again copies nothing, and a merged folder is unchanged for a build', async () => {
  merge();
  expect(merge()).toMatchObject({ documents: 5, copied: 0, problems: [] });
  const before = filesOf('output');
  await build('output', files);
  expect(filesOf('output')).toEqual(before);
});

test('a missing shard is reported file by file', () => {
  const missing = takeShard(files, () => 9000, { index: 2, count: 2 });
  expect(missing).not.toEqual([]);
  expect(told(merge(['shard-1']))).toEqual(missing.map((file) => `no report of \`${file}\``));
});

test('a damaged output is reported and left out', () => {
  const [file = ''] = Object.keys(filesOf('shard-1')).map((name) => `shard-1/${name}`);
  workspace.writeWhole(file, Buffer.from('half'));
  const code = file.slice(13, 26);
  expect(told(merge())).toEqual([
    `\`${file}\` is missing or not as it was built`,
    `no report of \`data/2564/${code}.yaml\``,
  ]);
  expect(Object.keys(filesOf('output')).filter((name) => name.includes(code))).toEqual([]);
});

test('data that changed after the build is reported', () => {
  workspace.writeWhole(files[0] ?? '', Buffer.from('# good 21000000-0001 2564 '));
  expect(told(merge())).toEqual([`the report of \`${files[0]}\` was built from other data than the file holds`]);
});

test('a report without data is reported', () => {
  workspace.remove(files[0] ?? '');
  const { problems } = mergeOutputs(
    { folders: ['shard-1', 'shard-2'], out: 'output', expected: files.slice(1) },
    workspace,
    lock,
  );
  expect(problems.map(({ en }) => en)).toEqual(['report `21000000-0001` has no data file']);
});

test('shards built in different ways are reported', async () => {
  await build(
    'shard-2',
    takeShard(files, () => 9000, { index: 2, count: 2 }),
    'other',
  );
  expect(told(merge())).toEqual([
    'reports in `shard-2` were built with another program, template, fonts or options than those before',
  ]);
});

test('one report in two forms is reported, and the first stays', async () => {
  await build('other', files.slice(0, 1), 'other');
  await build('first', files.slice(0, 1));
  const { problems } = mergeOutputs({ folders: ['first', 'other'], out: 'output' }, workspace, lock);
  expect(problems.map(({ en }) => en)).toEqual(['report `21000000-0001` differs between `first` and `other`']);
  expect(filesOf('output')).toEqual(filesOf('first'));
});

test('a folder that is not there is the machine’s failure', () => {
  expect(() => merge(['shard-3'])).toThrow(expect.objectContaining({ kind: 'not-found', path: 'shard-3' }));
});

test('a report without a data file is left over in the united folder, and goes on request', () => {
  const [gone = '', ...left] = files;
  const request = { folders: ['shard-1', 'shard-2'], out: 'output', expected: left, dataFolders: ['data/2564'] };
  const found = mergeOutputs(request, workspace, lock);
  expect(found.leftovers.map(({ code }) => code)).toEqual(['W-LEFTOVER']);
  expect([found.problems, found.documents]).toEqual([[], 5]);
  const shown: string[] = [];
  const pruned = mergeOutputs({ ...request, prune: (paths) => shown.push(...paths) }, workspace, lock);
  expect(pruned).toMatchObject({ problems: [], leftovers: [], documents: 4, removed: formats.length });
  const code = gone.slice(10, 23);
  expect(shown).toEqual(formats.map((format) => `output/2564/${code}.${format}`));
  expect(Object.keys(filesOf('output')).filter((name) => name.includes(code))).toEqual([]);
  expect(workspace.readText('output/2564/manifest.json')).not.toContain(code);
});
