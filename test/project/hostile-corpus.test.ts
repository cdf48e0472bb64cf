import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codeFrame } from '../../src/diagnostics/reporters/code-frame.ts';
import { checkProject } from '../../src/project/check.ts';
import { loadProject } from '../../src/project/load-project.ts';
import { effortOf } from '../support/effort.ts';
import { someOf } from '../support/thorough.ts';
import { hostileCorpus } from './hostile-corpus.ts';
import { dictionary } from './rules/findings.ts';

const corpus = hostileCorpus();

test('the corpus has more than 200 files, and some of them are still valid', { tags: 'exhaustive' }, () => {
  expect(corpus.length).toBeGreaterThan(200);
  const valid = corpus.filter(({ code, bytes }) => loadProject(`${code}.yaml`, bytes).value);
  expect(valid.length).toBeGreaterThan(40);
  expect(valid.length).toBeLessThan(corpus.length - 100);
});

test.each(someOf(corpus, 2))(
  '$what: a project or an error with its place, with little work',
  { tags: 'thorough' },
  async ({ code, bytes }) => {
    const file = `data/2564/${code}.yaml`;
    const { value: answer, effort } = await effortOf(() => {
      const { value, diagnostics } = loadProject(file, bytes);
      return { value, found: value ? checkProject(value, { dictionary }) : diagnostics };
    });
    const { value, found } = answer;
    expect(effort).toBeLessThan(100);

    if (!value) expect(found.map(({ severity }) => severity)).toContain('error');
    const text = new TextDecoder().decode(bytes);
    for (const { range, message, file: where } of found) {
      expect(where).toBe(file);
      expect(message.th && message.en).toBeTruthy();
      if (range === undefined) {
        expect(message.en).toMatch(/UTF-16|more errors are not shown/); // the whole file is meant
        continue;
      }
      expect(range.start.offset).toBeLessThanOrEqual(range.end.offset);
      expect(range.end.offset).toBeLessThanOrEqual(text.length);
      expect(codeFrame(text, range, 80)).toBeDefined();
    }
  },
);

test('the command reports all of them, within 300 MB', { tags: 'exhaustive' }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'raingan-hostile-'));
  try {
    mkdirSync(join(folder, 'data/2564'), { recursive: true });
    for (const { code, bytes } of corpus) writeFileSync(join(folder, `data/2564/${code}.yaml`), bytes);
    const { status, stdout, stderr, peak } = await runCheck(folder);
    expect(stderr).not.toMatch(/^\s+at .*:\d+:\d+/m); // no stack of an exception
    expect(status).toBe(1);
    const files = new Set(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).file as string),
    );
    const wrong = corpus.filter(({ code, bytes }) => !loadProject(`${code}.yaml`, bytes).value);
    for (const { code, what } of wrong) expect(files, what).toContain(`data/2564/${code}.yaml`);
    expect(peak).toBeLessThan(300_000);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** Runs `raingan check` in a folder; `peak` is the most memory the process held, in kB (0 where the system does not give it). */
async function runCheck(folder: string) {
  const main = join(import.meta.dirname, '../../dist/cli/main.js');
  const child = spawn(process.execPath, [main, 'check', '--reporter', 'json', '--lang', 'en'], { cwd: folder });
  const texts = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (texts.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (texts.stderr += text));
  let peak = 0;
  const watch = setInterval(() => (peak = Math.max(peak, peakOf(child.pid))), 100);
  const status = await new Promise((resolve) => child.on('close', resolve));
  clearInterval(watch);
  return { ...texts, status, peak };
}

function peakOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
