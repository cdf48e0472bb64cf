import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sweepLeftovers } from '../../src/host/sweep-leftovers.ts';
import { temporaryName, temporaryOwner, thisHost } from '../../src/host/temporary-name.ts';

let root = '';
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000);
const deadPid = () => spawnSync(process.execPath, ['--version']).pid;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'raingan-sweep-'));
  mkdirSync(join(root, 'output/2564'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

function leave(name: string, written = new Date()): string {
  const path = join(root, 'output/2564', name);
  writeFileSync(path, 'half');
  utimesSync(path, written, written);
  return name;
}

const sweep = () => sweepLeftovers(root, 'output').map((path) => basename(path));

test('what a killed run left is removed', () => {
  const name = leave(`.raingan-tmp-${thisHost}-${deadPid()}-abc-0-1`);
  expect(sweep()).toEqual([name]);
  expect(readdirSync(join(root, 'output/2564'))).toEqual([]);
});

test('what a running process, this one or another machine just wrote stays', () => {
  leave(`.raingan-tmp-${thisHost}-${process.ppid}-abc-0-1`);
  leave(temporaryName());
  leave('.raingan-tmp-elsewhere-4000000-abc-0-1');
  expect(sweep()).toEqual([]);
});

test('an hour later it is litter, whoever wrote it', () => {
  const name = leave('.raingan-tmp-elsewhere-4000000-abc-0-1', hoursAgo(2));
  expect(sweep()).toEqual([name]);
});

test('a file of an earlier process with the same number is removed', () => {
  const beforeThisProcess = new Date(performance.timeOrigin - 60_000);
  const name = leave(`.raingan-tmp-${thisHost}-${process.pid}-abc-0-1`, beforeThisProcess);
  expect(sweep()).toEqual([name]);
});

test("nobody else's file is touched, however old", () => {
  leave('21000000-3230.pdf', hoursAgo(9000));
  leave('.raingan-tmp-notes', hoursAgo(9000));
  leave('report.tmp', hoursAgo(9000));
  expect(sweep()).toEqual([]);
});

test('a folder that is not there is nothing to sweep', () => {
  expect(sweepLeftovers(root, 'nowhere')).toEqual([]);
});

test('names of temporary files are all different and name their owner', () => {
  const names = Array.from({ length: 50 }, () => temporaryName());
  expect(new Set(names).size).toBe(50);
  expect(names.map(temporaryOwner)).toEqual(names.map(() => ({ host: thisHost, pid: process.pid })));
});
