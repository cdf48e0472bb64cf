import { expect, test } from 'vitest';
import { createMemoryWorkspace } from '../../src/host/memory-workspace.ts';

const workspace = createMemoryWorkspace({
  files: { 'data/b.yaml': 'ข', '/data/sub/a.yaml': Uint8Array.of(1) },
  environment: { LANG: 'th_TH.UTF-8' },
  refused: { 'data/b.pdf': 'disk-full' },
});

test('holds files and the folders they are in', () => {
  expect(workspace.list('data')).toEqual(['b.yaml', 'sub']);
  expect(workspace.isFolder('data/sub')).toBe(true);
  expect(workspace.isFolder('data/b.yaml')).toBe(false);
  expect(workspace.exists('data/none')).toBe(false);
  expect(workspace.readText('./data/b.yaml')).toBe('ข');
  expect(workspace.environment('LANG')).toBe('th_TH.UTF-8');
});

test('fails as a machine does', () => {
  expect(() => workspace.readBytes('data/none')).toThrow(expect.objectContaining({ kind: 'not-found' }));
  expect(() => workspace.readBytes('data')).toThrow(expect.objectContaining({ kind: 'is-a-folder' }));
  expect(() => workspace.writeWhole('data/b.pdf', Uint8Array.of(1))).toThrow(
    expect.objectContaining({ kind: 'disk-full' }),
  );
  expect(workspace.exists('data/b.pdf')).toBe(false);
});

test('keeps its own copy of what was written', () => {
  const bytes = Uint8Array.of(1, 2);
  workspace.writeWhole('out/a.pdf', bytes);
  bytes[0] = 9;
  expect([...workspace.readBytes('out/a.pdf')]).toEqual([1, 2]);
});
