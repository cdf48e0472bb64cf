import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { starterFile } from '../../src/import/starter-file.ts';
import { checkProject } from '../../src/project/check.ts';
import { checkDuplicateCodes } from '../../src/project/check-duplicate-codes.ts';
import { exampleText, load, loaded } from './example.ts';

const root = join(import.meta.dirname, '../..');

describe('a valid file', () => {
  test('becomes a project: dates ISO, money in satang, percent in hundredths, defaults filled in', () => {
    const { project } = loaded(exampleText());
    expect(project.project).toEqual({
      code: '99990000-001',
      name: 'โครงการทดสอบ',
      fiscalYear: 2564,
      startDate: '2020-10-01',
      endDate: '2021-09-30',
      budget: { received: 8_090_050, spent: 5_784_000, disbursedMode: 'perReport' },
    });
    expect(project.draft).toBe(false);
    expect(project.reports.map(({ date, progress, disbursed }) => [date, progress, disbursed])).toEqual([
      ['2020-11-23', 2250, 0],
      [null, 6500, 5_784_000],
    ]);
    expect(Object.keys(project.contacts.coordinator)).toEqual(['name']);
  });

  test('the first data file of the project loads without a diagnostic', () => {
    const file = 'data/2564/21000000-3230.yaml';
    const { value, diagnostics } = load(readFileSync(join(root, file)), file);
    expect(diagnostics).toEqual([]);
    expect(value?.project.reports).toHaveLength(11);
    expect(value?.project.reports[4]?.progress).toBe(5000);
  });

  test.each([
    ['2020-10-01 00:00:00', '2020-10-01'],
    ['"01/10/2563 00:00:00.000"', '2020-10-01'],
    ['29/02/2563', '2020-02-29'],
  ])('the date %s is %s', (written, iso) => {
    expect(loaded(exampleText((text) => text.replace('2020-10-01', written))).project.project.startDate).toBe(iso);
  });

  test.each([
    ['0.1', 10],
    ['0.29', 29],
    ['1.005e0', undefined],
    ['90071992547409.91', 9_007_199_254_740_991],
    ['"4503599627370496.5"', undefined],
    ['1000000000000.01', 100_000_000_000_001],
  ])('%s baht is %s satang', (written, satang) => {
    const { value } = load(exampleText((text) => text.replace('80900.50', written)));
    expect(value?.project.project.budget.received).toBe(satang);
  });

  test('keeps text as it is written: no normalisation, no trimming of what quotes hold', () => {
    const name = ' สํานัก\u200bทดสอบ e\u0301 ';
    expect(loaded(exampleText((text) => text.replace('โครงการทดสอบ', `"${name}"`))).project.project.name).toBe(name);
  });

  test('provenance may hold anything, numbers included', () => {
    const text = exampleText((given) => `${given}provenance: { lines: [17, 2.5], "3": [null, true, x], no: yes }\n`);
    expect(loaded(text).project.provenance).toEqual({ lines: [17, 2.5], 3: [null, true, 'x'], no: 'yes' });
  });

  test('aliases mean what their anchor holds', () => {
    const text = exampleText((given) =>
      given
        .replace('planStatus: เป็นไปตามแผน', 'planStatus: &plan ตามแผน')
        .replace('planStatus: เป็นไปตามแผน', 'planStatus: *plan'),
    );
    expect(loaded(text).project.reports[1]?.planStatus).toBe('ตามแผน');
  });

  test.each([
    ['&1 โครงการ', 'write `"&1 โครงการ"`'],
    ['&โครงการ', 'write `"&โครงการ"`'],
    ['&1 โครงการ "ก"', 'put the text in quotation marks "…"'],
  ])('a text that begins with `&`, which no alias repeats, does not lose it: %s', (name, hint) => {
    const text = exampleText((given) => given.replace('โครงการทดสอบ', name));
    const { value, diagnostics } = load(text);
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([
      { code: 'E-YAML-SYNTAX', message: { en: 'text that begins with `&` needs quotation marks' }, hint: { en: hint } },
    ]);
    expect(text.slice(diagnostics[0]!.range!.start.offset, diagnostics[0]!.range!.end.offset)).toBe(name);
  });
});

describe('source', () => {
  const text = exampleText();
  const { source } = loaded(text);
  const at = (path: (string | number)[], which?: 'key' | 'value') => {
    const { start, end } = source.locate(path, which);
    expect(text.slice(0, start.offset).split('\n')).toHaveLength(start.line);
    return text.slice(start.offset, end.offset);
  };

  test('finds values and keys', () => {
    expect(at(['project', 'budget', 'received'])).toBe('80900.50');
    expect(at(['project', 'budget', 'received'], 'key')).toBe('received');
    expect(at(['reports', 1, 'date'])).toBe('null');
    expect(at(['organization', 'path', 1])).toBe('กองตัวอย่าง');
    expect(at(['strategy'])).toMatch(/^\{ issue.*\}$/);
  });

  test('points at the nearest key above what the file does not have', () => {
    expect(at(['project', 'asOf'])).toBe('project');
    expect(at(['contacts', 'coordinator', 'phone'])).toBe('coordinator');
    expect(at(['reports', 1, 'nothing'])).toBe('number');
    expect(at(['reports', 7, 'date'])).toBe('reports');
    expect(at(['draft'])).toBe('schemaVersion');
  });

  test('carries the digest of the bytes', () => {
    expect(source.digest).toBe(createHash('sha256').update(text).digest('hex'));
  });
});

describe('checkDuplicateCodes', () => {
  const first = loaded(exampleText(), 'data/2564/99990000-001.yaml');
  const second = loaded(exampleText(), 'data/2565/99990000-001.yaml');
  const other = loaded(
    exampleText((text) => text.replace('99990000-001', '99990000-002')),
    'x/99990000-002.yaml',
  );

  test('names the other file in each file that shares a code', () => {
    const found = checkDuplicateCodes([first, other, second]);
    expect(found.map(({ code, file, range }) => [code, file, range?.start.line])).toEqual([
      ['E-CODE-DUPLICATE', first.source.file, 3],
      ['E-CODE-DUPLICATE', second.source.file, 3],
    ]);
    for (const { hint } of found) expect(hint?.en).toMatch(/^if it is one project, keep the file that is right/);
    expect(found[0]?.message.en).toContain(second.source.file);
  });

  test('says nothing of different codes', () => {
    expect(checkDuplicateCodes([first, other])).toEqual([]);
  });
});

describe('one mistake hides no other finding', () => {
  const codesOf = (text: string) => {
    const { partial, diagnostics } = load(text);
    return [...diagnostics, ...(partial ? checkProject(partial) : [])].map(
      ({ code, range }) => `${code} ${range?.start.line}`,
    );
  };

  test('rules run when every value that they read was read', () => {
    const text = exampleText((given) => given.replace('80900.50', 'มาก').replace('number: 2', 'number: 3'));
    expect(codesOf(text)).toEqual(['E-MONEY 9', 'W-REPORT-NUMBER-GAP 28', 'W-DATE-MISSING 29', 'I-JUMP 31']);
  });

  test('a sample in place of a wrong value is looked at by no rule', () => {
    const text = exampleText((given) =>
      given.replace('startDate: 2020-10-01', 'startDate: วันแรก').replace('date: 23/11/2563', 'date: x'),
    );
    expect(codesOf(text)).toEqual(['E-DATE-FORMAT 6', 'E-DATE-FORMAT 22', 'I-JUMP 31']);
  });

  test('behind a slip in the syntax the rest of the file is checked', () => {
    const text = exampleText((given) =>
      given.replace('  name: โครงการทดสอบ', '  name:โครงการทดสอบ').replace('22.5', '122.5'),
    );
    expect(codesOf(text)).toEqual(['E-YAML-SYNTAX 4', 'E-PERCENT-RANGE 24', 'W-DATE-MISSING 29']);
  });

  test('where it cannot be, the last error says so', () => {
    const { diagnostics } = load(exampleText((given) => given.replace('  fiscalYear', ' fiscalYear')));
    expect(diagnostics.map(({ code, stopped }) => [code, stopped])).toEqual([['E-YAML-SYNTAX', true]]);
  });
});

test('the fields of a fresh file that nobody filled in are one finding, which lists them', () => {
  const text = starterFile({ code: '99990000-001', fiscalYear: 2565, schema: 'x.json' });
  const { value, diagnostics } = load(text);
  expect(value).toBeUndefined();
  expect(diagnostics).toMatchObject([{ code: 'E-EMPTY', range: { start: { line: 8 } } }]);
  const lines = text
    .split('\n')
    .flatMap((line, index) => (line.includes('# ←') && !line.includes('phone') ? [index + 1] : []));
  expect(diagnostics[0]?.hint?.th.match(/บรรทัด \d+/g)).toEqual(lines.map((line) => `บรรทัด ${line}`));
});
