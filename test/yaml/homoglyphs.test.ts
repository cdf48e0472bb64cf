import { expect, test } from 'vitest';
import { exampleText, load } from '../project/example.ts';

const hintFor = (key: string, disguise: string) =>
  load(exampleText((text) => text.replace(`${key}:`, `${disguise}:`))).diagnostics.map(({ code, hint }) => [
    code,
    hint?.en,
  ]);

test.each([
  ['code', 'сode', '`с` (U+0441 Cyrillic), which looks like `c`'],
  ['project', 'рrоject', '`р` (U+0440 Cyrillic), which looks like `p`, `о` (U+043E Cyrillic), which looks like `o`'],
  ['name', 'nαme', '`α` (U+03B1 Greek), which looks like `a`'],
  ['reports', 'rep๐rts', '`๐` (U+0E50 Thai), which looks like `o`'],
  ['budget', 'ｂudget', '`ｂ` (U+FF42 Latin), which looks like `b`'],
  ['startDate', 'start\u200bDate', 'the invisible U+200B'],
])('a key `%s` written `%s` names the letter', (key, disguise, letters) => {
  expect(hintFor(key, disguise)).toEqual([
    ['E-UNKNOWN-KEY', `did you mean \`${key}\`? This key has ${letters}; type it again in English`],
  ]);
});

test('a plain misspelling is reported as before', () => {
  expect(hintFor('narrative', 'narative')).toEqual([['E-UNKNOWN-KEY', 'did you mean `narrative`?']]);
});
