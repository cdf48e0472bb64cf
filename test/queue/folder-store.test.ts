import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openFolderStore } from '../../src/queue/folder-store.ts';
import { markName } from '../../src/queue/store.ts';

const bytes = Buffer.from('whole');
let place: string;
let path: string;

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'raingan-store-'));
  path = join(place, 'store');
});
afterEach(() => rmSync(place, { recursive: true }));

async function made() {
  const store = openFolderStore(path, place, true);
  await store.put(markName, Buffer.from('{}'));
  return store;
}

test('a new store is made with its mark, and holds what is put', async () => {
  const store = await made();
  await store.put('data/2569/a.yaml', bytes);
  expect(await store.has('data/2569/a.yaml')).toBe(true);
  expect(await store.get('data/2569/a.yaml')).toEqual(bytes);
  expect(await store.has('data/2569/b.yaml')).toBe(false);
  expect(await store.get('data/2569/b.yaml')).toBeUndefined();
  await store.remove('data/2569/a.yaml');
  expect(existsSync(join(path, 'data/2569/a.yaml'))).toBe(false);
});

test('no store is made where the folder around it is missing', async () => {
  const store = openFolderStore('missing/store', place, true);
  await expect(store.put(markName, bytes)).rejects.toMatchObject({ kind: 'not-found', path: join(place, 'missing') });
  expect(existsSync(join(place, 'missing'))).toBe(false);
});

test('a store that is away is not made anew, and nothing is concluded from its absence', async () => {
  const store = await made();
  renameSync(path, `${path}-away`);
  const { put, get, has, remove } = store;
  for (const work of [() => put('data/a', bytes), () => get('data/a'), () => has('data/a'), () => remove('data/a')]) {
    await expect(work()).rejects.toMatchObject({ kind: 'not-found', path });
  }
  expect(existsSync(path)).toBe(false);
});

test('an empty folder in its place, such as a disk that is not mounted, is left empty', async () => {
  const store = await made();
  renameSync(path, `${path}-away`);
  mkdirSync(path);
  await expect(store.put('data/a', bytes)).rejects.toMatchObject({ kind: 'not-found' });
  await expect(store.get('data/a')).rejects.toMatchObject({ kind: 'not-found' });
  rmSync(path, { recursive: true });
  renameSync(`${path}-away`, path);
  await store.put('data/a', bytes);
  expect(readFileSync(join(path, 'data/a'), 'utf8')).toBe('whole');
});
