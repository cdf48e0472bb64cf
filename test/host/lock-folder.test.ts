import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockFolder, sweepLock } from '../../src/host/lock-folder.ts';
import { processStart } from '../../src/host/process-start.ts';
import { plainHost, temporaryOwner, thisHost } from '../../src/host/temporary-name.ts';

let root = '';
let lockFile = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'raingan-lock-'));
  lockFile = join(root, 'output/.raingan-lock');
});
afterEach(() => rmSync(root, { recursive: true }));

/** A lock as another run leaves it. */
function leaveLock(holder: object | string, minutesAgo = 0): void {
  lockFolder(root, 'output').release();
  writeFileSync(lockFile, typeof holder === 'string' ? holder : JSON.stringify(holder));
  const then = new Date(Date.now() - minutesAgo * 60_000);
  utimesSync(lockFile, then, then);
}

const deadProcess = 2 ** 22 + 1; // beyond Linux's largest process number
const busy = expect.objectContaining({ kind: 'busy', path: 'output' });

test('a folder is made, locked, and free again after the release, with nothing left behind', () => {
  const lock = lockFolder(root, 'output');
  expect(existsSync(lockFile)).toBe(true);
  lock.release();
  expect(readdirSync(join(root, 'output'))).toEqual([]);
  lockFolder(root, 'output').release();
});

test.each([
  ['another process of this machine', { host: thisHost, pid: process.ppid, start: processStart(process.ppid) }, 100],
  ['another process, where the system does not say when it began', { host: thisHost, pid: process.ppid }, 9],
  ['another machine, a minute ago', { host: 'elsewhere', pid: deadProcess }, 1],
  ['another machine, a little less than ten minutes ago', { host: 'elsewhere', pid: deadProcess }, 9.9],
  ['nobody knows who, a minute ago', 'half a li', 1],
  ['this machine, by a process without a number, a minute ago', { host: thisHost, pid: 'x' }, 1],
])('the lock of %s holds', (_, holder, minutesAgo) => {
  leaveLock(holder, minutesAgo);
  const before = readFileSync(lockFile, 'utf8');
  expect(() => lockFolder(root, 'output')).toThrow(busy);
  sweepLock(root, 'output');
  expect(readFileSync(lockFile, 'utf8')).toBe(before);
  expect(readdirSync(join(root, 'output'))).toEqual(['.raingan-lock']);
});

test.each([
  ['a process that runs no more', { host: thisHost, pid: deadProcess }, 0],
  ['an earlier process with the number of another one', { host: thisHost, pid: process.ppid, start: 'before' }, 0],
  ['the same, where the system does not say when it began', { host: thisHost, pid: process.ppid }, 11],
  ['an earlier process with our number', { host: thisHost, pid: process.pid }, 0],
  ['this machine, by a process without a number, eleven minutes ago', { host: thisHost, pid: 'x' }, 11],
  ['another machine, not renewed for ten minutes', { host: 'elsewhere', pid: 1 }, 10.005],
  ['another machine, not renewed for eleven minutes', { host: 'elsewhere', pid: 1 }, 11],
  ['nobody knows who, eleven minutes ago', '', 11],
])('the lock of %s is taken over, and swept', (_, holder, minutesAgo) => {
  leaveLock(holder, minutesAgo);
  lockFolder(root, 'output').release();
  leaveLock(holder, minutesAgo);
  sweepLock(root, 'output');
  expect(readdirSync(join(root, 'output'))).toEqual([]);
});

test('machines with Thai names are kept apart, and a plain name stays plain', () => {
  const [one, two] = ['เครื่อง-1', 'เครื่อง-ก'].map(plainHost);
  expect(one).not.toBe(two);
  expect(plainHost('OFFICE.PC7')).toBe('OFFICE.PC7');
  for (const host of [one, plainHost('x'.repeat(60))])
    expect(temporaryOwner(`.raingan-tmp-${host}-12-abc-0-1`)).toEqual({ host, pid: 12 });
});

test('a lock is read up to 4,096 bytes; a larger file is none of ours, and stays', () => {
  const holder = JSON.stringify({ host: 'elsewhere' });
  leaveLock(holder.padEnd(4096), 11);
  lockFolder(root, 'output').release();
  leaveLock(holder.padEnd(4097), 11);
  expect(() => lockFolder(root, 'output')).toThrow(expect.objectContaining({ name: 'EnvironmentFailure' }));
  expect(() => lockFolder(root, 'output'), 'no run is in progress').not.toThrow(busy);
  expect(readFileSync(lockFile, 'utf8')).toHaveLength(4097);
});

test('a renewed lock is fresh', () => {
  const lock = lockFolder(root, 'output');
  const mine = readFileSync(lockFile, 'utf8').replace(thisHost, 'elsewhere');
  writeFileSync(lockFile, mine);
  const then = new Date(Date.now() - 3_600_000);
  utimesSync(lockFile, then, then);
  lock.renew();
  expect(() => lockFolder(root, 'output')).toThrow(busy);
});

test('a release leaves the lock of whoever took over', () => {
  const lock = lockFolder(root, 'output');
  writeFileSync(lockFile, 'another run');
  lock.release();
  expect(readFileSync(lockFile, 'utf8')).toBe('another run');
});

test('a file in the folder’s place is reported as such', () => {
  writeFileSync(join(root, 'output'), '');
  expect(() => lockFolder(root, 'output')).toThrow(expect.objectContaining({ kind: 'not-a-folder' }));
});
