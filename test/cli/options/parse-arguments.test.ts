import { expect, test } from 'vitest';
import { commands } from '../../../src/cli/commands.ts';
import { readJobs, readShard, readYear } from '../../../src/cli/options/option-values.ts';
import { parseArguments } from '../../../src/cli/options/parse-arguments.ts';
import { readReportOptions } from '../../../src/cli/options/run-options.ts';
import { createMemoryWorkspace } from '../../../src/host/memory-workspace.ts';

const build = commands.find(({ name }) => name === 'build')!;
const parse = (...args: string[]) => parseArguments(build, args);

test('paths and options may come in any order', () => {
  const given = parse('data/2564', '--strict', '--out', 'print', 'more', '-q');
  expect(given.paths).toEqual(['data/2564', 'more']);
  expect(given.value('out')).toBe('print');
  expect([given.has('strict'), given.has('quiet'), given.has('json')]).toEqual([true, true, false]);
});

test('after -- everything is a path', () => {
  expect(parse('--', '--strict').paths).toEqual(['--strict']);
});

test('the last value counts', () => {
  expect(parse('--out=a', '--out', 'b').value('out')).toBe('b');
});

test('values are read as what they mean', () => {
  const given = parse('--year', '2564', '--jobs', '4', '--shard', '3/4', '--format', 'docx, pdf');
  expect(readYear(given)).toBe(2564);
  expect(readJobs(given)).toBe(4);
  expect(readShard(given)).toEqual({ index: 3, count: 4 });
  expect(readReportOptions(given, createMemoryWorkspace()).formats).toEqual(['pdf', 'docx']);
});

test.each(['5/4', '0/4', '1/0', '4', '1/', '/4', '1/4/1', '-1/4', '1.5/4', 'a/b', '01/4', '100000/100000'])(
  '--shard %s is no part of a run',
  (shard) => {
    const read = () => readShard(parse(`--shard=${shard}`));
    expect(read, `--shard ${shard}`).toThrow(expect.objectContaining({ name: 'UsageMistake' }));
  },
);

test('the last part is one, and the only part', () => {
  expect(readShard(parse('--shard', '4/4'))).toEqual({ index: 4, count: 4 });
  expect(readShard(parse('--shard', '1/1'))).toEqual({ index: 1, count: 1 });
});

test('what is not given is left open', () => {
  const given = parse();
  expect([readYear(given), readJobs(given), readShard(given)]).toEqual([undefined, undefined, undefined]);
  expect(readReportOptions(given, createMemoryWorkspace()).formats).toEqual(['pdf', 'docx']);
});

test.each(['-year', '-year=2565', '—year'])('%s is answered with the option that is meant', (word) => {
  expect(() => parse(word, '2565')).toThrow(
    expect.objectContaining({ hint: expect.objectContaining({ en: 'type the hyphens again: `--year`' }) }),
  );
});

test('an empty path is wrong usage, not the folder one is in', () => {
  expect(() => parse('')).toThrow(expect.objectContaining({ name: 'UsageMistake' }));
});

test.each(['~/out', '~', '~\\out'])('--out=%s would make a folder of that name, and is refused', (path) => {
  expect(() => parse(`--out=${path}`)).toThrow(expect.objectContaining({ name: 'UsageMistake' }));
  expect(parse('--out=~out').value('out')).toBe('~out');
});
