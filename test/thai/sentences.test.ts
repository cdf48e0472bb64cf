import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { breakOpportunities } from '../../src/thai/break-opportunities.ts';
import { broken, dictionary } from './support.ts';

const sentences = readFileSync(new URL('./sentences.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

describe('sentences of official Thai, marked by hand', () => {
  it('are many', () => {
    expect(sentences.length).toBeGreaterThanOrEqual(300);
  });

  it.each(sentences)('%s has no break outside the marks', (sentence) => {
    const text = sentence.replaceAll('|', '');
    const marks = marksOf(sentence);
    const outside = breakOpportunities(text, dictionary).filter(({ position }) => !marks.has(position));
    expect(outside, broken(text)).toEqual([]);
  });

  it('have breaks at 90 % of the marks at least', () => {
    let marked = 0;
    let found = 0;
    for (const sentence of sentences) {
      const marks = marksOf(sentence);
      marked += marks.size;
      found += breakOpportunities(sentence.replaceAll('|', ''), dictionary).filter((b) => marks.has(b.position)).length;
    }
    expect(found / marked).toBeGreaterThan(0.9);
  });
});

function marksOf(sentence: string): Set<number> {
  const marks = new Set<number>();
  let position = 0;
  for (const part of sentence.split('|').slice(0, -1)) {
    position += part.length;
    marks.add(position);
  }
  return marks;
}
