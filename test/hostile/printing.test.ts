import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';
import { sayError } from '../../src/cli/terminal/terminal.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { createCollection } from '../../src/diagnostics/reporters/collection.ts';
import { createCounts } from '../../src/diagnostics/reporters/counts.ts';
import {
  printable,
  printableJson,
  printableLines,
  printableMessage,
} from '../../src/diagnostics/reporters/printable.ts';
import { fileReporters, runReporters } from '../../src/diagnostics/reporters/reporters.ts';
import { realTerminal } from '../summary/real-terminal.ts';

const packageRoot = fileURLToPath(new URL('../..', import.meta.url));

/** One of each kind: ESC, BEL, C1 CSI, RLO, LRI, line and paragraph separator, a lone surrogate, a tag, commands. */
const hostile =
  '\u001b[31m\u0007\u009b2J\u202eabc\u2066\u2028\u2029\ud800\u{e0041}\n::error::pwn\r\n##[error]x ##vso[task]y\u007f';

/** What no line may hold, and how none may begin (a runner of GitHub looks past blanks). */
function expectHarmless(output: string): void {
  expect(output.replace(/[\n\t]/g, '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\p{Cs}\u{e0000}-\u{e007f}]/u);
  expect(output).not.toMatch(/##(?:\[|vso\[)/);
  for (const line of output.split('\n'))
    expect(line).not.toMatch(/^\s*::(?!(?:error|warning|notice) (?:file=|title=raingan::\d))/);
}

const finding: Diagnostic = {
  code: 'E-UNKNOWN-KEY',
  severity: 'error',
  file: `::error::${hostile}`,
  range: { start: { line: 1, column: 3, offset: 2 }, end: { line: 1, column: 5, offset: 4 } },
  message: { th: hostile, en: hostile },
  expected: { th: hostile, en: hostile },
  actual: hostile,
  hint: { th: hostile, en: hostile },
};

test.each(Object.entries(fileReporters))('the %s reporter shows and obeys nothing', (_, reporter) => {
  const source = `##[error]x::${hostile}`;
  expectHarmless(reporter([finding, finding], { language: 'en', sources: () => source, verbose: true }));
});

test.each(Object.entries(runReporters))('the %s report shows and obeys nothing', (_, reporter) => {
  const collection = createCollection();
  collection.add(hostile, [finding, finding], hostile, hostile);
  expectHarmless(reporter(collection, { language: 'en', toolVersion: '1.0.0', pathOf: (file) => file }));
});

test('counts show and obey nothing', () => {
  const counts = createCounts();
  counts.add([finding]);
  expectHarmless(counts.text('en'));
  expectHarmless(counts.json());
});

describe('a name of thousands of letters', () => {
  const mark = 'ก่';
  const long = `first${mark.repeat(5000)}last`;
  const words = `first ${'คำ '.repeat(5000)}last`;
  const message = { th: `ไม่มี \`${long}\` "${words}"`, en: `no \`${words}\`, ${long}` };
  const wordy: Diagnostic = { code: 'E-UNKNOWN-KEY', severity: 'error', file: long, message, hint: message };

  test.each(['th', 'en'] as const)('is cut at a terminal (%s)', (language) => {
    const text = fileReporters.pretty([wordy], { language, sources: () => undefined, verbose: true });
    expect(text.length).toBeLessThan(1500);
    expect(text).toMatch(/first.*….*last/);
  });

  test('is cut in annotations and the page of Markdown, and whole for programs', () => {
    const collection = createCollection();
    collection.add('a.yaml', [{ ...wordy, file: 'a.yaml' }], undefined, undefined);
    const options = { language: 'en', toolVersion: '1.0.0', pathOf: (file: string) => file } as const;
    expect(runReporters.github(collection, options).length).toBeLessThan(1500);
    expect(runReporters.markdown(collection, options).length).toBeLessThan(3000);
    expect(runReporters.sarif(collection, options)).toContain(long);
    expect(fileReporters.json([wordy], { language: 'en', sources: () => undefined })).toContain(long);
  });

  test('is cut in an error of the command line; no mark loses its letter', () => {
    const written: string[] = [];
    const stream = { write: (text: string) => written.push(text) > 0 };
    sayError(stream, 'en', message, message);
    expect(written.join('').length).toBeLessThan(1500);
    expect(written.join('')).not.toMatch(/…\p{M}/u);
    expect(printableMessage(`${'x'.repeat(199)}${'😀'.repeat(300)}`)).not.toMatch(/\p{Cs}/u);
  });

  test('of a path that people type is kept', () => {
    const path = `\`raingan check ${'โฟลเดอร์/'.repeat(28)}x.yaml\``;
    expect(printableMessage(path)).toBe(path);
  });
});

test('JSON is read back exactly', () => {
  expect(JSON.parse(printableJson({ [hostile]: hostile }))).toEqual({ [hostile]: hostile });
});

test('each hostile character leaves something to see', () => {
  for (const character of hostile) expect(printable(`a${character}b`).length).toBeGreaterThan(2);
  expect(printable('งาน A&B #1: x')).toBe('งาน A&B #1: x');
  expectHarmless(printableLines(`Error: ${hostile}\n    at x`));
});

const name = '21000000-3230\n::error::pwn\u001b[2J\u202e.yaml';

const inProcess = [
  ['build', '--json', '--verbose'],
  ['build', `--format=${hostile}`],
  ['check', '--reporter', 'json'],
  ['check', '--summary'],
  ['check', '--fix'],
  ['list', '--year', '2564'],
  ['list', '--year', '2564', '--json'],
  ['summary', '--year', '2564'],
  ['merge', hostile],
  ['import', hostile],
  ['sign', '--key', hostile, hostile],
];

const installed = [['build', '--reporter', 'github'], [hostile]];

/** Runs a command line in this process. */
async function run(root: string, args: readonly string[]) {
  const terminal = realTerminal(root);
  const status = await runCommand(args, terminal);
  return { status, stdout: terminal.out(), stderr: terminal.err() };
}

/** Runs a command line with the program as it is installed. */
function start(root: string, args: readonly string[]) {
  return spawnSync(process.execPath, [join(packageRoot, 'dist/cli/main.js'), ...args], { cwd: root, encoding: 'utf8' });
}

test.each([...inProcess.map((args) => ({ args, by: run })), ...installed.map((args) => ({ args, by: start }))])(
  '$args shows hostile names and arguments',
  async ({ args, by }) => {
    const root = mkdtempSync(join(tmpdir(), 'raingan-names-'));
    try {
      mkdirSync(join(root, 'data/2564'), { recursive: true });
      writeFileSync(join(root, 'data/2564', name), `schemaVersion: 1\n"k\\e[31m##[error]": "::error::"\n`);
      writeFileSync(join(root, 'data/2564', `::error::2.yaml`), `schemaVersion: 1\n`);
      const { status, stdout, stderr } = await by(root, args);
      expect(status).toBeGreaterThan(0);
      expectHarmless(stdout + stderr);
      expect(stderr + stdout).not.toBe('');
    } finally {
      rmSync(root, { recursive: true });
    }
  },
);
