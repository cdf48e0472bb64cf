import { expect, test } from 'vitest';
import { persist } from '../../src/host/persist.ts';

/** Work that fails with `code` some times before it succeeds, and what was waited meanwhile. */
function failing(code: string, times: number) {
  const waited: number[] = [];
  let tried = 0;
  const work = () => {
    tried += 1;
    if (tried <= times) throw Object.assign(new Error(code), { code });
    return 'done';
  };
  return { work, waited, tried: () => tried, wait: (ms: number) => void waited.push(ms) };
}

test.each(['EBUSY', 'EPERM', 'EACCES'])('%s of a scanner that has a file for a second passes on Windows', (code) => {
  const { work, waited, wait } = failing(code, 6);
  expect(persist(work, { platform: 'win32', wait })).toBe('done');
  expect(waited).toEqual([10, 20, 40, 80, 150, 300]);
});

test.each(['EBUSY', 'EPERM'])('%s of a program that keeps the file is thrown after at most two seconds', (code) => {
  const { work, waited, wait } = failing(code, 100);
  expect(() => persist(work, { platform: 'win32', wait })).toThrow(code);
  const total = waited.reduce((sum, ms) => sum + ms, 0);
  expect(total).toBeGreaterThan(1000);
  expect(total).toBeLessThan(2000);
});

test.each([
  ['EPERM', 'linux'],
  ['EACCES', 'darwin'],
  ['ENOENT', 'win32'],
  ['ENOSPC', 'win32'],
])('%s on %s is thrown at once', (code, platform) => {
  const { work, waited, tried, wait } = failing(code, 1);
  expect(() => persist(work, { platform, wait })).toThrow(code);
  expect([tried(), waited]).toEqual([1, []]);
});

test('a file of a network folder that is busy passes on every system, and the wait is a real one', () => {
  const { work } = failing('EBUSY', 2);
  const start = performance.now();
  expect(persist(work, { platform: 'linux' })).toBe('done');
  expect(performance.now() - start).toBeGreaterThan(25);
});
