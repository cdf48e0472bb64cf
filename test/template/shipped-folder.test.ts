import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { shippedTemplates } from '../../src/template/shipped-folder.ts';

const root = path.join(import.meta.dirname, '../..');
const folders = readdirSync(path.join(root, 'templates')).filter(
  (name) => name !== 'fiscal-year-summary' && existsSync(path.join(root, 'templates', name, 'report.hbs')),
);

test('the shipped templates are the folders of templates/ that print a project', () => {
  const listed: readonly string[] = shippedTemplates;
  const missing = folders.filter((name) => !listed.includes(name));
  expect(missing, `shippedTemplates lacks ${missing.join(', ')}`).toEqual([]);
  const gone = listed.filter((name) => !folders.includes(name));
  expect(gone, `templates/ has no ${gone.join(', ')}`).toEqual([]);
});

test('the outputs of each end in a suffix of their own; those of the first have none', () => {
  const suffixes = shippedTemplates.map((name) => {
    const settings = path.join(root, 'templates', name, 'template.yaml');
    return existsSync(settings) ? /^suffix: (\S+)/m.exec(readFileSync(settings, 'utf8'))?.[1] : undefined;
  });
  const bare = shippedTemplates.filter((_, index) => (index === 0) !== (suffixes[index] === undefined));
  expect(bare, `a suffix is wrong or missing: ${bare.join(', ')}`).toEqual([]);
  expect(new Set(suffixes).size, `two templates have one suffix: ${suffixes.join(', ')}`).toBe(suffixes.length);
});

test('docs/templates.md names each', () => {
  const page = readFileSync(path.join(root, 'docs/templates.md'), 'utf8');
  const missing = folders.filter((name) => !page.includes(`- \`${name}\``));
  expect(missing, `docs/templates.md does not name ${missing.join(', ')}`).toEqual([]);
});
