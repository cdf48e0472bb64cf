import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { programDigest } from '../../scripts/program-digest.mjs';

let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'raingan-digest-'));
  put('package.json', '{"version":"1.2.3","dependencies":{"a":"1"}}');
  put('dist/report.js', 'one');
  put('dist/cli/main.js', 'one');
});
afterEach(() => rmSync(root, { recursive: true }));

function put(name: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  writeFileSync(path.join(root, name), text);
}

describe('the digest of the program', () => {
  test.each([
    ['changes with a module', 'dist/report.js', 'two'],
    ['changes with a new module', 'dist/pdf/draw.js', 'one'],
    ['changes with the version of a package', 'package.json', '{"version":"1.2.3","dependencies":{"a":"2"}}'],
  ])('%s', (_, name, text) => {
    const before = programDigest(root);
    put(name, text);
    expect(programDigest(root)).not.toBe(before);
    expect(before).toMatch(/^[0-9a-f]{64}$/);
  });

  test.each([
    ['the command line', 'dist/cli/main.js', 'two'],
    ['what is made of the modules', 'dist/bundle/program.cjs', 'two'],
    [
      'the version of raingan, which is recorded beside it',
      'package.json',
      '{"version":"2.0.0","dependencies":{"a":"1"}}',
    ],
  ])('does not change with %s', (_, name, text) => {
    const before = programDigest(root);
    put(name, text);
    expect(programDigest(root)).toBe(before);
  });
});
