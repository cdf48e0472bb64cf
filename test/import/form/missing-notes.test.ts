import { describe, expect, test } from 'vitest';
import { missingNotes } from '../../../src/import/form/missing-notes.ts';
import { readForm } from '../../../src/import/form/read-form.ts';
import { labels } from '../../../src/import/form/wording.ts';
import { readText } from '../../../src/import/read-text.ts';
import { sections } from '../../../src/project/fields/sections.ts';
import { madeLines, madePrintout } from '../made-lines.ts';
import { legacyForm } from '../support.ts';

const missing = (texts: readonly string[]) =>
  missingNotes(readForm(madePrintout(madeLines(texts), { cellsApart: true }))).map(({ id, path }) => `${id} ${path}`);

test('a whole form lacks nothing', () => {
  expect(missingNotes(readForm(readText(legacyForm)))).toEqual([]);
});

test('an empty one lacks each section and each value that is required, and nothing else', () => {
  const found = missing([]);
  expect(found.filter((each) => each.startsWith('section'))).toEqual(
    ['rationale', 'objectives', 'targets', 'reports'].map((section) => `section-missing ${section}`),
  );
  const required = labels.filter(({ optional }) => !optional).map(({ field }) => `value-missing ${field}`);
  expect(found.filter((each) => each.startsWith('value'))).toEqual(required);
  expect(required).toContain('value-missing project.code');
});

describe('the printout lacks', () => {
  test('no section whose heading is there, though it is empty', () => {
    expect(missing([sections.objectives])).not.toContain('section-missing objectives');
    expect(missing(['รายงานครั้งที่1', ':: ก'])).not.toContain('section-missing reports');
    expect(missing([sections.reports])).not.toContain('section-missing reports');
  });

  test('a value whose label alone is there', () => {
    const code = 'value-missing project.code';
    expect(missing([sections.project, 'รหัสโครงการ : '])).toContain(code);
    expect(missing([sections.project, 'รหัสโครงการ : 1'])).not.toContain(code);
  });

  test('parts of an entry, which is named by its line', () => {
    const lines = [sections.reports, 'รายงานครั้งที่1', ':: ก', ':: ความก้าวหน้าของงาน = ๒๕ %', ': เป็นไปตามแผน'];
    expect(missing(lines).filter((each) => each.includes('reports['))).toEqual([
      'value-missing reports[0].targetStatus',
      'value-missing reports[0].disbursed',
    ]);
    const [note] = missingNotes(readForm(madePrintout(madeLines(lines), { cellsApart: true }))).slice(-1);
    expect(note).toMatchObject({ lines: [2], text: { en: expect.stringContaining('`reports[0].disbursed`') } });
    expect(missing(lines.slice(0, 3)).filter((each) => each.includes('reports['))).toHaveLength(4);
  });
});
