import { describe, expect, it } from 'vitest';
import { type Half, readLater, readPlaces, readSentences, readWords, score } from './sets.ts';
import { broken } from './support.ts';

const SETS = { sentences: readSentences, words: readWords, places: readPlaces };
const HALVES: readonly Half[] = ['tuned', 'held out'];

describe.each(Object.entries(SETS))('%s', (_, read) => {
  it.each(HALVES)('have no wrong break, and breaks at 88 of 100 marks at least: %s', (half) => {
    const { wrong, found, marked } = score(read(half));
    expect(wrong.map(broken)).toEqual([]);
    expect(found / marked).toBeGreaterThanOrEqual(0.88);
  });
});

// Full of words that no list has. docs/thai-text.md says what each set gave when it was first run.
describe.each(['fresh', 'last'] as const)('the %s sentences', (name) => {
  it('have a wrong break in 100 or two, and most of those that are marked', () => {
    const { wrongBreaks, breaks, found, marked } = score(readLater(name));
    expect(wrongBreaks / breaks).toBeLessThan(0.015);
    expect(found / marked).toBeGreaterThanOrEqual(0.84);
  });
});
