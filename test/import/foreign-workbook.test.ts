import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { someOf } from '../support/thorough.ts';
import { office, unpackedWithPart, workbook } from './workbook.ts';

const program = join(import.meta.dirname, '../../dist/cli/main.js');

describe('the built program opens workbooks in a process of their own', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'raingan-workbook-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function importFile(name: string, bytes: Uint8Array, env: Record<string, string> = {}) {
    writeFileSync(join(folder, name), bytes);
    const out = join(folder, `${name}-data`);
    const { status, stderr } = spawnSync(process.execPath, [program, 'import', name, '--out', out, '--lang', 'en'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, ...env },
    });
    return { status, stderr, written: existsSync(join(out, '2564/50140000-101.yaml')) };
  }

  const cases = [
    ['in.xlsx', 'xlsx', {}],
    ['in.ods', 'ods', {}],
    ['in.xls', 'biff8', {}],
    ['plain.xls', 'biff8', { RAINGAN_FAST: 'off' }],
  ] as const;
  test.each(someOf(cases, 3))('%s', { tags: 'thorough' }, (name, kind, env) => {
    const { status, stderr, written } = importFile(name, workbook(office(), kind), env);
    expect(stderr).toContain('0 repaired');
    expect({ status, written }).toEqual({ status: 0, written: true });
  });

  test('what is too large or damaged is a finding', { tags: 'exhaustive' }, () => {
    const rows = (xml: string) => xml.replace('</sheetData>', `${'<row/>'.repeat(600_000)}</sheetData>`);
    const large = unpackedWithPart(workbook(office()), 'xl/worksheets/sheet1.xml', rows);
    expect(importFile('large.xlsx', large)).toMatchObject({ status: 1, written: false });
    expect(importFile('large.xlsx', large).stderr).toContain('E-IMPORT-LIMIT');
    expect(importFile('cut.xlsx', workbook(office()).subarray(0, 3000)).stderr).toContain('E-FILE-KIND');
  });
});
