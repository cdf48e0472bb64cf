import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pretty } from '../../src/diagnostics/reporters/pretty.ts';
import { loadProject } from '../../src/project/load-project.ts';

const folder = join(import.meta.dirname, '../bad-data');
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

const cases = files.map((name) => {
  const bytes = readFileSync(join(folder, name));
  const text = bytes.toString('utf8');
  const file = /^# file: (.+)$/m.exec(text)?.[1] ?? '99990000-001.yaml';
  return { name, text, ...loadProject(file, bytes) };
});

test.each(cases)('$name gives the diagnostics its first lines expect', ({ text, value, diagnostics }) => {
  const expected = [...text.matchAll(/^# expect: (.+)$/gm)].map((match) => match[1]);
  const found = diagnostics.map(({ code, range }) => `${code} ${range?.start.line}:${range?.start.column}`);
  expect(found).toEqual(expected);
  expect(value).toBeUndefined();
});

test.each(['th', 'en'] as const)('all of them read well in %s', async (language) => {
  const shown = cases.map(({ name, text, diagnostics }) => {
    return `===== ${name}\n${pretty(diagnostics, { language, sources: () => text })}`;
  });
  await expect(shown.join('\n')).toMatchFileSnapshot(join(folder, `pretty.${language}.txt`));
});
