import { expect, test } from 'vitest';
import { diagnostic } from '../../src/diagnostics/build-diagnostic.ts';
import type { DiagnosticCode } from '../../src/diagnostics/codes.ts';
import { createCounts } from '../../src/diagnostics/reporters/counts.ts';

const found = (code: DiagnosticCode, file: string) => diagnostic(code, { file }, { message: { th: 'ก', en: 'a' } });

function countsOf(...diagnostics: ReturnType<typeof found>[]) {
  const counts = createCounts();
  for (const each of diagnostics) counts.add([each]);
  return counts;
}

const counts = countsOf(
  found('W-OVERSPENT', 'b.yaml'),
  found('W-OVERSPENT', 'a.yaml'),
  found('E-MONEY', 'b.yaml'),
  found('W-OVERSPENT', 'b.yaml'),
);

test('codes come in the order of the catalogue, each with its files', () => {
  expect(counts.text('en')).toBe(
    `error E-MONEY: 1  not a valid amount of money
     1  b.yaml
warning W-OVERSPENT: 3  more spent than received
     2  b.yaml
     1  a.yaml
`,
  );
  expect(counts.text('th')).toContain('คำเตือน W-OVERSPENT: 3  ใช้งบประมาณเกินที่ได้รับ\n');
});

test('json has one line for each code and file', () => {
  expect(
    counts
      .json()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([
    { code: 'E-MONEY', severity: 'error', file: 'b.yaml', count: 1 },
    { code: 'W-OVERSPENT', severity: 'warning', file: 'b.yaml', count: 2 },
    { code: 'W-OVERSPENT', severity: 'warning', file: 'a.yaml', count: 1 },
  ]);
});

test('nothing found is nothing said, and a file name reaches the terminal without control sequences', () => {
  expect(countsOf().text('en') + countsOf().json()).toBe('');
  expect(countsOf(found('E-MONEY', '\x1b[2J.yaml')).text('en')).not.toContain('\x1b');
});
