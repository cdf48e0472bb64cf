import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMemoryWorkspace } from '../../src/host/memory-workspace.ts';
import { createWorkspace } from '../../src/host/node-workspace.ts';
import { EnvironmentFailure } from '../../src/model/environment-failure.ts';
import type { Workspace } from '../../src/model/workspace.ts';

let root = '';
let workspace: Workspace;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'raingan-workspace-'));
  mkdirSync(join(root, 'data'));
  writeFileSync(join(root, 'data/ก.yaml'), 'ชื่อ: งาน');
  writeFileSync(join(root, 'data/b.yaml'), '');
  writeFileSync(join(root, 'data/B.yaml'), '');
  workspace = createWorkspace({ root, packageRoot: root });
});
afterEach(() => rmSync(root, { recursive: true }));

test('paths are resolved against the root, text is kept as it is', () => {
  expect(workspace.readText('data/ก.yaml')).toBe('ชื่อ: งาน');
  expect([...workspace.readBytes('data/ก.yaml').slice(0, 3)]).toEqual([0xe0, 0xb8, 0x8a]);
});

test('names come in byte order, whatever the locale', () => {
  expect(workspace.list('data')).toEqual(['B.yaml', 'b.yaml', 'ก.yaml']);
});

test('what is there, and what is a folder', () => {
  expect([workspace.exists('data'), workspace.isFolder('data')]).toEqual([true, true]);
  expect([workspace.exists('data/b.yaml'), workspace.isFolder('data/b.yaml')]).toEqual([true, false]);
  expect([workspace.exists('no/such'), workspace.isFolder('no/such')]).toEqual([false, false]);
});

test('a written file can be read, replaced and removed', () => {
  workspace.writeWhole('out/2564/a.pdf', Uint8Array.of(1));
  workspace.writeWhole('out/2564/a.pdf', Uint8Array.of(2, 3));
  expect([...workspace.readBytes('out/2564/a.pdf')]).toEqual([2, 3]);
  workspace.remove('out/2564/a.pdf');
  workspace.remove('out/2564/a.pdf');
  expect(workspace.list('out/2564')).toEqual([]);
});

test.each([0, 5, 256 * 1024, 1_000_003])('size and digest of a file of %i bytes', (length) => {
  const bytes = Buffer.alloc(length, 'raingan');
  writeFileSync(join(root, 'data/file'), bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect(workspace.digestOf('data/file')).toEqual({ bytes: length, sha256 });
  expect(createMemoryWorkspace({ files: { 'data/file': bytes } }).digestOf('data/file')).toEqual({
    bytes: length,
    sha256,
  });
});

test('a file that is not there has no digest', () => {
  expect(workspace.digestOf('data/none')).toBeUndefined();
  expect(() => workspace.digestOf('data')).toThrow(expect.objectContaining({ kind: 'is-a-folder' }));
});

test.each([
  ['not-found', 'data/none.yaml', () => workspace.readBytes('data/none.yaml')],
  ['is-a-folder', 'data', () => workspace.readText('data')],
  ['not-a-folder', 'data/b.yaml', () => workspace.list('data/b.yaml')],
  ['not-a-folder', 'data/b.yaml/2564/a.pdf', () => workspace.writeWhole('data/b.yaml/2564/a.pdf', Uint8Array.of(1))],
  ['not-a-folder', 'data/b.yaml/a.pdf', () => workspace.writeWhole('data/b.yaml/a.pdf', Uint8Array.of(1))],
  ['is-a-folder', 'data', () => workspace.writeWhole('data', Uint8Array.of(1))],
])('a failure of kind %s names %s', (kind, path, work) => {
  const failure = caught(work);
  expect(failure).toBeInstanceOf(EnvironmentFailure);
  expect(failure).toMatchObject({ kind, path });
  expect((failure as EnvironmentFailure).text.th).toContain(`\`${path}\``);
  expect((failure as EnvironmentFailure).text.en).toContain(`\`${path}\``);
  expect(workspace.list('.')).toEqual(['data']);
});

function caught(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}
