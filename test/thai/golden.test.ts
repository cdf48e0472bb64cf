import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { breakOpportunities } from '../../src/thai/break-opportunities.ts';
import { dictionary } from './support.ts';

const sources = [
  'sentences.txt',
  'sets/sentences.txt',
  'sets/fresh.txt',
  'sets/last.txt',
  'sets/places.txt',
  'sets/words.txt',
  'sets/forms.txt',
];

/** Every place where a line may end, with what it costs there: `งาน|₁แล้ว`. */
function priced(text: string): string {
  let marked = '';
  let start = 0;
  for (const { position, penalty } of breakOpportunities(text, dictionary)) {
    const cost = String(penalty).replace(/\d/g, (digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]!);
    marked += `${text.slice(start, position)}|${cost}`;
    start = position;
  }
  return marked + text.slice(start);
}

it('the breaks of each text that is known, and their costs, change only when someone reads the change', async () => {
  const texts = sources.flatMap((name) =>
    readFileSync(new URL(name, import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.replace(/[|~]/g, '')),
  );
  const lines = [...new Set(texts)].map(priced);
  await expect(`${lines.join('\n')}\n`, 'where lines of known texts may end').toMatchFileSnapshot('ref/breaks.txt');
});
