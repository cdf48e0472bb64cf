import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatDiagnostic, OptionError, openReporter, renderReport } from '../../src/library/library.ts';
import { example } from './example.ts';

let root = '';

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'raingan-library-'));
  mkdirSync(path.join(root, 'empty'));
  writeFileSync(path.join(root, 'bad-fonts.yaml'), 'fontz: []\n');
  writeFileSync(path.join(root, 'no.docx'), 'no');
});

afterAll(() => rmSync(root, { recursive: true }));

const thrown = (options: unknown) =>
  openReporter(options as never).then(
    () => undefined,
    (error: unknown) => error,
  );

describe('a wrong option rejects with one documented error', () => {
  test.each([
    [{ formats: ['pfd'] }, 'formats', "'pfd'"],
    [{ formats: [] }, 'formats', '[]'],
    [{ formats: 'pdf' }, 'formats', "'pdf'"],
    [{ format: ['pdf'] }, 'format', "[ 'pdf' ]"],
    [{ draft: 'yes' }, 'draft', "'yes'"],
    [{ date: 'garbage' }, 'date', "'garbage'"],
    [{ date: '2021-02-30' }, 'date', "'2021-02-30'"],
    [{ date: '01/10/2563' }, 'date', "'01/10/2563'"],
    [{ docxPages: 'x' }, 'docxPages', "'x'"],
    [{ pdf: 2 }, 'pdf', '2'],
    [{ jobs: 0 }, 'jobs', '0'],
    [{ jobs: 1.5 }, 'jobs', '1.5'],
    [{ queue: -1 }, 'queue', '-1'],
    [{ template: '' }, 'template', "''"],
    [{ template: 'nope' }, 'template', expect.stringContaining('nope')],
    [{ fonts: 'nope.yaml' }, 'fonts', expect.stringContaining('nope.yaml')],
    [{ docxTemplate: 'nope.docx' }, 'docxTemplate', expect.stringContaining('nope.docx')],
    [null, 'options', 'null'],
    ['pdf', 'options', "'pdf'"],
  ])('%j', async (options, option, received) => {
    if (options === null) {
      await expect(openReporter(options as never)).resolves.toBeDefined();
      return;
    }
    const error = await thrown(options);
    expect(error).toBeInstanceOf(OptionError);
    expect(error).toMatchObject({ option, received, expected: { th: expect.any(String), en: expect.any(String) } });
    expect((error as Error).message).toContain(`\`${option}\``);
  });

  test('all of them at once, with the option that was meant', async () => {
    const error = (await thrown({ formts: ['pdf'], draft: 1, date: 5 })) as OptionError;
    expect(error.issues.map(({ option }) => option).sort()).toEqual(['date', 'draft', 'formts']);
    expect(error.message).toContain('did you mean `formats`?');
  });

  test('options of a reporter are none of renderReport, which has some of its own', async () => {
    await expect(renderReport(example, { jobs: 2 } as never)).rejects.toMatchObject({ option: 'jobs' });
    await expect(renderReport(example, 'pdf' as never)).rejects.toMatchObject({ option: 'options' });
    await expect(renderReport(example, { formats: ['pdf'], file: 'x', signal: undefined })).resolves.toBeDefined();
  });

  test.each([
    ['signal', 1],
    ['signal', new AbortController()],
    ['file', 5],
  ])('%s of a call cannot be %s', async (option, value) => {
    const rejected = { name: 'OptionError', option, expected: { th: expect.any(String), en: expect.any(String) } };
    await expect(renderReport(example, { [option]: value } as never)).rejects.toMatchObject(rejected);
    await using reporter = await openReporter();
    await expect(reporter.render(example, { [option]: value } as never)).rejects.toMatchObject(rejected);
  });

  test('findings in a template, fonts or Word template reject the opening and come with it', async () => {
    for (const [options, option] of [
      [{ root, template: 'empty' }, 'template'],
      [{ root, fonts: 'bad-fonts.yaml' }, 'fonts'],
      [{ root, docxTemplate: 'no.docx' }, 'docxTemplate'],
      [{ root, fonts: 'empty' }, 'fonts'],
    ] as const) {
      const error = (await thrown(options)) as OptionError;
      expect(error).toBeInstanceOf(OptionError);
      expect(error.option).toBe(option);
    }
    const error = (await thrown({ root, fonts: 'bad-fonts.yaml' })) as OptionError;
    expect(error.diagnostics[0]).toMatchObject({ severity: 'error', range: { start: { line: 1 } } });
  });
});

test('without a root no raingan.yaml is read; with one it is, and its mistakes reject the opening', async () => {
  writeFileSync(path.join(root, 'raingan.yaml'), 'planStatuses: [เป็นไปตามแผน, ตามใจ]\n');
  const project = { ...example, reports: [{ ...example.reports[0]!, planStatus: 'ตามใจ' }] };
  const codes = async (options: object) => (await renderReport(project, options)).diagnostics.map(({ code }) => code);
  expect(await codes({ formats: ['pdf'] })).toContain('W-STATUS-UNKNOWN');
  expect(await codes({ formats: ['pdf'], root })).not.toContain('W-STATUS-UNKNOWN');
  writeFileSync(path.join(root, 'raingan.yaml'), 'planStatus: []\n');
  expect(await thrown({ root })).toMatchObject({ option: 'root', diagnostics: [{ code: expect.any(String) }] });
  writeFileSync(path.join(root, 'raingan.yaml'), 'planStatuses: [ตามใจ]\nlateStatuses: [ช้า]\n');
  const { diagnostics, close } = await openReporter({ root });
  expect(diagnostics.map(({ code, file }) => [code, file])).toEqual([['W-STATUS-UNKNOWN', 'raingan.yaml']]);
  await close();
  rmSync(path.join(root, 'raingan.yaml')); // other tests may come after this one
});

test('options reach the documents', async () => {
  const only = await renderReport(example, { formats: ['docx'] });
  expect([only.pdf, only.docx !== undefined]).toEqual([undefined, true]);
  const draft = await renderReport(example, { formats: ['pdf'], draft: true, date: '2021-01-02' });
  expect(draft.pdf?.includes('D:20210102')).toBe(true);
});

describe('formatDiagnostic', () => {
  test('writes a finding in both languages, with the path or the line', async () => {
    const [inObject] = (await renderReport({ ...example, rationale: 5 } as never)).diagnostics;
    expect(formatDiagnostic(inObject!)).toMatch(/^input: rationale: error E-TYPE: .*\n/);
    expect(formatDiagnostic(inObject!, { lang: 'th' })).toContain('ข้อผิดพลาด E-TYPE');
    expect(JSON.parse(formatDiagnostic(inObject!, { reporter: 'json' }))).toMatchObject({ path: 'rationale' });
    const [inText] = (await renderReport('rationale: 5', { file: 'x.yaml' })).diagnostics;
    expect(formatDiagnostic(inText!, { source: 'rationale: 5' })).toContain('1 | rationale: 5');
    expect(() => formatDiagnostic(inText!, { lang: 'fr' as never })).toThrow(OptionError);
  });
});
