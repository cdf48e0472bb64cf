import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { importValid, legacyForm } from './support.ts';

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

describe('what a browser prints between the lines of a text', () => {
  const lines = legacyForm.split('\n');
  const stamps = ['11/28/26, 11:02 PM      โครงการ (1)', 'https://example.test/report/1      1/3', 'หน้า 1/3'];
  test.each([
    ['at the edges of its pages', '\f'],
    ['with no pages to be seen', ''],
  ])('is left out: %s', async (_, page) => {
    const at = lines.findIndex((line) => line.startsWith('มีการบริหารจัดการ'));
    const text = [...lines.slice(0, at), ...stamps.slice(1), `${page}${stamps[0]}`, ...lines.slice(at)].join('\n');
    const { project, provenance } = await importValid(text);
    expect(project).toEqual((await importValid(legacyForm)).project);
    expect(provenance.applied.find(({ id }) => id === 'page-edges-removed')?.lines).toHaveLength(3);
  });

  test('but not an address that is a value', async () => {
    const text = legacyForm.replace('อยู่ระหว่างประสานสำนัก', 'ดูที่ https://example.test/1 ประสานสำนัก');
    const { project } = await importValid(text);
    expect(project.reports[0]?.narrative).toContain('https://example.test/1');
  });
});

test('a line that is neither the form nor data is named', async () => {
  const { provenance } = await importValid(`บันทึกข้อความที่ไม่เกี่ยว\n${legacyForm}`);
  expect(provenance.unparsed).toEqual([{ line: 1, text: 'บันทึกข้อความที่ไม่เกี่ยว' }]);
});
