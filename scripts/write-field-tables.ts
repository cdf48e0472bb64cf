// Writes the tables of fields in docs/data.md and docs/import.md, each between its marks: npm run docs
import { readFileSync, writeFileSync } from 'node:fs';
import { pagesWithTables, withTables } from './field-tables.ts';

for (const page of pagesWithTables) {
  const file = new URL(`../docs/${page}`, import.meta.url);
  writeFileSync(file, withTables(readFileSync(file, 'utf8')));
}
