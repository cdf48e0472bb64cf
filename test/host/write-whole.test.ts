import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type WriteCalls, writeWhole } from '../../src/host/write-whole.ts';

let folder = '';
beforeEach(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'raingan-write-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const bytes = new TextEncoder().encode('new content');

test('writes into folders that are not there yet, and leaves nothing else', () => {
  writeWhole(join(folder, 'output/2564/report.pdf'), bytes);
  expect(fs.readdirSync(join(folder, 'output/2564'))).toEqual(['report.pdf']);
  expect(fs.readFileSync(join(folder, 'output/2564/report.pdf'), 'utf8')).toBe('new content');
});

test('the content is on the disk before the name is, and the name before the call returns', () => {
  const calls: string[] = [];
  const recorded = Object.fromEntries(
    Object.entries(realCalls).map(([name, call]) => [
      name,
      (...args: never[]) => {
        calls.push(name);
        return (call as (...args: never[]) => unknown)(...args);
      },
    ]),
  ) as unknown as WriteCalls;
  writeWhole(join(folder, 'report.pdf'), bytes, { fs: recorded });
  expect(calls).toEqual([
    ...['openSync', 'writeFileSync', 'fsyncSync', 'closeSync'],
    'renameSync',
    ...['openSync', 'fsyncSync', 'closeSync'],
  ]);
});

const realCalls: WriteCalls = fs;

describe.each(['openSync', 'writeFileSync', 'fsyncSync', 'renameSync'] as const)('when %s fails', (name) => {
  const failing = { ...fs, [name]: () => refuse('ENOSPC') } as unknown as WriteCalls;

  test('the old file stays whole and the folder clean', () => {
    fs.writeFileSync(join(folder, 'report.pdf'), 'old content');
    expect(() => writeWhole(join(folder, 'report.pdf'), bytes, { fs: failing })).toThrow('ENOSPC');
    expect(fs.readdirSync(folder)).toEqual(['report.pdf']);
    expect(fs.readFileSync(join(folder, 'report.pdf'), 'utf8')).toBe('old content');
  });
});

test('a half-written file never gets the name', () => {
  const halfway = {
    ...fs,
    writeFileSync(file: number, content: Uint8Array) {
      fs.writeSync(file, content, 0, 3);
      refuse('ENOSPC');
    },
  } as unknown as WriteCalls;
  expect(() => writeWhole(join(folder, 'report.pdf'), bytes, { fs: halfway })).toThrow('ENOSPC');
  expect(fs.readdirSync(folder)).toEqual([]);
});

test('a folder that cannot be synced does not lose the file', () => {
  const unsynced = {
    ...fs,
    openSync: (path: string, flags: string) => (flags === 'r' ? refuse('EINVAL') : fs.openSync(path, flags)),
  } as unknown as WriteCalls;
  writeWhole(join(folder, 'report.pdf'), bytes, { fs: unsynced });
  expect(fs.readFileSync(join(folder, 'report.pdf'), 'utf8')).toBe('new content');
});

function refuse(code: string): never {
  throw Object.assign(new Error(code), { code });
}
