import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { shippedTemplates } from '../../src/template/shipped-folder.ts';

const templates = path.join(import.meta.dirname, '../../templates');

test('every folder of templates/ that prints a project is a shipped template, and none else', () => {
  const folders = readdirSync(templates).filter(
    (name) => name !== 'fiscal-year-summary' && existsSync(path.join(templates, name, 'report.hbs')),
  );
  const listed: readonly string[] = shippedTemplates;
  const missing = folders.filter((name) => !listed.includes(name));
  expect(missing, `shippedTemplates lacks ${missing.join(', ')}`).toEqual([]);
  expect([...listed].sort()).toEqual(folders.sort());
});
