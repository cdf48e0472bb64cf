import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { formats } from '../../src/model/report-options.ts';

test('docs/command-line.md describes every format', () => {
  const page = readFileSync(path.join(import.meta.dirname, '../../docs/command-line.md'), 'utf8');
  const line = page.split('\n').find((each) => each.startsWith('| `--format')) ?? '';
  const missing = formats.filter(
    (format) =>
      !line.includes(`\`${format}\` is`) && !line.includes(`\`${format}\` and`) && !line.includes(`and \`${format}\``),
  );
  expect(missing, `docs/command-line.md does not say what ${missing.join(', ')} is`).toEqual([]);
});
