import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { helpText } from '../../src/cli/help.ts';
import { type FileKind, fileKind, fileKinds } from '../../src/import/file-kind.ts';

const read = (Object.keys(fileKinds) as FileKind[]).filter((kind) => fileKinds[kind] !== 'refused');

// A kind of file that import reads is named wherever a user chooses a file.
test.each(read)('a file of the kind %s is offered', (kind) => {
  const extension = kind === 'text' ? '.txt' : `.${kind}`;
  expect(helpText('en', 'import').includes(extension), `${extension} is not in the help of import`).toBe(true);
  expect(textOf('docs/import.md').includes(`${extension}\``), `${extension} is not in docs/import.md`).toBe(true);
  const studio = 'studio/src/year/year-page.tsx';
  expect(textOf(studio).includes(`${extension},`) || textOf(studio).includes(`${extension}"`), studio).toBe(true);
});

test('a kind is found by its content, whatever the name of the file', () => {
  const bytes = (text: string) => Buffer.from(text, 'latin1');
  expect(fileKind('a.csv', bytes('%PDF-1.7'))).toBe('pdf');
  expect(fileKind('a.pdf', bytes('\u0089PNG'))).toBe('image');
  expect(fileKind('a.xlsx', bytes('<html>'))).toBe('html');
  expect(fileKind('a.pdf', bytes(''))).toBe('empty');
});

function textOf(path: string): string {
  return readFileSync(join(import.meta.dirname, '../..', path), 'utf8');
}
