import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { reporterNames } from '../../src/diagnostics/reporters/reporter-names.ts';
import { formats } from '../../src/model/report-options.ts';

const read = (page: string) => readFileSync(path.join(import.meta.dirname, '../../docs', page), 'utf8');

test.each(['api.md', 'ci.md'])('docs/%s lists every format', (page) => {
  const list = formats.map((format) => `\`${format}\``).join(', ');
  expect(read(page).includes(`a list of ${list}`), `docs/${page} does not list ${list}`).toBe(true);
});

test('docs/command-line.md describes every format', () => {
  const line =
    read('command-line.md')
      .split('\n')
      .find((each) => each.startsWith('| `--format')) ?? '';
  const missing = formats.filter(
    (format) =>
      !line.includes(`\`${format}\` is`) && !line.includes(`\`${format}\` and`) && !line.includes(`and \`${format}\``),
  );
  expect(missing, `docs/command-line.md does not say what ${missing.join(', ')} is`).toEqual([]);
});

test.each(reporterNames)('docs/command-line.md describes the reporter %s', (name) => {
  const [, table = ''] = read('command-line.md').split('\n## Reporters\n');
  expect(table.includes(`\n| \`${name}\` |`), `docs/command-line.md does not describe the reporter ${name}`).toBe(true);
});
