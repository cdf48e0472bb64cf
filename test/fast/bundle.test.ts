import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { folderDigests } from '../conformance/support/folder-digests.ts';
import { writeSmallProjects } from '../conformance/support/small-projects.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

let copy = '';
beforeEach(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'raingan-bundle-'));
  const host = ['dist/host/environment.js', 'dist/host/takes-bundle.js'];
  const start = ['dist/cli/main.js', 'dist/cli/main.cjs'];
  for (const part of ['package.json', ...start, 'dist/fast', ...host, 'dist/bundle']) {
    cpSync(path.join(root, part), path.join(copy, part), { recursive: true });
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
});
afterEach(() => rmSync(copy, { recursive: true }));

const bytecodes = () =>
  readdirSync(path.join(copy, 'dist/bundle'))
    .filter((name) => name.endsWith('.bytecode'))
    .map((name) => path.join(copy, 'dist/bundle', name));

const run = (...args: string[]) =>
  execFileSync(process.execPath, [path.join(copy, 'dist/cli/main.cjs'), ...args], { encoding: 'utf8', stdio: 'pipe' });

describe('the program starts from its bundle', () => {
  test('with the bytecode that was kept', () => {
    expect(bytecodes().length).toBeGreaterThan(2);
    expect(run('--version')).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test.each<[string, (file: string) => void]>([
    ['without bytecode', (file) => rmSync(file)],
    ['with bytecode of another version of Node', (file) => writeFileSync(file, readFileSync(file).fill(7, 4, 12))],
    ['with bytecode that was cut short', (file) => writeFileSync(file, readFileSync(file).subarray(0, 100))],
    ['with something else in its place', (file) => writeFileSync(file, 'no bytecode')],
  ])('%s', (_, spoil) => {
    for (const file of bytecodes()) spoil(file);
    expect(run('--version')).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(run('schema')).toContain('"$schema"');
  });

  test.each(['1', '2'])(
    'and from its plain modules, when the layer is taken away: the same files (%s jobs)',
    { tags: 'exhaustive' },
    (jobs) => {
      writeSmallProjects(path.join(copy, 'data'), 3);
      const build = (setting: string) => {
        const args = ['build', 'data', '--force', '--quiet', '--jobs', jobs, '--out', `output-${setting}`];
        execFileSync(process.execPath, [path.join(root, 'dist/cli/main.js'), ...args], {
          cwd: copy,
          env: { ...process.env, RAINGAN_FAST: setting },
          stdio: 'pipe',
        });
        return folderDigests(path.join(copy, `output-${setting}`));
      };
      const plain = build('off');
      expect(plain.size).toBe(7);
      expect(build('')).toEqual(plain);
      expect(build('bundle')).toEqual(plain);
    },
  );

  test('without a word from Node, also where it loads a package from its folder', () => {
    const [code] = writeSmallProjects(path.join(copy, 'data'), 1);
    const raingan = (...args: string[]) => {
      const { status, stderr } = spawnSync(process.execPath, [path.join(root, 'dist/cli/main.js'), ...args], {
        cwd: copy,
        encoding: 'utf8',
      });
      expect(status, stderr).toBe(0);
      return stderr;
    };
    expect(raingan('build', 'data', '--format', 'pdf', '--quiet')).toBe('');
    expect(raingan('import', `output/2564/${code}.pdf`, '--out', 'again')).not.toContain('Warning');
  });

  test('from an ES module as well, and without the layer from the plain modules', () => {
    const version = (main: string, setting: string) =>
      execFileSync(process.execPath, [path.join(root, 'dist/cli', main), '--version'], {
        encoding: 'utf8',
        env: { ...process.env, RAINGAN_FAST: setting },
      });
    const expected = version('main.cjs', '');
    expect(expected).toMatch(/^\d+\.\d+\.\d+\n$/);
    for (const main of ['main.js', 'main.cjs']) {
      for (const setting of ['', 'off']) expect(version(main, setting)).toBe(expected);
    }
  });

  test('with its licences beside it', () => {
    const licences = readFileSync(path.join(copy, 'dist/bundle/LICENSES.txt'), 'utf8');
    for (const name of ['handlebars', 'docx', 'htmlparser2']) expect(licences).toMatch(new RegExp(`^${name} \\d`, 'm'));
    expect(licences).not.toContain('Licence: undefined');
  });
});
