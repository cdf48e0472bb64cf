import fc from 'fast-check';
import { expect, test } from 'vitest';
import { takeShard } from '../../src/batch/plan.ts';

const shardsOf = (files: readonly string[], sizeOf: (file: string) => number, count: number) =>
  Array.from({ length: count }, (_, at) => takeShard(files, sizeOf, { index: at + 1, count }));

test('every file is in exactly one shard, in its order', () => {
  const file = fc.record({ name: fc.string({ minLength: 1 }), size: fc.nat(1_000_000) });
  fc.assert(
    fc.property(
      fc.uniqueArray(file, { selector: ({ name }) => name }),
      fc.integer({ min: 1, max: 12 }),
      (given, count) => {
        const files = given.map(({ name }) => name);
        const sizes = new Map(given.map(({ name, size }) => [name, size]));
        const shards = shardsOf(files, (name) => sizes.get(name)!, count);
        expect(shards.flat().sort()).toEqual([...files].sort());
        for (const shard of shards) expect(shard).toEqual(files.filter((name) => shard.includes(name)));
      },
    ),
  );
});

test.each([
  [24, 3, 8, 8],
  [300, 8, 37, 38],
])('%i projects of one size make %i shards of %i or %i', (projects, count, least, most) => {
  const files = Array.from({ length: projects }, (_, at) => `data/2564/21000000-${3000 + at}.yaml`);
  for (const shard of shardsOf(files, () => 9000, count)) {
    expect(shard.length).toBeGreaterThanOrEqual(least);
    expect(shard.length).toBeLessThanOrEqual(most);
  }
});

test('a large project weighs as much as many small ones', () => {
  const files = Array.from({ length: 41 }, (_, at) => `data/2564/21000000-${3000 + at}.yaml`);
  const sizes = shardsOf(files, (file) => (file === files[7] ? 400_000 : 8000), 2).map((shard) => shard.length);
  expect(sizes.sort()).toEqual([1, 40]);
});

test('files of one code meet in one shard, whatever their folder and ending', () => {
  const same = ['data/2564/21000000-3230.yaml', 'copy/21000000-3230.yml', '21000000-3230.yaml'];
  const others = Array.from({ length: 20 }, (_, at) => `data/2564/21000000-${4000 + at}.yaml`);
  const shards = shardsOf([...same, ...others], () => 9000, 5);
  expect(shards.filter((shard) => shard.some((file) => same.includes(file)))).toHaveLength(1);
});
