import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fastPaths } from '../../src/fast/fast-paths.ts';

// What V8 counts as run shows whether a path is taken: equal bytes alone would not distinguish it from one that is never used.

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'raingan-switches-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Paths that lie in a folder or file of their own, but for the start of the program, which test/fast/bundle.test.ts has. */
const inFolders = fastPaths.filter(
  (name) => name !== 'bundle' && (existsSync(`src/fast/${name}`) || existsSync(`src/fast/${name}.ts`)),
);

test('each fast path is taken', () => {
  const taken = pathsTaken('bundle');
  expect(taken).toEqual(expect.arrayContaining(inFolders));
  expect(taken).not.toContain('bundle');
});

describe.each(inFolders)('the fast path `%s`', (name) => {
  test('is not taken when it is switched off', { tags: 'exhaustive' }, () => {
    expect(pathsTaken(`bundle,${name}`)).not.toContain(name);
    expect(pathsTaken('off')).not.toContain(name);
  });
});

test('without the layer, the program does not load the bundle', () => {
  const taken = pathsTaken('off', 'pdf');
  for (const name of ['bundle', ...inFolders]) expect(taken).not.toContain(name);
  expect(pathsTaken('', 'txt')).toContain('bundle');
});

/** Fast paths of which a function ran while the sample was built. */
function pathsTaken(setting: string, formats = 'pdf,docx'): string[] {
  const coverage = mkdtempSync(path.join(folder, 'coverage-'));
  const args = ['dist/cli/main.js', 'build', 'data', '--force', '--quiet', '--format', formats];
  const { status, stderr } = spawnSync(process.execPath, [...args, '--out', path.join(folder, 'output')], {
    env: { ...process.env, RAINGAN_FAST: setting, NODE_V8_COVERAGE: coverage },
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
  const taken = readdirSync(coverage).flatMap((file) => {
    const { result } = JSON.parse(readFileSync(path.join(coverage, file), 'utf8')) as Coverage;
    return result
      .filter(({ functions }) => functions.some(({ functionName, ranges }) => functionName && ranges[0]!.count > 0))
      .flatMap(({ url }) => /\/dist\/fast\/([a-z-]+)(?:\/|\.js)/.exec(url)?.[1] ?? []);
  });
  return [...new Set(taken)];
}

/** As V8 writes it. */
interface Coverage {
  readonly result: readonly {
    readonly url: string;
    readonly functions: readonly {
      readonly functionName: string;
      readonly ranges: readonly { readonly count: number }[];
    }[];
  }[];
}
