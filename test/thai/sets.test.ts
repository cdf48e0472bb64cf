import { describe, expect, it } from 'vitest';
import { type Half, readPlaces, readSentences, readWords, score } from './sets.ts';
import { broken } from './support.ts';

const HALVES: readonly Half[] = ['tuned', 'held out'];
const SETS = { sentences: readSentences, words: readWords, places: readPlaces };

describe.each(Object.entries(SETS))('%s', (_, read) => {
  it.each(HALVES)('has no wrong break, and finds 88 of 100 marks at least: %s', (half) => {
    const { wrong, found, marked } = score(read(half));
    expect(wrong.map(broken)).toEqual([]);
    expect(found / marked).toBeGreaterThanOrEqual(0.88);
  });
});
