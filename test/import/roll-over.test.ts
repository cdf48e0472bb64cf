import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { rollOver, shiftYear } from '../../src/import/roll-over.ts';

// Whole projects are carried over in `new-and-rollover.test.ts`.

const file = (changed: Readonly<Record<string, string>> = {}) => `# ของเรา
schemaVersion: 1
project:
  name: "ก ปี 2564"
  code: "21000000-3230" # เดิม
  fiscalYear: 2564
  startDate: ${changed.startDate ?? '"2020-10-01"'}
  endDate: ${changed.endDate ?? '"2021-09-30"'}
  budget:
    received: "100.00"
    spent: "50.00"
reports:
  - number: 1
${changed.rest ?? ''}`;
const roll = (changed?: Readonly<Record<string, string>>, fiscalYear = 2566) =>
  rollOver(file(changed), { code: '50000000-101', fiscalYear });

describe('a project that is carried over', () => {
  test('has the new code and year, the old code behind it, and no money yet', () => {
    const { text, shortened } = roll();
    expect(parse(text)).toEqual({
      schemaVersion: 1,
      project: {
        name: 'ก ปี 2564',
        code: '50000000-101',
        previousCode: '21000000-3230',
        fiscalYear: 2566,
        startDate: '2022-10-01',
        endDate: '2023-09-30',
        budget: { received: null, spent: '0.00' },
      },
      reports: [],
    });
    expect(Object.keys(parse(text).project).slice(0, 3)).toEqual(['name', 'code', 'previousCode']);
    expect(text).toContain('# ของเรา\n');
    expect(text).toContain('code: "50000000-101" # เดิม');
    expect(text).toMatch(/received: # ← .* \/ the new budget, to be filled in/);
    expect(shortened).toEqual([]);
  });

  test('has its comment in Thai alone for who reads Thai', () => {
    const { text } = rollOver(file(), { code: '50000000-101', fiscalYear: 2565, language: 'th' });
    expect(text).toMatch(/received: # ← ต้องเติมงบประมาณที่ได้รับของปีใหม่\n/);
  });

  test('has the code before in place of an older one', () => {
    const text = file().replace('  fiscalYear', '  previousCode: "1"\n  fiscalYear');
    expect(parse(rollOver(text, { code: '5', fiscalYear: 2565 }).text).project.previousCode).toBe('21000000-3230');
  });

  test.each([
    ['2020-10-01', '"2022-10-01"'], // bare: a reader could take it for a date
    ["'2020-10-01'", "'2022-10-01'"],
    ['"01/10/2563" # ตามแผน', '"01/10/2565" # ตามแผน'],
  ])('keeps how the date %s is written', (startDate, expected) => {
    expect(roll({ startDate }).text).toContain(`startDate: ${expected}\n`);
  });

  test('names dates of 29 February that the new year does not have', () => {
    const { text, shortened } = roll({ startDate: '"2020-02-29"' }, 2565);
    expect(text).toContain('startDate: "2021-02-28"');
    expect(shortened).toEqual(['project.startDate']);
  });

  test('leaves behind what belongs to the old reports', () => {
    const rest = `provenance: { source: a }
accepted:
  - { code: A, report: 1 }
  - { code: B, path: "reports[0].date" }
  - { code: C, path: rationale }
`;
    const rolled = parse(roll({ rest }).text);
    expect(rolled.accepted).toEqual([{ code: 'C', path: 'rationale' }]);
    expect(rolled).not.toHaveProperty('provenance');
    const all = roll({ rest: 'accepted:\n  - { code: A, report: 1 }\n' });
    expect(parse(all.text)).not.toHaveProperty('accepted');
  });
});

describe('places that still mention the old year', () => {
  const mentions = (rest: string) =>
    roll({ rest }).mentions.map(({ line, column, text }) => [line, column, text] as const);

  test('are named with their line and column, in either digits', () => {
    const found = mentions('rationale:\n  - ตามแผน 2564 และ ๒๕๖๔\n');
    const lines = roll({ rest: 'rationale:\n  - ตามแผน 2564 และ ๒๕๖๔\n' }).text.split('\n');
    expect(found).toHaveLength(3);
    for (const [line, column] of found) expect(lines[line - 1]!.slice(column - 1, column + 3)).toMatch(/2564|๒๕๖๔/);
    expect(found.at(-1)?.[2]).toBe('- ตามแผน 2564 และ ๒๕๖๔');
  });

  test.each(['แผน 25640', 'แผน 12564', 'แผน ๑๒๕๖๔', 'แผน 2565'])('not so %s', (text) => {
    expect(mentions(`rationale: [${text}]\n`)).toHaveLength(1); // that of the name
  });

  test('nor the dates that were moved', () => {
    const { mentions: found } = roll({ startDate: '"01/10/2563"', endDate: '"30/09/2563"' }, 2565);
    expect(found.map(({ text }) => text)).toEqual(['name: "ก ปี 2564"']);
  });
});

test.each([
  ['2024-02-29', 1, '2025-02-28', true],
  ['2024-02-29', 4, '2028-02-29', false],
  ['29/02/2567', 1, '28/02/2568', true],
  ['29/03/2567', 1, '29/03/2568', false],
  ['เดือนหน้า', 1, 'เดือนหน้า', false],
])('%s moved by %i is %s', (date, years, value, shortened) => {
  expect(shiftYear(date, years)).toEqual({ value, shortened });
});
