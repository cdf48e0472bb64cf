import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSharedFolder } from '../../src/host/shared-folder.ts';
import { failureOfKind } from '../../src/model/environment-failure.ts';

const bytes = Buffer.from('whole');
let place: string;
let root: string;

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'raingan-shared-'));
  root = join(place, 'store');
});
afterEach(() => rmSync(place, { recursive: true }));

test('makes itself in a folder that is there, and folders within itself', async () => {
  const folder = openSharedFolder(root);
  await folder.make();
  await folder.make();
  await folder.write('outputs/2569/a.pdf', bytes, async () => {});
  expect(readFileSync(join(root, 'outputs/2569/a.pdf'), 'utf8')).toBe('whole');
  expect(readdirSync(join(root, 'outputs/2569'))).toEqual(['a.pdf']);
});

test('does not make itself in a folder that is missing', async () => {
  const folder = openSharedFolder(join(root, 'deeper'));
  await expect(folder.make()).rejects.toMatchObject({ kind: 'not-found' });
  expect(existsSync(root)).toBe(false);
});

test('does not make itself anew when its disk goes away before a folder within it is made', async () => {
  const folder = openSharedFolder(root);
  await folder.make();
  const goesAway = async () => renameSync(root, `${root}-away`);
  await expect(folder.write('outputs/a.pdf', bytes, goesAway)).rejects.toMatchObject({ kind: 'not-found' });
  expect(existsSync(root)).toBe(false);
});

test('writes nothing when another folder is in its place once a folder within it was made', async () => {
  const folder = openSharedFolder(root);
  await folder.make();
  const calls: string[] = [];
  const requireSame = async () => {
    if (calls.push('call') === 2) throw failureOfKind('not-found', root);
  };
  await expect(folder.write('outputs/a.pdf', bytes, requireSame)).rejects.toMatchObject({
    kind: 'not-found',
    path: root,
  });
  expect(readdirSync(join(root, 'outputs'))).toEqual([]);
});
