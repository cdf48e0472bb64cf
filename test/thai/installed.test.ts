import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'raingan-thai-'));
const installed = path.join(folder, 'node_modules/raingan');

// The package as npm packs it, unpacked where npm would install it; what it depends on is the repository's own.
beforeAll(() => {
  const packed = execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder, '--silent'], {
    cwd: root,
    encoding: 'utf8',
  });
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', path.join(folder, packed.trim()), '-C', installed, '--strip-components', '1']);
  symlinkSync(path.join(root, 'node_modules'), path.join(installed, 'node_modules'));
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('raingan/thai gives breaks with position, kind and penalty, with no set-up', () => {
  writeFileSync(
    path.join(folder, 'use.js'),
    `import { breakOpportunities } from 'raingan/thai';
     console.log(JSON.stringify(breakOpportunities('การกระจายอำนาจ (ต่อ)')));`,
  );
  const output = execFileSync(process.execPath, ['use.js'], { cwd: folder, encoding: 'utf8' });
  expect(JSON.parse(output)).toEqual([
    { position: 3, kind: 'word', penalty: expect.any(Number) },
    { position: 9, kind: 'word', penalty: expect.any(Number) },
    { position: 15, kind: 'space', penalty: 0 },
  ]);
});

test('raingan/thai has types', { tags: 'exhaustive' }, () => {
  const use = path.join(folder, 'use.ts');
  writeFileSync(
    use,
    `import { type BreakOpportunity, breakOpportunities } from 'raingan/thai';
     const first: BreakOpportunity | undefined = breakOpportunities('')[0];
     const penalty: number | undefined = first?.penalty;
     const kind: 'mandatory' | 'space' | 'word' | 'punctuation' | 'address' | undefined = first?.kind;
     export const used = [penalty, kind];
     // @ts-expect-error no number
     breakOpportunities(1);`,
  );
  const tsc = path.join(root, 'node_modules/.bin/tsc');
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--types', 'node'];
  const typeRoots = ['--typeRoots', path.join(root, 'node_modules/@types')];
  expect(() => execFileSync(tsc, [...options, ...typeRoots, use], { cwd: folder, encoding: 'utf8' })).not.toThrow();
});
