import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { targets } from '../../scripts/fuzz-targets.mjs';
import { someOf } from '../support/thorough.ts';

const corpus = join(import.meta.dirname, '../fuzz');

/** Some of what `npm run fuzz` has kept, without looking for more; `node scripts/fuzz.mjs --replay` feeds all of it. */
describe.each(Object.entries(targets))('%s', (name, { seeds, open, ownProcess }) => {
  // The studio's target compiles the whole program first.
  const tags = name === 'studio' ? 'exhaustive' : 'thorough';
  test('files of the corpus are answered', { tags }, async () => {
    const read = await open();
    const folder = join(corpus, name);
    const kept = existsSync(folder) ? readdirSync(folder).map((file) => readFileSync(join(folder, file))) : [];
    const files = someOf([...(await seeds()), ...kept], 60);
    let answered = 0;
    for (const bytes of files) {
      try {
        await read(bytes);
      } catch (error) {
        if (!ownProcess) throw error;
      }
      answered += 1;
    }
    expect(answered).toBe(files.length);
  });
});
