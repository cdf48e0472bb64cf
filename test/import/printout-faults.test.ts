import { describe, expect, test } from 'vitest';
import type { Printout } from '../../src/import/printed-line.ts';
import { noCode, noForm, notAPdf, noYear, yearSummary } from '../../src/import/printout-faults.ts';

const printout = (texts: readonly string[], cellsApart = false) =>
  ({
    lines: texts.map((text, index) => ({ text, number: index + 1, page: 1, indent: 0 })),
    source: 'legacy',
    cellsApart,
  }) as unknown as Printout;
const said = (file: string, texts: readonly string[], cellsApart?: boolean) => {
  const { code, message, hint } = noForm(file, printout(texts, cellsApart));
  return [code, message.en, hint?.en];
};

describe('a file in which nothing of the form was found', () => {
  test('is said to be read in the wrong encoding, where its text is', () => {
    const misread = Buffer.from('รายงานความก้าวหน้าของโครงการ').toString('latin1');
    expect(said('a.txt', [misread, misread, misread])[0]).toBe('W-MOJIBAKE');
  });

  test('is a PDF whose fonts hide their letters, where little of it is Thai', () => {
    const nonsense = 'QwErTyUiOpAsDfGhJkLzXcVbNm'.repeat(3);
    expect(said('a.pdf', [nonsense], true)[1]).toMatch(/does not say which letters its fonts show$/);
    expect(said('a.txt', [nonsense])[1]).toBe('the file does not hold the progress report form');
    expect(said('a.pdf', ['ความก้าวหน้าของโครงการ'.repeat(4)], true)[1]).toMatch(
      /does not hold the progress report form/,
    );
  });

  test('is a scan, where a PDF has no text', () => {
    expect(said('a.pdf', [], true)).toEqual([
      'E-NOT-A-REPORT',
      'the file does not hold the progress report form',
      'this PDF holds no text and is most likely scanned; start with `raingan new` instead',
    ]);
  });

  test.each(['a.yaml', 'a.yml', 'A.JSON'])('is a data file already: %s', (file) => {
    expect(said(file, ['schemaVersion: 1'])[2]).toMatch(/^put it into `data\/`/);
  });
});

test('a summary of a year is recognised by its title, in the first three lines', () => {
  const title = 'สรุปความก้าวหน้าโครงการ ปีงบประมาณ 2564';
  expect(yearSummary('a.pdf', printout(['', title]))?.code).toBe('E-NOT-A-REPORT');
  expect(yearSummary('a.pdf', printout(['', '', '', title]))).toBeUndefined();
});

test('what is missing is named, with its pages where a file holds several reports', () => {
  expect(noCode('a.txt', undefined)).toMatchObject({
    code: 'E-MISSING-KEY',
    message: { en: 'no project code' },
    hint: { en: expect.stringContaining('`21000000-3230.txt`') },
  });
  expect(noYear('a.txt', '3–4')).toMatchObject({
    message: { en: 'no fiscal year on pages 3–4' },
    hint: { en: 'put these pages into a file of their own and import that' },
  });
  expect(notAPdf('a.pdf')).toMatchObject({ code: 'E-FILE-KIND', file: 'a.pdf' });
});
