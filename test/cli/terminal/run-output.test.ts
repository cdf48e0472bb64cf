import { describe, expect, test } from 'vitest';
import type { SourceResult } from '../../../src/batch/source-result.ts';
import { commands } from '../../../src/cli/commands.ts';
import { parseArguments } from '../../../src/cli/options/parse-arguments.ts';
import { openFindings } from '../../../src/cli/terminal/findings-output.ts';
import { createRunOutput } from '../../../src/cli/terminal/run-output.ts';
import type { Language, Terminal } from '../../../src/cli/terminal/terminal.ts';
import type { ReporterName } from '../../../src/diagnostics/reporters/reporter-names.ts';
import { testTerminal } from '../test-terminal.ts';

const built: SourceResult = {
  file: 'data/2564/21000000-0001.yaml',
  code: '21000000-0001',
  state: 'built',
  warnings: 0,
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
  state: 'failed',
  warnings: 0,
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
  state: 'failed',
  warnings: 0,
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

const unchanged: SourceResult = { ...built, state: 'unchanged', warnings: 2 };
const counts = { built: 0, unchanged: 0, unchangedWithWarnings: 0, failed: 0, notStarted: 0 };

interface Setting {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly language?: 'th' | 'en';
  readonly reporter?: ReporterName;
  readonly isTTY?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
}

function findingsOf(terminal: Terminal, language: Language = 'en', reporter: ReporterName = 'pretty') {
  const given = parseArguments(commands.find(({ name }) => name === 'build')!, ['--reporter', reporter, '--no-color']);
  return openFindings(given, language, terminal, () => terminal.stderr);
}

function outputOf({
  json = false,
  quiet = false,
  verbose = false,
  language = 'en',
  reporter = 'pretty',
  isTTY,
  environment,
}: Setting) {
  const terminal = testTerminal(environment ? { environment } : {}, isTTY);
  const output = createRunOutput({
    terminal,
    language,
    findings: findingsOf(terminal, language, reporter),
    total: 3,
    json,
    quiet,
    verbose,
  });
  output.opened([]);
  for (const result of [built, failed, buggy]) output.finished(result);
  output.ended({ ...counts, built: 1, failed: 2, status: 3 });
  return { out: terminal.out(), err: terminal.err() };
}

test('a person reads the files as they are written, and what is wrong', () => {
  const { out, err } = outputOf({});
  expect(out).toBe('output/2564/21000000-0001.pdf  3 pages  40 kB\noutput/2564/21000000-0001.docx  1 page  1.2 MB\n');
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

test('verbose names the files that were built', () => {
  expect(outputOf({}).err).not.toContain('(4 ms)');
  expect(outputOf({ verbose: true }).err).toContain('built data/2564/21000000-0001.yaml (4 ms)\n');
});

test('findings become annotations of GitHub on request', () => {
  const { out, err } = outputOf({ reporter: 'github' });
  expect(err).toContain('::error file=data/2564/21000000-0002.yaml,title=E-MISSING-KEY::missing `project`\n');
  expect(out).toContain('output/2564/21000000-0001.pdf');
});

test('of the unchanged reports of a year only the number is reported, and how many had warnings', () => {
  const terminal = testTerminal();
  const options = { terminal, findings: findingsOf(terminal), total: 500, quiet: false, verbose: false } as const;
  const output = createRunOutput({ ...options, language: 'en', json: false });
  output.finished(unchanged);
  output.ended({ ...counts, unchanged: 2, unchangedWithWarnings: 1, status: 0 });
  expect(terminal.out()).toBe('');
  expect(terminal.err()).toBe('0 reports built, 2 unchanged (1 with warnings, which `raingan check` shows)\n');
  createRunOutput({ ...options, language: 'en', json: true }).finished(unchanged);
  expect(JSON.parse(terminal.out())).toMatchObject({ event: 'unchanged', code: built.code, outputs: built.outputs });
});

test('a short run lists its outputs although they are unchanged', () => {
  const terminal = testTerminal();
  const options = { terminal, findings: findingsOf(terminal), total: 1, quiet: false, verbose: false } as const;
  createRunOutput({ ...options, language: 'en', json: false }).finished(unchanged);
  expect(terminal.out()).toContain(built.outputs[0]!.path);
});

test('an output that had been changed by hand is reported', () => {
  const terminal = testTerminal();
  const options = { terminal, findings: findingsOf(terminal), total: 1, json: false, verbose: false } as const;
  createRunOutput({ ...options, language: 'en', quiet: false }).finished({ ...built, altered: ['output/a.docx'] });
  expect(terminal.err()).toBe('`output/a.docx` was changed after it was built; it is now as built again\n');
});

test('an interrupted run says what was done', () => {
  const terminal = testTerminal();
  const output = createRunOutput({
    terminal,
    language: 'en',
    findings: findingsOf(terminal),
    total: 100,
    json: true,
    quiet: false,
    verbose: false,
  });
  output.ended({ ...counts, built: 10, unchanged: 1, failed: 1, notStarted: 88, status: 130 });
  expect(terminal.err()).toContain('stopped after 12 of 100 reports');
});

describe('warnings of reports that were built', () => {
  const warned = (file: string): SourceResult => ({
    ...built,
    file,
    warnings: 3,
    diagnostics: (['W-DATE-MISSING', 'W-DATE-MISSING', 'W-DATE-ORDER'] as const).map((code) => ({
      code,
      severity: 'warning',
      file,
      message: { th: 'ข้อความของคำเตือน', en: 'the words of a warning' },
    })),
  });
  const run = (setting: { total: number; verbose?: boolean; reporter?: ReporterName }, ...results: SourceResult[]) => {
    const terminal = testTerminal();
    const { reporter, ...rest } = setting;
    const findings = findingsOf(terminal, 'th', reporter);
    const options = { terminal, findings, language: 'th', json: false, quiet: false, verbose: false } as const;
    const output = createRunOutput({ ...options, ...rest });
    for (const result of results) output.finished(result);
    output.ended({ ...counts, built: results.length, status: 0 });
    return terminal.err();
  };

  test('are one line a file, and counted at the end', () => {
    expect(run({ total: 2 }, warned('a.yaml'), built)).toBe(
      'a.yaml: คำเตือน 3 ข้อ: W-DATE-MISSING ×2, W-DATE-ORDER\nสร้าง 2 ฉบับ (คำเตือน 3 ข้อ ดูด้วย `raingan check`)\n',
    );
  });

  test('are shown by a command that is named once, although unchanged reports have some too', () => {
    const terminal = testTerminal();
    const options = { terminal, findings: findingsOf(terminal), json: false, quiet: false, verbose: false } as const;
    const output = createRunOutput({ ...options, language: 'en', total: 3 });
    output.finished(warned('a.yaml'));
    output.ended({ ...counts, built: 1, unchanged: 2, unchangedWithWarnings: 1, status: 0 });
    expect(terminal.err()).toMatch(
      /\n1 report built, 2 unchanged \(1 with warnings\), 3 warnings, which `raingan check` shows\n$/,
    );
  });

  test('are one table for many files', () => {
    const lines = run({ total: 21 }, warned('a.yaml'), warned('b.yaml')).trimEnd().split('\n');
    expect(lines).toEqual([
      '  W-DATE-MISSING      4  ใน 2 ไฟล์  รายงานไม่มีวันที่',
      expect.stringMatching(/^ {2}W-DATE-ORDER {8}2 {2}ใน 2 ไฟล์ {2}/),
      'สร้าง 2 ฉบับ (คำเตือน 6 ข้อ ดูด้วย `raingan check`)',
    ]);
  });

  test('are printed in full on request, for programs, and where they stop a report', () => {
    expect(run({ total: 1, verbose: true }, warned('a.yaml'))).toContain('ข้อความของคำเตือน');
    expect(run({ total: 1, reporter: 'github' }, warned('a.yaml'))).toContain('::warning');
    expect(run({ total: 1 }, { ...warned('a.yaml'), state: 'failed' })).toContain('ข้อความของคำเตือน');
  });
});
