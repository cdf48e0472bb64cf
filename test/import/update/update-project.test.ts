import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { ReportDraft } from '../../../src/import/project-draft.ts';
import { updateProject } from '../../../src/import/update/update-project.ts';
import { loadProject } from '../../../src/project/load-project.ts';
import { readSeed } from '../../support/seed.ts';

const seed = readSeed();
const start = seed.indexOf('\nreports:') + 1;
const end = start + seed.slice(start).search(/\n(?=\S)/) + 1;
const item = (number: number, date: string) =>
  `  - { number: ${number}, date: "${date}", narrative: ก, progress: "10", disbursed: "5.00", planStatus: ข, targetStatus: ค } # ${number}\n`;
const seedWith = (reports: string, more = '') => `${seed.slice(0, start)}reports:${reports}${seed.slice(end)}${more}`;
const two = seedWith(`\n${item(1, '2020-11-23')}${item(3, '2021-01-23')}`);

const draft = (number: number, changed: Partial<ReportDraft> = {}): ReportDraft => ({
  number,
  date: '2020-12-23',
  narrative: 'ก',
  progress: '10',
  disbursed: '5',
  planStatus: 'ข',
  targetStatus: 'ค',
  ...changed,
});

function update(text: string, reports: readonly ReportDraft[], spent = false) {
  const { value, diagnostics } = loadProject('data/2564/21000000-3230.yaml', new TextEncoder().encode(text));
  if (!value) throw new Error(diagnostics.map(({ message }) => message.en).join('\n'));
  return updateProject(value, reports, { spent });
}
const reportsOf = (text: string | undefined) => parse(text ?? '').reports;

describe('a report is added', () => {
  test.each([
    [4, [1, 3, 4]],
    [2, [1, 2, 3]],
  ])('number %i in its place, and every other byte stays', (number, numbers) => {
    const updated = update(two, [draft(number)]);
    expect(updated).toMatchObject({ added: [number], changed: [], equal: [] });
    expect(reportsOf(updated?.text).map((each: { number: number }) => each.number)).toEqual(numbers);
    const kept = two.split('\n');
    expect(updated?.text.split('\n').filter((line) => kept.includes(line))).toEqual(kept);
  });

  test('several at once, whatever their order', () => {
    const updated = update(two, [draft(5), draft(2), draft(4)]);
    expect(updated?.added).toEqual([2, 4, 5]);
    expect(reportsOf(updated?.text).map((each: { number: number }) => each.number)).toEqual([1, 2, 3, 4, 5]);
  });

  test('to an empty list', () => {
    const updated = update(seedWith(' []\n'), [draft(2), draft(1)]);
    expect(reportsOf(updated?.text)).toMatchObject([{ number: 1, narrative: 'ก' }, { number: 2 }]);
  });

  test.each([
    ['2020-11-23', '2020-12-23'],
    ['23/11/2563', '23/12/2563'],
  ])('with its date written as those of the file: %s', (there, written) => {
    const updated = update(seedWith(`\n${item(1, there)}`), [draft(2, { date: '2020-12-23' })]);
    expect(reportsOf(updated?.text)[1].date).toBe(written);
  });
});

describe('a report that is there already', () => {
  test.each<[string, Partial<ReportDraft>]>([
    ['as it is written', {}],
    ['with its date in B.E.', { date: '23/11/2563' }],
    ['with its figures in another form', { progress: '10.00', disbursed: '5.0' }],
  ])('is equal %s, and the file stays', (_, changed) => {
    const updated = update(two, [draft(1, { date: '2020-11-23', ...changed })]);
    expect(updated).toEqual({ text: two, added: [], changed: [], equal: [1] });
  });

  test.each<[keyof ReportDraft, string | null]>([
    ['date', '2020-11-24'],
    ['narrative', 'ง'],
    ['progress', '10.01'],
    ['disbursed', '5.01'],
    ['planStatus', 'ง'],
    ['targetStatus', 'ง'],
  ])('differs in its %s, which alone is changed', (key, value) => {
    const updated = update(two, [draft(1, { date: '2020-11-23', [key]: value })]);
    expect(updated).toMatchObject({ added: [], changed: [1], equal: [] });
    const [before, after] = [reportsOf(two), reportsOf(updated?.text)];
    expect(after).toEqual([{ ...before[0], [key]: value }, before[1]]);
    expect(updated?.text).toContain(' # 1\n');
  });
});

describe('what is spent', () => {
  const spentOf = (text: string | undefined) => parse(text ?? '').project.budget.spent;
  const cumulative = two.replace(
    /( *)spent: .*\n/,
    (line, indent: string) => `${line}${indent}disbursedMode: cumulative\n`,
  );

  test('stays unless that is requested', () => {
    expect(spentOf(update(two, [draft(4)])?.text)).toBe(spentOf(two));
  });

  test('is the sum of all reports, the new values counted', () => {
    expect(spentOf(update(two, [draft(4, { disbursed: '1.25' })], true)?.text)).toBe('11.25');
    expect(spentOf(update(two, [draft(3, { date: '2021-01-23', disbursed: '1' })], true)?.text)).toBe('6.00');
  });

  test('is not touched where it is right already', () => {
    const right = two.replace(/( *)spent: .*\n/, '$1spent: 10.00 # ตรวจแล้ว\n');
    expect(update(right, [draft(1, { date: '2020-11-23' })], true)?.text).toBe(right);
  });

  test('is written together with the first report of an empty list', () => {
    const text = update(seedWith(' []\n'), [draft(1), draft(2)], true)?.text;
    expect([spentOf(text), reportsOf(text).length]).toEqual(['10.00', 2]);
  });

  test('is that of the last report, where each holds the total so far', () => {
    expect(spentOf(update(cumulative, [draft(4, { disbursed: '20' })], true)?.text)).toBe('20.00');
    expect(spentOf(update(cumulative, [draft(2, { disbursed: '20' })], true)?.text)).toBe('5.00');
  });
});

describe('entries of `accepted` that count reports by their place', () => {
  const accepted = (where: string) =>
    `${two.trimEnd()}\naccepted:\n  - { code: W-DATES-NOT-FISCAL, ${where}, reason: ก, by: ข }\n`;

  test.each([
    ['path: "reports[1].date"', 2, false], // the second would become the third
    ['path: "reports[1].date"', 4, true],
    ['path: "reports[0].date"', 2, true],
    ['report: 3, path: date', 2, true], // by its number
    ['path: rationale', 2, true],
  ])('%s: report %i can be added: %s', (where, number, can) => {
    expect(update(accepted(where), [draft(number)]) !== undefined).toBe(can);
  });
});
