import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { programDigest } from '../../scripts/program-digest.mjs';

let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'raingan-digest-'));
  put('package.json', '{"version":"1.2.3","dependencies":{"a":"1","b":"1","@c/d":"1"}}');
  put('src/report.ts', "import a from 'a';\nawait import('@c/d/parts.js');\n");
  put('src/fast/bundle/load.ts', 'one');
  put('src/cli/main.ts', "import b from 'b';");
});
afterEach(() => rmSync(root, { recursive: true }));

function put(name: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  writeFileSync(path.join(root, name), text);
}

const packages = (versions: Record<string, string>, version = '1.2.3') =>
  JSON.stringify({ version, dependencies: { a: '1', b: '1', '@c/d': '1', ...versions } });

describe('the digest of the program', () => {
  test.each([
    ['a stage', 'src/report.ts', "import a from 'a';\nimport('@c/d/parts.js');\n"],
    ['a new source', 'src/pdf/draw.ts', 'one'],
    ['the fast layer', 'src/fast/bundle/load.ts', 'two'],
    ['the version of a package that a stage uses', 'package.json', packages({ a: '2' })],
    ['the version of a package that a stage loads in part', 'package.json', packages({ '@c/d': '2' })],
  ])('changes with %s', (_, name, text) => {
    const before = programDigest(root);
    put(name, text);
    expect(programDigest(root)).not.toBe(before);
    expect(before).toMatch(/^[0-9a-f]{64}$/);
  });

  test.each([
    ['the command line', 'src/cli/main.ts', 'two'],
    ['what is made of the sources', 'dist/bundle/program.cjs', 'two'],
    ['line ends', 'src/report.ts', "import a from 'a';\r\nawait import('@c/d/parts.js');\r\n"],
    ['the version of raingan, which is recorded beside it', 'package.json', packages({}, '2.0.0')],
    ['the version of a package that no stage uses', 'package.json', packages({ b: '2' })],
  ])('does not change with %s', (_, name, text) => {
    const before = programDigest(root);
    put(name, text);
    expect(programDigest(root)).toBe(before);
  });

  // `npm test` builds first.
  test('in dist is that of the sources', () => {
    expect(readFileSync('dist/digest.txt', 'utf8')).toBe(`${programDigest(process.cwd())}\n`);
  });
});
