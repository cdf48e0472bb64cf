import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inShard } from '../../src/batch/plan.ts';

test('every file is in exactly one shard', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 12 }), (file, count) => {
      const shards = Array.from({ length: count }, (_, at) => ({ index: at + 1, count }));
      expect(shards.filter((shard) => inShard(file, shard))).toHaveLength(1);
    }),
  );
});

test('running numbers spread evenly', () => {
  const files = Array.from({ length: 4000 }, (_, at) => `data/2564/21000000-${3000 + at}.yaml`);
  for (const index of [1, 2, 3, 4]) {
    const share = files.filter((file) => inShard(file, { index, count: 4 })).length;
    expect(share).toBeGreaterThan(850);
    expect(share).toBeLessThan(1150);
  }
});

test('files of one name meet in one shard, whatever their folder and ending', () => {
  const places = ['data/2564/21000000-3230.yaml', 'copy/21000000-3230.yml', '21000000-3230.yaml'];
  const found = places.map((file) => [1, 2, 3, 4, 5].find((index) => inShard(file, { index, count: 5 })));
  expect(new Set(found).size).toBe(1);
});

test('the share of a file does not change from one release to the next', () => {
  expect([1, 2, 3, 4].find((index) => inShard('21000000-3230.yaml', { index, count: 4 }))).toBe(1);
});
