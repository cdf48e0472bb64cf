import { expect, test } from 'vitest';
import type { SourceResult } from '../../src/batch/source-result.ts';
import { openRunOutput } from '../../src/cli/run-output.ts';
import { testTerminal } from './test-terminal.ts';

const built: SourceResult = {
  file: 'data/2564/21000000-0001.yaml',
  code: '21000000-0001',
  built: true,
  outputs: [
    { path: 'output/2564/21000000-0001.pdf', format: 'pdf', pages: 3, bytes: 40_321, sha256: 'ab12' },
    { path: 'output/2564/21000000-0001.docx', format: 'docx', pages: 1, bytes: 1_234_567, sha256: 'cd34' },
  ],
  diagnostics: [],
  ms: 4,
};
const failed: SourceResult = {
  file: 'data/2564/21000000-0002.yaml',
  code: null,
  built: false,
  outputs: [],
  diagnostics: [
    {
      code: 'E-MISSING-KEY',
      severity: 'error',
      file: 'data/2564/21000000-0002.yaml',
      message: { th: 'ไม่มี `project`', en: 'missing `project`' },
    },
  ],
  ms: 1,
};
const buggy: SourceResult = {
  file: 'data/2564/21000000-0003.yaml',
  code: null,
  built: false,
  outputs: [],
  diagnostics: [],
  failure: {
    kind: 'internal',
    message: { th: 'โปรแกรมผิดพลาด', en: 'raingan itself failed' },
    hint: { th: 'โปรดแจ้ง', en: 'please report it' },
    endsRun: false,
    stack: 'TypeError: at somewhere',
  },
  ms: 1,
};

interface Setting {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly language?: 'th' | 'en';
  readonly isTTY?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
}

function outputOf({ json = false, quiet = false, verbose = false, language = 'en', isTTY, environment }: Setting) {
  const terminal = testTerminal(environment ? { environment } : {}, isTTY);
  const output = openRunOutput({ terminal, language, total: 3, json, quiet, verbose, color: false });
  output.opened([]);
  for (const result of [built, failed, buggy]) output.finished(result);
  output.ended({ built: 1, failed: 2, notStarted: 0, status: 3 });
  return { out: terminal.out(), err: terminal.err() };
}

test('a person reads each result as it comes, and the files written at the end', () => {
  const { out, err } = outputOf({});
  expect(out).toBe('output/2564/21000000-0001.pdf  3 pages  40 kB\noutput/2564/21000000-0001.docx  1 page  1.2 MB\n');
  expect(err).toContain('built data/2564/21000000-0001.yaml (4 ms)\n');
  expect(err).toContain('missing `project`');
  expect(err).toContain('not built data/2564/21000000-0002.yaml\n');
  expect(err).toMatch(/1 report built, 2 failed\n$/);
});

test('the same in Thai', () => {
  const { out, err } = outputOf({ language: 'th' });
  expect(out).toContain('output/2564/21000000-0001.pdf  3 หน้า  40 kB\n');
  expect(err).toMatch(/สร้าง 1 ฉบับ ไม่สำเร็จ 2 ฉบับ\n$/);
});

test('a program reads one JSON object a line and nothing else', () => {
  const { out, err } = outputOf({ json: true });
  const events = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(events).toEqual([
    { event: 'built', code: built.code, file: built.file, outputs: built.outputs, ms: 4 },
    { event: 'failed', code: null, file: failed.file, outputs: [], ms: 1 },
    { event: 'failed', code: null, file: buggy.file, outputs: [], ms: 1 },
  ]);
  expect(err).toContain('missing `project`');
});

test('quiet leaves only what is wrong', () => {
  const { out, err } = outputOf({ quiet: true });
  expect(out).toBe('');
  expect(err).toContain('missing `project`');
  expect(err).toContain('raingan itself failed');
  expect(err).not.toContain('built');
});

test('the stack of a bug is shown on request only', () => {
  expect(outputOf({}).err).not.toContain('somewhere');
  expect(outputOf({ verbose: true }).err).toContain('TypeError: at somewhere');
});

test('a bar moves on a terminal, and nowhere else', () => {
  expect(outputOf({ isTTY: true }).err).toContain('1/3');
  expect(outputOf({ isTTY: true }).err).toContain('\x1b[K');
  for (const setting of [{}, { isTTY: true, environment: { CI: 'true' } }, { isTTY: true, quiet: true }]) {
    expect(outputOf(setting).err).not.toContain('\x1b');
  }
});

test('an interrupted run says what was done', () => {
  const terminal = testTerminal();
  const output = openRunOutput({
    terminal,
    language: 'en',
    total: 100,
    json: true,
    quiet: false,
    verbose: false,
    color: false,
  });
  output.ended({ built: 11, failed: 1, notStarted: 88, status: 130 });
  expect(terminal.err()).toContain('stopped after 12 of 100 reports');
});
