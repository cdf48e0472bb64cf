import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Provenance } from '../../src/import/imported.ts';
import type { DraftValue, ReportDraft } from '../../src/import/project-draft.ts';
import { writeProjectYaml } from '../../src/import/project-yaml.ts';

const report: ReportDraft = {
  number: 1,
  date: '2020-11-23',
  narrative: 'ก',
  progress: '25',
  disbursed: '100',
  planStatus: null,
  targetStatus: 'ข',
};
const write = (
  values: readonly [string, DraftValue][],
  reports: readonly ReportDraft[] | null = [],
  provenance?: Provenance,
) => writeProjectYaml({ values: new Map(values), reports }, provenance, ['หนึ่ง', 'สอง']);

test('begins with its comments and has the keys in the order of data files', () => {
  const text = write([
    ['rationale', ['ก']],
    ['project.name', 'ข'],
    ['project.code', '21000000-3230'],
  ]);
  expect(text.startsWith('# หนึ่ง\n# สอง\n\nschemaVersion: 1\n')).toBe(true);
  expect(Object.keys(parse(text))).toEqual(
    ['schemaVersion', 'project', 'organization', 'contacts', 'rationale', 'strategy', 'reports', 'signature'].filter(
      (key) => key in parse(text),
    ),
  );
  expect(Object.keys(parse(text).project).slice(0, 2)).toEqual(['code', 'name']);
});

test.each<[DraftValue, string]>([
  ['21000000-3230', 'code: "21000000-3230"'],
  ['0812345678', 'code: "0812345678"'],
  ['1,234.50', 'code: "1,234.50"'],
  ['2020-10-01', 'code: "2020-10-01"'],
  ['01/10/2563', 'code: "01/10/2563"'],
  ['ก', 'code: ก'],
  [null, 'code: null'],
  [2564, 'code: 2564'],
  ['true', 'code: "true"'],
])('the value %j is written so that no reader takes it for another: %s', (value, line) => {
  expect(write([['project.code', value]])).toContain(`  ${line}\n`);
});

describe('a long text', () => {
  const words = 'โครงการ '.repeat(30).trim();

  test('is folded, and the same text when it is read', () => {
    const text = write([['project.name', words]]);
    expect(text).toContain('name: >-\n');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(130);
    expect(parse(text).project.name).toBe(words);
  });

  test.each([`${words}\nข`, `${words} `, ` ${words}`, `${words}\r`])(
    'with white space that folding would lose keeps it',
    (name) => {
      const text = write([['project.name', name]]);
      expect(parse(text).project.name).toBe(name);
    },
  );

  test('of a hundred letters is not', () => {
    expect(write([['project.name', 'ก'.repeat(100)]])).not.toContain('>-');
    expect(write([['project.name', 'ก'.repeat(101)]])).toContain('>-');
  });
});

describe('reports', () => {
  test('are a list, `null` where the source has no table of them', () => {
    expect(parse(write([], [])).reports).toEqual([]);
    expect(parse(write([], null)).reports).toBeNull();
  });

  test('have every key that is required, and the others where they have a value', () => {
    const [written] = parse(write([], [{ ...report, date: null, narrative: null }])).reports;
    expect(written).toHaveProperty('narrative', null);
    expect(written.targetStatus).toBe('ข');
    expect(written).toMatchObject({ number: 1, progress: '25' });
  });
});

test('the record of an import comes last, without what it has not', () => {
  const note = { id: 'a', text: { th: 'ก', en: 'b' } };
  const provenance: Provenance = {
    source: 'in.xlsx',
    sha256: '0'.repeat(64),
    applied: [note],
    suggestions: [{ ...note, path: 'rationale', lines: [3, 4] }],
    unparsed: [{ line: 7, text: 'ค' }],
  };
  const text = write([], [], provenance);
  expect(Object.keys(parse(text)).at(-1)).toBe('provenance');
  expect(parse(text).provenance).toEqual({
    source: 'in.xlsx',
    sha256: '0'.repeat(64),
    applied: [{ id: 'a', th: 'ก', en: 'b' }],
    suggestions: [{ id: 'a', path: 'rationale', lines: [3, 4], th: 'ก', en: 'b' }],
    unparsed: [{ line: 7, text: 'ค' }],
  });
  expect(text).toContain('lines: [ 3, 4 ]');
  expect(parse(write([], [], { ...provenance, pages: '1-3' })).provenance.pages).toBe('1-3');
  expect(parse(write([]))).not.toHaveProperty('provenance');
});
