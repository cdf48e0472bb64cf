import { describe, expect, it } from 'vitest';
import { readPlaces, readSentences, readWords, score } from './sets.ts';
import { broken } from './support.ts';

const SETS = { sentences: readSentences, words: readWords, places: readPlaces };

describe.each(Object.entries(SETS))('%s', (_, read) => {
  it('have no wrong break, and breaks at 88 of 100 marks at least', () => {
    const { wrong, found, marked } = score(read('tuned'));
    expect(wrong.map(broken)).toEqual([]);
    expect(found / marked).toBeGreaterThanOrEqual(0.88);
  });

  // The rate is what the model gives on text that nobody tuned it to. What exactly is wrong there is not printed.
  it('that were held out have few', () => {
    const { wrongBreaks, breaks, found, marked } = score(read('held out'));
    expect(wrongBreaks / breaks).toBeLessThan(0.018);
    expect(found / marked).toBeGreaterThanOrEqual(0.88);
  });
});
