import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { starterFile } from '../../src/import/starter-file.ts';

const starter = { code: '21000000-6521', fiscalYear: 2565, schema: '../a.json' } as const;
const both = starterFile(starter);
const thai = starterFile({ ...starter, language: 'th' });

test('names the schema for editors, and says what to do', () => {
  expect(both.split('\n').slice(0, 4)).toEqual([
    '# yaml-language-server: $schema=../a.json',
    '# ค่าที่มี ← ต้องเติมก่อนพิมพ์ ตรวจด้วย raingan check',
    '# Fill in every value marked ←, then run raingan check.',
    'schemaVersion: 1',
  ]);
  expect(thai.split('\n')[2]).toBe('schemaVersion: 1');
});

test('has the code, and the days of its fiscal year', () => {
  expect(parse(both).project).toMatchObject({
    code: '21000000-6521',
    fiscalYear: 2565,
    startDate: '2021-10-01',
    endDate: '2022-09-30',
    name: null,
  });
});

test('is the same data in either language, its comments in Thai alone or in both', () => {
  expect(parse(thai)).toEqual(parse(both));
  expect(both).toContain('name: # ← ชื่อโครงการ/กิจกรรม / ');
  expect(thai).toContain('name: # ← ชื่อโครงการ/กิจกรรม\n');
});

describe('reports', () => {
  test('are an empty list, with one report as a comment above it', () => {
    expect(parse(both).reports).toEqual([]);
    const lines = both.split('\n');
    const at = lines.indexOf('# reports:');
    expect(lines[at - 1]).toMatch(/^# รายงานแต่ละครั้ง .* \/ one item a report, like this:$/);
    const sample = lines.slice(at, lines.indexOf('reports: []')).map((line) => line.replace(/^# /, ''));
    expect(sample[1]).toMatch(/^ {2}- number:/);
    const [report] = parse(sample.join('\n')).reports;
    expect(Object.keys(report)).toEqual(
      expect.arrayContaining(['number', 'date', 'narrative', 'progress', 'disbursed']),
    );
  });
});

test('lists have an item to be filled in', () => {
  const { organization, rationale, objectives } = parse(both);
  expect(JSON.stringify([organization, rationale, objectives])).toContain('[null]');
  expect(both).toMatch(/\n {2}- # ← /);
});

test('every value to be filled in is empty and marked, and no other line is', () => {
  for (const line of both.split('\n').filter((each) => each.includes('← ') && !each.startsWith('#')))
    expect(line).toMatch(/^ *(?:\w+:|-) # ← /);
  expect(both.match(/← /g)!.length).toBeGreaterThan(10);
});
