import { beforeEach, describe, expect, test } from 'vitest';
import { alone } from '../../src/batch/processes.ts';
import { run } from '../../src/batch/run.ts';
import type { SourceResult } from '../../src/batch/source-result.ts';
import { createMemoryWorkspace, type MemoryWorkspace } from '../../src/host/memory-workspace.ts';
import { formats, type ReportOptions } from '../../src/model/report-options.ts';
import { openFakeReporter } from './fake-reporter.mjs';

const one = 'data/2564/21000000-0001.yaml';
const two = 'data/2564/21000000-0002.yaml';
const warned = 'data/2565/21000000-0003.yaml';
const all = [one, two, warned];

let workspace: MemoryWorkspace;
let written: string[];
beforeEach(() => {
  const memory = createMemoryWorkspace({
    files: {
      'package/package.json': '{"version":"1.2.3"}',
      'package/dist/digest.txt': `${'1'.repeat(64)}\n`,
      [one]: '# good 21000000-0001 2564',
      [two]: '# good 21000000-0002 2564',
      [warned]: '# warn 21000000-0003 2565',
    },
  });
  written = [];
  workspace = {
    ...memory,
    writeWhole(path, bytes) {
      written.push(path);
      memory.writeWhole(path, bytes);
    },
  };
});

interface Setting extends Partial<ReportOptions> {
  readonly strict?: boolean;
  readonly force?: boolean;
  readonly files?: readonly string[];
}

async function build({ strict = false, force = false, files = all, ...report }: Setting = {}) {
  written.length = 0;
  const results: SourceResult[] = [];
  const damaged: string[] = [];
  const locked: string[] = [];
  const summary = await run(
    {
      files,
      options: { report: { formats: ['pdf', 'docx'], ...report }, out: 'output', strict },
      processes: () => alone,
      force,
    },
    {
      workspace,
      openReporter: openFakeReporter,
      openPool: () => Promise.reject(new Error('no pool with one job')),
      lock(folder) {
        locked.push(folder);
        return { renew() {}, release() {} };
      },
      listener: {
        opened() {},
        damaged: (paths) => damaged.push(...paths),
        compared() {},
        building() {},
        finished: (result) => results.push(result),
        notRecorded() {},
      },
    },
  );
  return {
    summary,
    results,
    damaged,
    locked,
    built: results.filter(({ state }) => state === 'built').map(({ file }) => file),
  };
}

const put = (path: string, text: string) => workspace.writeWhole(path, Buffer.from(text));
const manifest = (year: number) => workspace.readText(`output/${year}/manifest.json`);

test('a second run builds nothing, writes nothing, takes no lock, and reports the same outputs', async () => {
  const first = await build();
  const second = await build();
  expect(second.summary).toEqual({
    ...{ built: 0, unchanged: 3, unchangedWithWarnings: 1, failed: 0, notStarted: 0, status: 0 },
  });
  expect([written, second.locked]).toEqual([[], []]);
  expect(second.results.map(({ outputs }) => outputs)).toEqual(first.results.map(({ outputs }) => outputs));
});

test('a changed data file is built alone, and changes one line of the manifest', async () => {
  await build();
  const before = manifest(2564).split('\n');
  put(two, '# good 21000000-0002 2564\n# a word');
  const { built } = await build();
  expect(built).toEqual([two]);
  expect(written).toEqual([
    'output/2564/21000000-0002.pdf',
    'output/2564/21000000-0002.docx',
    'output/2564/manifest.json',
  ]);
  const after = manifest(2564).split('\n');
  expect(after.filter((line, at) => line !== before[at])).toHaveLength(1);
});

describe('an output that is not as it was built is built again', () => {
  test.each([
    ['edited', () => put('output/2564/21000000-0001.docx', 'edited'), ['output/2564/21000000-0001.docx']],
    [
      'edited, of the same size',
      () => {
        const bytes = workspace.readBytes('output/2564/21000000-0001.docx').slice();
        bytes[7] = 0;
        workspace.writeWhole('output/2564/21000000-0001.docx', bytes);
      },
      ['output/2564/21000000-0001.docx'],
    ],
    ['cut short', () => put('output/2564/21000000-0001.pdf', ''), ['output/2564/21000000-0001.pdf']],
    ['deleted', () => workspace.remove('output/2564/21000000-0001.pdf'), undefined],
  ])('%s', async (_, spoil, altered) => {
    await build();
    const pdf = workspace.readBytes('output/2564/21000000-0001.pdf').slice();
    spoil();
    const { built, results } = await build();
    expect(built).toEqual([one]);
    expect(results[0]?.altered).toEqual(altered);
    expect(workspace.readBytes('output/2564/21000000-0001.pdf')).toEqual(pdf);
    expect((await build()).built).toEqual([]);
  });
});

describe('what makes every document anew', () => {
  test.each<[string, Setting, () => void]>([
    ['--force', { force: true }, () => {}],
    ['another template', { template: 'other' }, () => {}],
    ['a draft', { draft: true }, () => {}],
    ['a date', { date: '2020-09-13' as ReportOptions['date'] & string }, () => {}],
    ['other rules for DOCX pages', { docxPages: 'flow' }, () => {}],
    ['another program', {}, () => put('package/dist/digest.txt', `${'2'.repeat(64)}\n`)],
  ])('%s', async (_, setting, change) => {
    await build();
    change();
    expect((await build(setting)).built).toEqual(all);
  });

  test.each<[string, Setting, () => void]>([
    ['fewer formats', { formats: ['pdf'] }, () => {}],
    ['the files in another order', { files: [warned, two, one] }, () => {}],
  ])('not %s', async (_, setting, change) => {
    await build();
    change();
    expect((await build(setting)).built).toEqual([]);
  });
});

test('a run that builds all again leaves the manifest as it is', async () => {
  await build();
  await build({ force: true });
  expect(written).toHaveLength(6);
  expect(written.filter((path) => path.endsWith('.json'))).toEqual([]);
});

test('a format that was not built yet is built, and the other stays recorded', async () => {
  await build();
  const both = manifest(2564);
  workspace.remove('output/2564/manifest.json');
  await build({ formats: ['docx'] });
  await build({ formats: ['pdf'] });
  expect(manifest(2564)).toBe(both);
});

test('a format built from older data is recorded as that', async () => {
  await build();
  put(one, '# good 21000000-0001 2564\n# a word');
  await build({ formats: ['pdf'] });
  const { outputs, earlier, data } = JSON.parse(manifest(2564)).documents['21000000-0001'];
  expect([Object.keys(outputs), Object.keys(earlier)]).toEqual([['pdf'], ['docx']]);
  expect(earlier.docx.data).not.toBe(data.sha256);
  expect((await build()).built).toEqual([one]);
  expect(JSON.parse(manifest(2564)).documents['21000000-0001']).not.toHaveProperty('earlier');
});

test('with strict, a report that had warnings is looked at again, so that they stop it', async () => {
  await build();
  const { summary, results } = await build({ strict: true });
  expect(results.map(({ state }) => state)).toEqual(['unchanged', 'unchanged', 'failed']);
  expect(results[2]?.diagnostics).toHaveLength(1);
  expect(summary.status).toBe(1);
});

test('the manifest is the same for shards one after the other as for one run', async () => {
  await build();
  const [whole, wholeNext] = [manifest(2564), manifest(2565)];
  for (const path of [...workspace.files.keys()]) if (path.startsWith('/output')) workspace.remove(path);
  await build({ files: [two, warned] });
  await build({ files: [one] });
  expect([manifest(2564), manifest(2565)]).toEqual([whole, wholeNext]);
});

test('the manifest holds no path of the machine and no time', async () => {
  await build();
  expect(JSON.parse(manifest(2565))).toEqual({
    version: 1,
    recipes: {
      [String(Object.keys(JSON.parse(manifest(2565)).recipes)[0])]: {
        tool: { version: '1.2.3', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
        ...{ template: 't', fonts: 'f', dictionary: 'd' },
        options: { draft: false, docxPages: 'lock' },
      },
    },
    documents: {
      '21000000-0003': {
        data: { file: '21000000-0003.yaml', folder: 'data/2565', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
        recipe: expect.stringMatching(/^[0-9a-f]{16}$/),
        warnings: 1,
        outputs: {
          pdf: { pages: 3, bytes: 2100, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
          docx: { pages: 3, bytes: 2200, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
        },
      },
    },
  });
});

test.each(['', '{', '{"version":2}', '<<<<<<< headBits\n{}', '{"version":1,"recipes":{},"documents":{"../x":{}}}'])(
  'a manifest that reads %j is reported, and its documents are built again',
  async (text) => {
    await build();
    put('output/2564/manifest.json', text);
    const { built, damaged } = await build();
    expect(damaged).toEqual(['output/2564/manifest.json']);
    expect(built).toEqual([one, two]);
    expect((await build()).built).toEqual([]);
  },
);

test('documents whose outputs are gone leave the manifest with the next build', async () => {
  await build();
  for (const format of ['pdf', 'docx']) workspace.remove(`output/2564/21000000-0002.${format}`);
  put(one, '# good 21000000-0001 2564\n# a word');
  await build({ files: [one] });
  expect(Object.keys(JSON.parse(manifest(2564)).documents)).toEqual(['21000000-0001']);
});

test('every format is recorded, and found unchanged', async () => {
  await build({ formats });
  const { documents } = JSON.parse(manifest(2564));
  expect(Object.keys(documents['21000000-0001'].outputs)).toEqual(formats);
  expect((await build({ formats })).built).toEqual([]);
});
