import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { importTerminal, importValid, run } from './support.ts';

const folder = new URL('fixtures/printouts/', import.meta.url);
const source = parse(readFileSync(new URL('99990000-0401.yaml', folder), 'utf8'));
const writers = readdirSync(folder).flatMap((name) => (name.endsWith('.pdf') ? [name.slice(0, -4)] : []));
const printout = (writer: string) => new Uint8Array(readFileSync(new URL(`${writer}.pdf`, folder)));

describe('a printout by', () => {
  test.each(writers)('%s gives every value of its data file', async (writer) => {
    const { yaml, provenance } = await importValid(printout(writer), 'old.pdf');
    const { provenance: _, ...values } = parse(yaml);
    expect(values).toEqual(source);
    expect(provenance.unparsed).toEqual([]);
  });
});

test('what a browser prints on its pages is left out, and listed', async () => {
  const { yaml, provenance } = await importValid(printout('chromium'), 'old.pdf');
  const { provenance: _, ...values } = parse(yaml);
  expect(JSON.stringify(values)).not.toMatch(/file:|AM|PM/);
  const note = provenance.applied.find(({ id }) => id === 'page-edges-removed');
  expect(note?.text.en).toMatch(/"file:\/\/\S+".*"\d+\/\d+"/);
});

test('letters that a PDF does not name are read from the words around them, and that is listed', async () => {
  const { applied } = await importValid(printout('wkhtmltopdf'), 'old.pdf');
  expect(applied).toContain('unmapped-letters');
});

test('spaces that a printout does not show are guesses, and their fields are named', async () => {
  const { provenance } = await importValid(printout('weasyprint'), 'old.pdf');
  const note = provenance.suggestions.find(({ id }) => id === 'spaces-guessed');
  expect(note?.text.en).toMatch(/rationale\[0\] \(\d+\|\d+/);
});

test('several fields that cannot be read are never filled from a page edge', async () => {
  const terminal = importTerminal({ 'a.pdf': printout('chromium') });
  const { status, err } = await run('import a.pdf', terminal);
  expect(status).toBe(0);
  expect(err).toContain('headers and footers of pages');
});
