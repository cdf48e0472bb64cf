import { expect, test } from 'vitest';
import { checkImported, suggestionsFor } from '../../src/import/check-imported.ts';
import { readSeed } from '../support/seed.ts';
import { dictionary } from './made-lines.ts';

const path = 'data/2564/21000000-3230.yaml';
const tools = { dictionary, exists: () => true };
const bytes = (text: string) => new TextEncoder().encode(text);
const late = readSeed().replace('endDate: "2021-09-30"', 'endDate: "2022-09-30"');

test('a new file has the findings of `raingan check`, in the order of its lines', () => {
  const wrong = late.replace('fiscalYear: 2564', 'fiscalYear: 2021').replace(/^ {2}responsible:/m, '  responsable:');
  const found = checkImported(path, bytes(wrong), tools);
  expect(found.map(({ code }) => code)).toEqual(expect.arrayContaining(['E-DATE-ERA', 'E-UNKNOWN-KEY']));
  const offsets = found.map(({ range }) => range?.start.offset ?? 0);
  expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
});

test('findings of a valid one are suggestions, with the path of their value', () => {
  const before = suggestionsFor(path, bytes(readSeed()), tools);
  const found = suggestionsFor(path, bytes(late), tools).filter(({ id }) => !before.some((each) => each.id === id));
  expect(found.map(({ id, path: at }) => [id, at])).toEqual([
    ['W-DATES-NOT-FISCAL', 'project.endDate'],
    ['I-COMPLETE-EARLY', 'reports[10].progress'],
  ]);
});

test('an invalid one has none: its mistakes are no matter of choice', () => {
  expect(suggestionsFor(path, bytes('schemaVersion: 1\n'), tools)).toEqual([]);
  expect(checkImported(path, bytes('schemaVersion: 1\n'), tools).length).toBeGreaterThan(0);
});
