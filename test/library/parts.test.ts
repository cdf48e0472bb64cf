import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { importFiles } from '../../src/library/import.ts';
import { OptionError, type ProjectInput, renderReport } from '../../src/library/library.ts';
import { signPdf } from '../../src/library/sign.ts';
import { renderSummary } from '../../src/library/summary.ts';
import { breakOpportunities } from '../../src/library/thai.ts';
import { verifyPdf } from '../../src/library/verify.ts';
import { keyBytes, now, password } from '../sign/support/signing.ts';
import { example } from './example.ts';

const withCode = (code: string, fiscalYear = 2564): ProjectInput => ({
  ...example,
  project: { ...example.project, code, fiscalYear },
});

describe('raingan/summary', () => {
  test('adds up objects and texts, and leaves other years out', async () => {
    const inputs = [withCode('99990000-001'), JSON.stringify(withCode('99990000-002')), withCode('99990000-003', 2565)];
    const { summary, pdf, docx, diagnostics, otherYears } = await renderSummary(inputs, { fiscalYear: 2564 });
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(otherYears).toEqual(['99990000-003']);
    expect(summary?.total).toMatchObject({ projectCount: 2, received: 16_180_100 });
    expect([pdf?.subarray(0, 5).toString(), docx?.subarray(0, 2).toString()]).toEqual(['%PDF-', 'PK']);
  });

  test('is not made of wrong data or of two projects of one code, which are findings', async () => {
    const twice = await renderSummary([example, example], { fiscalYear: 2564 });
    expect([twice.pdf, twice.diagnostics.map(({ code }) => code)]).toEqual([
      undefined,
      ['E-CODE-DUPLICATE', 'E-CODE-DUPLICATE'],
    ]);
    const wrong = await renderSummary([example, { ...example, rationale: 5 } as never], { fiscalYear: 2564 });
    expect(wrong.diagnostics).toMatchObject([{ code: 'E-TYPE', file: 'inputs[1]', path: 'rationale' }]);
    await expect(renderSummary([], { fiscalYear: 2021 })).rejects.toMatchObject({ option: 'fiscalYear' });
  });
});

describe('raingan/sign and raingan/verify', () => {
  test('a report is signed in memory, and verified as such', async () => {
    const { pdf } = await renderReport(readFileSync('data/2564/21000000-3230.yaml'), { formats: ['pdf'] });
    const signed = await signPdf(pdf!, { key: keyBytes('signer.p12'), password, at: now.getTime() });
    expect(signed).toMatchObject({ code: '21000000-3230', fiscalYear: 2564, count: 1, level: 'B-B', diagnostics: [] });
    const { answers } = await verifyPdf(signed.pdf!, { at: now.getTime() });
    const verdicts = Object.fromEntries(answers.map(({ question, verdict }) => [question, verdict]));
    expect(verdicts).toMatchObject({ intact: 'yes', coverage: 'yes', attached: 'yes' });
  }, 60_000);

  test('a wrong password and a file of another program are findings, a wrong option is none', async () => {
    const { pdf } = await renderReport(example, { formats: ['pdf'] });
    const wrong = await signPdf(pdf!, { key: keyBytes('signer.p12'), password: 'wrong', at: now.getTime() });
    expect(wrong).toMatchObject({ diagnostics: [{ severity: 'error', file: 'key' }] });
    expect((await verifyPdf(Buffer.from('no'))).diagnostics).toMatchObject([{ code: 'E-VERIFY-NOT-PDF' }]);
    await expect(signPdf(pdf!, { key: 'key.p12' } as never)).rejects.toBeInstanceOf(OptionError);
    await expect(signPdf(pdf!, { key: keyBytes('signer.p12'), spare: 10 })).rejects.toMatchObject({ option: 'spare' });
    await expect(verifyPdf(pdf!, { trust: Buffer.from('no') })).rejects.toMatchObject({ option: 'trust' });
  }, 60_000);
});

test('raingan/import gives the data file of a report, and findings for what it does not read', async () => {
  const { pdf } = await renderReport(example, { formats: ['pdf'] });
  const results = [];
  for await (const each of importFiles([
    { file: 'a.pdf', bytes: pdf! },
    { file: 'b.png', bytes: Buffer.from('no') },
  ]))
    results.push(each);
  expect(results.map(({ source, files }) => [source, files.map(({ path }) => path)])).toEqual([
    ['a.pdf', ['data/2564/99990000-001.yaml']],
    ['b.png', []],
  ]);
  expect(results[1]?.diagnostics[0]?.severity).toBe('error');
  await expect(importFiles([], { fromtext: true } as never).next()).rejects.toMatchObject({ option: 'fromtext' });
});

test('raingan/thai finds breaks', () => {
  expect(breakOpportunities('การกระจายอำนาจ').map(({ position }) => position)).toEqual([3, 9]);
});
