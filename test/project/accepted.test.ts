import { describe, expect, test } from 'vitest';
import { load } from './example.ts';
import { cleanText, diagnosticsOf, findings } from './rules/findings.ts';

const entry = (code: string, path: string, more: Readonly<Record<string, string>> = {}) => {
  const keys = { code, path, reason: 'ไม่มีบันทึกวันที่', by: 'นายสมมติ ตรวจสอบ', date: '2021-10-05', ...more };
  return `{ ${Object.entries(keys)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    .join(', ')} }`;
};
const withoutDate = cleanText(['date: 31/12/2563', 'date: null']);
const accepting = (...entries: readonly string[]) =>
  `${withoutDate}accepted:\n${entries.map((each) => `  - ${each}\n`).join('')}`;

describe('an accepted finding', () => {
  test('is an info, with who accepts it and why', () => {
    expect(findings(withoutDate)).toEqual(['W-DATE-MISSING 29:11 null']);
    const [found, ...more] = diagnosticsOf(accepting(entry('W-DATE-MISSING', 'reports[1].date')));
    expect(more).toEqual([]);
    expect(found).toMatchObject({ code: 'W-DATE-MISSING', severity: 'info' });
    expect(found?.message.en).toBe('report 2 has no date (accepted by นายสมมติ ตรวจสอบ: ไม่มีบันทึกวันที่)');
  });

  test('silences its code at its path only', () => {
    expect(findings(accepting(entry('W-DATE-MISSING', 'reports[0].date')))).toHaveLength(2);
    expect(findings(accepting(entry('W-DATE-ORDER', 'reports[1].date')))).toHaveLength(2);
  });

  test.each([
    ['a report by its own number', '{ code: W-DATE-MISSING, report: 2, path: date, reason: ก, by: ข }'],
    ['any place of a report', '{ code: W-DATE-MISSING, report: 2, reason: ก, by: ข }'],
    ['any place of the file', '{ code: W-DATE-MISSING, reason: ก, by: ข }'],
  ])('names %s', (_, given) => {
    expect(diagnosticsOf(accepting(given)).map(({ severity }) => severity)).toEqual(['info']);
  });

  test('of another report accepts nothing', () => {
    const found = findings(accepting('{ code: W-DATE-MISSING, report: 1, reason: ก, by: ข }'));
    expect(found).toEqual(['W-DATE-MISSING 29:11 null', 'W-ACCEPTED-UNUSED 37:13 W-DATE-MISSING']);
  });

  test('silences one finding; a second in the same text is reported', () => {
    const text = accepting(entry('W-DATE-MISSING', 'reports[1].date'), entry('W-YEAR-MISSING', 'reports[1].narrative'));
    const changed = text.replace('ดำเนินการต่อ', 'ตาม พ.ศ. ใด และปี พ.ศ. ใด');
    const open = diagnosticsOf(changed).filter(({ severity }) => severity !== 'info');
    expect(open).toMatchObject([{ code: 'W-YEAR-MISSING', range: { start: { line: 30, column: 34 } } }]);
  });

  test('that no longer occurs is reported at its code', () => {
    const text = accepting(entry('W-DATE-MISSING', 'reports[1].date')).replace('date: null', 'date: 31/12/2563');
    expect(diagnosticsOf(text)).toMatchObject([
      { code: 'W-ACCEPTED-UNUSED', severity: 'warning', range: { start: { line: 37, column: 13 } } },
    ]);
  });
});

describe('E-ACCEPTED', () => {
  const errors = (text: string) =>
    load(text).diagnostics.map(({ code, range, message, hint }) => {
      return `${code} ${range?.start.line}:${range?.start.column} ${message.en}${hint ? `; ${hint.en}` : ''}`;
    });
  test.each([
    [
      'an unknown code',
      entry('W-DATE-MISING', 'reports[1].date'),
      '13 unknown code `W-DATE-MISING`; did you mean `W-DATE-MISSING`?',
    ],
    [
      'an error',
      entry('E-MONEY', 'reports[1].date'),
      '13 `E-MONEY` is an error and cannot be accepted; correct the data and remove this entry',
    ],
    ['a line pitch', entry('W-LINE-PITCH', 'project.name'), '13 `W-LINE-PITCH` cannot be accepted'],
    [
      'a report that is not there',
      '{ code: W-DATE-MISSING, report: 7, reason: ก, by: ข }',
      '37 there is no report 7 in this file; correct it to the number of the report that is meant, or remove this entry',
    ],
    [
      'a path that is not in the file',
      entry('W-DATE-MISSING', 'reports[2].date'),
      '37 there is no `reports[2].date` in this file',
    ],
    ['what is no path', entry('W-DATE-MISSING', 'report 2'), '37 `report 2` is no path'],
    ['no reason', entry('W-DATE-MISSING', 'reports[1].date', { reason: ' ' }), '64 no reason is given'],
    ['nobody', entry('W-DATE-MISSING', 'reports[1].date', { by: '' }), '89 nobody is named'],
  ])('%s', (_, given, expected) => {
    expect(errors(accepting(given))).toEqual([`E-ACCEPTED 37:${expected}`]);
  });

  test('what is left out or of the wrong type is reported as for other keys', () => {
    expect(errors(accepting('{ code: W-DATE-MISSING, path: 5, by: ข }'))).toEqual([
      expect.stringMatching(/^E-MISSING-KEY 37:7 missing key `reason` under item 1 of `accepted`/),
      expect.stringMatching(/^E-TYPE 37:35 /),
    ]);
  });
});
