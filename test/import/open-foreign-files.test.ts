import { describe, expect, test } from 'vitest';
import { foreignFiles } from '../../src/import/open-foreign-files.ts';
import type { Workspace } from '../../src/model/workspace.ts';
import { importTerminal } from './support.ts';

type OpenForeign = NonNullable<Workspace['openForeign']>;

async function filesWith(answer: Awaited<ReturnType<OpenForeign>>) {
  const asked: unknown[][] = [];
  const openForeign = (async (...request: unknown[]) => {
    asked.push(request);
    return answer;
  }) as unknown as OpenForeign;
  return { files: await foreignFiles({ ...importTerminal().workspace, openForeign }, 5000), asked };
}
const bytes = new Uint8Array([1, 2]);

test('without a process for files of others they are opened in this one', async () => {
  expect(await foreignFiles(importTerminal().workspace, undefined)).toEqual({});
});

describe('a PDF that is opened in a process of its own', () => {
  test('is what the process read, within the time that is allowed', async () => {
    const read = { producer: 'p', lines: [], attachments: [] };
    const { files, asked } = await filesWith({ value: read } as never);
    expect(await files.openPdf!('a.pdf', bytes)).toBe(read);
    expect(asked).toEqual([['read-pdf', bytes, {}, { timeLimitMs: 5000 }]]);
    const { files: none } = await filesWith({ value: null } as never);
    expect(await none.openPdf!('a.pdf', bytes)).toBeUndefined();
  });

  test.each([
    ['broken', 'E-FILE-KIND'],
    ['too-long', 'E-IMPORT-LIMIT'],
    ['too-much-memory', 'E-IMPORT-LIMIT'],
  ])('and is %s there is a finding', async (failure, code) => {
    const { files } = await filesWith({ failure, detail: '5 s' } as never);
    expect(await files.openPdf!('a.pdf', bytes)).toMatchObject({ code, file: 'a.pdf' });
  });
});

test('a workbook that breaks its process has a fault, which says how long it may take', async () => {
  const broken = await filesWith({ failure: 'broken', detail: '' } as never);
  const slow = await filesWith({ failure: 'too-long', detail: '5 s' } as never);
  const fault = await broken.files.openWorkbook!('a.xlsx', bytes, 'xlsx');
  expect(fault).toHaveProperty('fault');
  expect(broken.asked).toEqual([['read-workbook', bytes, { file: 'a.xlsx', kind: 'xlsx' }, { timeLimitMs: 5000 }]]);
  expect(await slow.files.openWorkbook!('a.xlsx', bytes, 'xlsx')).toMatchObject({
    fault: { text: { en: 'opening the file took longer than allowed (5 s) and was stopped' } },
  });
  const sheets = { sheets: [] };
  const whole = await filesWith({ value: sheets } as never);
  expect(await whole.files.openWorkbook!('a.xlsx', bytes, 'xlsx')).toBe(sheets);
});
