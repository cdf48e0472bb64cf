import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'rolldown/parseAst';
import { expect, test } from 'vitest';
import { thaiMessagesPage } from '../../scripts/thai-messages.ts';
import { diagnostic } from '../../src/diagnostics/build-diagnostic.ts';
import { cataloguePage } from '../../src/diagnostics/catalogue-page.ts';
import type { DiagnosticCode } from '../../src/diagnostics/codes.ts';
import { catalogue } from '../../src/diagnostics/codes.ts';
import { expectSameText } from '../support/expectations.ts';

const entries = Object.entries(catalogue) as [DiagnosticCode, (typeof catalogue)[DiagnosticCode]][];

test('docs/diagnostics.md is what scripts/write-diagnostics-doc.ts writes', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/diagnostics.md'), 'utf8');
  expectSameText(page, cataloguePage(), 'docs/diagnostics.md is what `npm run docs` writes');
});

test('docs/th/messages.md is what scripts/write-diagnostics-doc.ts writes, with every code once', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/th/messages.md'), 'utf8');
  expectSameText(page, thaiMessagesPage(), 'docs/th/messages.md is what `npm run docs` writes');
  for (const [code] of entries) expect(page.split(`** \`${code}\` `), code).toHaveLength(2);
});

test.each(entries)('%s has the severity its first letter says, and both languages', (code, entry) => {
  expect({ E: 'error', W: 'warning', I: 'info' }[code[0] ?? '']).toBe(entry.severity);
  for (const text of [entry.title, entry.meaning]) {
    expect(text.th).toMatch(/[ก-๙]/);
    expect(text.en).toMatch(/[a-z]/);
  }
});

test('a diagnostic takes its severity from the catalogue and leaves out what is not given', () => {
  const message = { th: 'ก', en: 'a' };
  expect(diagnostic('W-OVERSPENT', { file: 'a.yaml' }, { message, hint: undefined })).toStrictEqual({
    code: 'W-OVERSPENT',
    severity: 'warning',
    file: 'a.yaml',
    message,
  });
});

/**
 * Findings of this folder's tests are made up, and a code in a comment proves nothing: what counts is a code in a text or
 * a pattern of a test of another folder, or in a stored output that such a test compares whole.
 */
test('each code is seen in a test of what finds it', () => {
  const written = testFiles().flatMap((file) => textsOf(readFileSync(file, 'utf8')));
  written.push(readFileSync(join(tests, 'bad-data/pretty.en.txt'), 'utf8'));
  const seen = new Set(written.flatMap((text) => text.match(/\b[EWI]-[A-Z\d]+(?:-[A-Z\d]+)*\b(?!-)/g) ?? []));
  const unseen = entries.map(([code]) => code).filter((code) => !seen.has(code));
  expect(unseen.join(' '), 'codes of the catalogue that no test sees').toBe('');
});

const tests = join(import.meta.dirname, '..');

function testFiles(): string[] {
  return readdirSync(tests, { recursive: true, withFileTypes: true })
    .filter(({ name, parentPath }) => name.endsWith('.test.ts') && !parentPath.startsWith(import.meta.dirname))
    .map(({ name, parentPath }) => join(parentPath, name));
}

/** Texts and patterns of a source, without its comments. */
function textsOf(source: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown) => {
    if (typeof node !== 'object' || node === null) return;
    const { type, value, regex } = node as { type?: string; value?: unknown; regex?: { pattern: string } };
    if (type === 'Literal') found.push(regex?.pattern ?? String(value));
    if (type === 'TemplateElement') found.push(String((value as { cooked?: string }).cooked));
    for (const inner of Object.values(node)) visit(inner);
  };
  visit(parseAst(source, { lang: 'ts' }));
  return found;
}
