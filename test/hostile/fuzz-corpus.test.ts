import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { targets } from '../../scripts/fuzz-targets.mjs';

const corpus = join(import.meta.dirname, '../fuzz');

/** What `npm run fuzz` has kept, without looking for more: every file is answered, and no file is written. */
describe.each(Object.entries(targets))('%s', (name, { seeds, open, ownProcess }) => {
  test('every file of the corpus is answered', { timeout: 120_000 }, async () => {
    const read = await open();
    const folder = join(corpus, name);
    const kept = existsSync(folder) ? readdirSync(folder).map((file) => readFileSync(join(folder, file))) : [];
    const files = [...(await seeds()), ...kept];
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
