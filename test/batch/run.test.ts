import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { alone } from '../../src/batch/processes.ts';
import { run } from '../../src/batch/run.ts';
import type { SourceResult } from '../../src/batch/source-result.ts';
import type { RunSummary } from '../../src/batch/tally.ts';
import { createMemoryWorkspace, type MemoryFiles } from '../../src/host/memory-workspace.ts';
import type { Format } from '../../src/model/report-options.ts';
import { projectYaml } from '../support/project-yaml.ts';
import { makeProject } from '../support/projects.ts';
import { content, openFakeReporter } from './fake-reporter.mjs';

const good = 'data/2564/21000000-0001.yaml';
const warned = 'data/2564/21000000-0002.yaml';
const bad = 'data/2564/21000000-0003.yaml';
const buggy = 'data/2564/21000000-0004.yaml';
const last = 'data/2565/21000000-0005.yaml';
const files = {
  [good]: '# good 21000000-0001 2564',
  [warned]: '# warn 21000000-0002 2564',
  [bad]: '# bad',
  [buggy]: '# throw',
  [last]: '# good 21000000-0005 2565',
};

const packageFiles = { 'package/package.json': '{"version":"1.2.3"}', 'package/dist/digest.txt': 'x' };
const silent = { opened() {}, damaged() {}, compared() {}, building() {}, finished() {}, notRecorded() {} };
const noneUnchanged = { unchanged: 0, unchangedWithWarnings: 0 };

interface Setting extends MemoryFiles {
  readonly run?: readonly string[];
  readonly strict?: boolean;
  readonly formats?: readonly Format[];
  readonly abortAfter?: string;
}

async function runWith({ run: names, strict = false, formats = ['pdf'], abortAfter, ...memory }: Setting) {
  const workspace = createMemoryWorkspace({ ...memory, files: { ...packageFiles, ...(memory.files ?? files) } });
  const results: SourceResult[] = [];
  const interrupt = new AbortController();
  const summary: RunSummary = await run(
    {
      files: names ?? Object.keys(files),
      options: { report: { formats }, out: 'output', strict },
      processes: () => alone,
    },
    {
      workspace,
      openReporter: openFakeReporter,
      openPool: () => Promise.reject(new Error('no pool with one job')),
      lock: () => ({ renew() {}, release() {} }),
      listener: {
        ...silent,
        finished(result) {
          results.push(result);
          if (result.file === abortAfter) interrupt.abort();
        },
      },
      signal: interrupt.signal,
    },
  );
  const outputs = [...workspace.files.keys()].filter((path) => /^\/output\/.*[fx]$/.test(path));
  return { summary, results, workspace, outputs };
}

const fileOf = ({ file, state }: SourceResult) => `${state} ${file}`;

test('a bad file and a bug among good files stop nobody else', async () => {
  const { summary, results, outputs } = await runWith({});
  expect(results.map(fileOf)).toEqual([
    `built ${good}`,
    `built ${warned}`,
    `failed ${bad}`,
    `failed ${buggy}`,
    `built ${last}`,
  ]);
  expect(outputs).toEqual([
    '/output/2564/21000000-0001.pdf',
    '/output/2564/21000000-0002.pdf',
    '/output/2565/21000000-0005.pdf',
  ]);
  expect(summary).toEqual({ ...noneUnchanged, built: 3, failed: 2, notStarted: 0, status: 3 });
});

test('an output is described by its path, format, pages, size and digest', async () => {
  const { results, workspace } = await runWith({ run: [last], formats: ['pdf', 'docx'] });
  const described = (format: Format) => ({
    path: `output/2565/21000000-0005.${format}`,
    format,
    pages: 3,
    bytes: content('21000000-0005', format).length,
    sha256: createHash('sha256').update(content('21000000-0005', format)).digest('hex'),
  });
  expect(results[0]?.outputs).toEqual([described('pdf'), described('docx')]);
  expect(workspace.files.get('/output/2565/21000000-0005.docx')).toEqual(content('21000000-0005', 'docx'));
});

describe('exit status', () => {
  test.each([
    ['nothing to do', { run: [] }, 0],
    ['warnings pass', { run: [good, warned] }, 0],
    ['warnings stop when strict', { run: [good, warned], strict: true }, 1],
    ['bad data', { run: [good, bad] }, 1],
    ['a bug', { run: [good, buggy] }, 3],
    ['bad data and a bug', { run: [bad, buggy, bad] }, 3],
    ['an unreadable file', { run: [good, bad, last], refused: { [last]: 'unreadable' } }, 3],
    ['an interrupt', { run: [bad, good, last], abortAfter: bad }, 130],
    ['an interrupt after the last file', { run: [good, last], abortAfter: last }, 0],
  ] satisfies [string, Setting, number][])('%s', async (_, setting, status) => {
    expect((await runWith(setting)).summary.status).toBe(status);
  });
});

test('a strict run writes nothing of a report with warnings', async () => {
  const { outputs } = await runWith({ run: [warned], strict: true });
  expect(outputs).toEqual([]);
});

test('a bug is reported with the file, and its stack is kept for whoever asks', async () => {
  const { results } = await runWith({ run: [buggy] });
  expect(results[0]?.failure).toMatchObject({ kind: 'internal', stack: expect.stringContaining('TypeError') });
  expect(results[0]?.failure?.message.en).toContain(buggy);
  expect(results[0]?.failure?.message.th).toContain(buggy);
});

test('of two files with one code neither is built, and the others are', async () => {
  const { project, ...rest } = makeProject(1, { paragraphs: 1, reports: 1 });
  const data = `# good 21000000-0001 2564\n${projectYaml({ ...rest, project: { ...project, code: '21000000-0001' } })}`;
  const copy = 'data/copy/21000000-0001.yaml';
  const { results, outputs } = await runWith({
    files: { ...files, [good]: data, [copy]: data },
    run: [good, last, copy],
  });
  expect(results.map(fileOf)).toEqual([`failed ${good}`, `built ${last}`, `failed ${copy}`]);
  expect(results.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code))).toEqual([
    'E-CODE-DUPLICATE',
    'E-CODE-DUPLICATE',
  ]);
  expect(outputs).toEqual(['/output/2565/21000000-0005.pdf']);
});

test('a full disk ends the run: no other report would fit either', async () => {
  const { summary, results } = await runWith({
    run: [good, warned, last],
    refused: { 'output/2564/21000000-0002.pdf': 'disk-full' },
  });
  expect(results.map(fileOf)).toEqual([`built ${good}`, `failed ${warned}`]);
  expect(summary).toEqual({ ...noneUnchanged, built: 1, failed: 1, notStarted: 1, status: 3 });
});

test('an output that cannot be written fails its report and no other', async () => {
  const { results, summary } = await runWith({
    run: [good, last],
    formats: ['pdf', 'docx'],
    refused: { 'output/2564/21000000-0001.docx': 'read-only' },
  });
  expect(results.map(fileOf)).toEqual([`failed ${good}`, `built ${last}`]);
  expect(results[0]?.outputs.map(({ path }) => path)).toEqual(['output/2564/21000000-0001.pdf']);
  expect(summary.status).toBe(3);
});

test('a manifest that cannot be written is reported, and what was built stays', async () => {
  const { summary, outputs } = await runWith({
    run: [good, last],
    refused: { 'output/2564/manifest.json': 'read-only' },
  });
  expect(outputs).toEqual(['/output/2564/21000000-0001.pdf', '/output/2565/21000000-0005.pdf']);
  expect(summary).toMatchObject({ built: 2, status: 3 });
});

test('an interrupt leaves the rest alone and says how many', async () => {
  const { summary, outputs } = await runWith({ run: [good, warned, last], abortAfter: good });
  expect(summary).toEqual({ ...noneUnchanged, built: 1, failed: 0, notStarted: 2, status: 130 });
  expect(outputs).toEqual(['/output/2564/21000000-0001.pdf']);
});

test('a template with errors stops the run before any report', async () => {
  const finding = { code: 'E-TEMPLATE-NAME', severity: 'error', file: 'report.hbs' } as const;
  const reported: string[] = [];
  const summary = await run(
    { files: [good], options: { report: { formats: ['pdf'] }, out: 'output', strict: false }, processes: () => alone },
    {
      workspace: createMemoryWorkspace({ files }),
      openReporter: async () => ({ diagnostics: [{ ...finding, message: { th: 'ชื่อผิด', en: 'wrong name' } }] }),
      openPool: () => Promise.reject(new Error('no pool with one job')),
      lock: () => Promise.reject(new Error('nothing is written')) as never,
      listener: {
        ...silent,
        opened: (all) => reported.push(...all.map(({ code }) => code)),
        finished: () => reported.push('finished'),
      },
    },
  );
  expect(reported).toEqual(['E-TEMPLATE-NAME']);
  expect(summary).toEqual({ ...noneUnchanged, built: 0, failed: 0, notStarted: 1, status: 1 });
});
