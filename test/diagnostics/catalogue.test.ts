import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { thaiMessagesPage } from '../../scripts/thai-messages.ts';
import { diagnostic } from '../../src/diagnostics/build-diagnostic.ts';
import { cataloguePage } from '../../src/diagnostics/catalogue-page.ts';
import type { DiagnosticCode } from '../../src/diagnostics/codes.ts';
import { catalogue } from '../../src/diagnostics/codes.ts';

const entries = Object.entries(catalogue) as [DiagnosticCode, (typeof catalogue)[DiagnosticCode]][];

test('docs/diagnostics.md is what scripts/write-diagnostics-doc.ts writes', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/diagnostics.md'), 'utf8');
  expect(page).toBe(cataloguePage());
});

test('docs/th/messages.md is what scripts/write-diagnostics-doc.ts writes, with every code once', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/th/messages.md'), 'utf8');
  expect(page).toBe(thaiMessagesPage());
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
