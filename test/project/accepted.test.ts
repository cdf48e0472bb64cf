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
  test('is not told', () => {
    expect(findings(withoutDate)).toEqual(['W-DATE-MISSING 29:11 null']);
    expect(findings(accepting(entry('W-DATE-MISSING', 'reports[1].date')))).toEqual([]);
  });

  test('silences its code at its path only', () => {
    expect(findings(accepting(entry('W-DATE-MISSING', 'reports[0].date')))).toHaveLength(2);
    expect(findings(accepting(entry('W-DATE-ORDER', 'reports[1].date')))).toHaveLength(2);
  });

  test('silences one finding; a second in the same text is told', () => {
    const text = accepting(entry('W-DATE-MISSING', 'reports[1].date'), entry('W-YEAR-MISSING', 'reports[1].narrative'));
    const changed = text.replace('ดำเนินการต่อ', 'ตาม พ.ศ. ใด และปี พ.ศ. ใด');
    expect(findings(changed)).toEqual(['W-YEAR-MISSING 30:34 พ.ศ.']);
  });

  test('that no longer occurs is told at its code', () => {
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
    [
      'a character that cannot be printed',
      entry('W-GLYPH-MISSING', 'project.name'),
      '13 `W-GLYPH-MISSING` cannot be accepted',
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

  test('what is left out or of the wrong type is told as for other keys', () => {
    expect(errors(accepting('{ code: W-DATE-MISSING, path: 5, reason: ก, by: ข }'))).toEqual([
      'E-MISSING-KEY 37:7 missing key `date` under `accepted[0]`',
      expect.stringMatching(/^E-TYPE 37:35 /),
    ]);
  });
});
