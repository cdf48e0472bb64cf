import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildDigest, buildNote, isBuilt } from '../../scripts/build-digest.mjs';

let root = '';
const write = (name: string, text: string) => {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, name), text);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'raingan-build-'));
  for (const name of ['src/a.ts', 'src/cli/b.ts', 'templates/t.hbs', 'scripts/bundle.mjs', 'studio/page.tsx'])
    write(name, name);
  for (const name of ['package.json', 'node_modules/.package-lock.json', 'dist/a.js', 'dist/bundle/b.cjs'])
    write(name, name);
  write('node_modules/.cache/raingan/build.txt', buildDigest(root));
});
afterEach(() => rmSync(root, { recursive: true }));

test('a build counts until a file that it read or wrote changes, comes, goes or moves', () => {
  expect(isBuilt(root)).toBe(true);
  utimesSync(join(root, 'src/a.ts'), 1, 1);
  expect(isBuilt(root)).toBe(true);
  const changes: (() => void)[] = [
    () => write('src/a.ts', 'other'),
    () => write('src/cli/c.ts', ''),
    () => rmSync(join(root, 'src/cli/b.ts')),
    () => renameSync(join(root, 'templates/t.hbs'), join(root, 'templates/u.hbs')),
    () => write('scripts/bundle.mjs', 'other'),
    () => write('studio/page.tsx', 'other'),
    () => write('package.json', '{}'),
    () => write('node_modules/.package-lock.json', '{}'),
    () => write('dist/a.js', 'stale'),
    () => rmSync(join(root, 'dist/bundle/b.cjs')),
  ];
  for (const change of changes) {
    change();
    expect(isBuilt(root), String(change)).toBe(false);
    writeFileSync(buildNote(root), buildDigest(root));
    expect(isBuilt(root)).toBe(true);
  }
  rmSync(buildNote(root));
  expect(isBuilt(root)).toBe(false);
});
