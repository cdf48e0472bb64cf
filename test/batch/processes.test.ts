import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alone, atMost, requestedProcesses, usualProcesses } from '../../src/batch/processes.ts';

test.each([
  [1, 8, 0, true],
  [63, 8, 0, true],
  [64, 8, 1, true],
  [64, 1, 0, true],
  [100, 2, 1, true],
  [100, 8, 2, true],
  [255, 4, 3, true],
  [255, 64, 6, true],
  [256, 2, 2, false],
  [256, 1, 0, true],
  [10_000, 8, 8, false],
])('%i new reports on %i cores: %i workers, this process builds: %s', (reports, cores, workers, here) => {
  expect(usualProcesses(reports, cores)).toEqual({ workers, here });
});

test('no more processes build than there are cores, and always one', () => {
  fc.assert(
    fc.property(fc.nat(20_000), fc.integer({ min: 1, max: 256 }), (reports, cores) => {
      const { workers, here } = usualProcesses(reports, cores);
      const building = workers + (here ? 1 : 0);
      expect(building).toBeGreaterThanOrEqual(1);
      expect(building).toBeLessThanOrEqual(cores);
    }),
  );
});

test('as many as are requested have limits, one is this process', () => {
  expect(requestedProcesses(1)).toBe(alone);
  expect(requestedProcesses(7)).toEqual({ workers: 7, here: false });
});

test.each([
  [{ workers: 5, here: false }, 3, { workers: 3, here: false }],
  [{ workers: 5, here: false }, 1, alone],
  [{ workers: 5, here: true }, 3, { workers: 2, here: true }],
  [{ workers: 5, here: true }, 1, alone],
  [alone, 9, alone],
])('%j for %i reports are %j', (wanted, reports, found) => {
  expect(atMost(wanted, reports)).toEqual(found);
});
