import { beforeAll, describe, expect, test } from 'vitest';
import { importFiles } from '../../src/library/import.ts';
import {
  formatDiagnostic,
  OptionError,
  openReporter,
  type Reporter,
  renderReport,
  toInput,
  toYaml,
} from '../../src/library/library.ts';
import { signPdf } from '../../src/library/sign.ts';
import { renderSummary } from '../../src/library/summary.ts';
import { breakOpportunities } from '../../src/library/thai.ts';
import { verifyPdf } from '../../src/library/verify.ts';
import { example } from './example.ts';

const pdf = new Uint8Array([37, 80, 68, 70]);

let reporter: Reporter;

beforeAll(async () => {
  reporter = await openReporter({ formats: ['pdf'] });
});

async function walked(results: AsyncIterable<unknown>): Promise<number> {
  let count = 0;
  for await (const _ of results) count += 1;
  return count;
}

/** Every function that takes options, called with some. */
const withOptions: Readonly<Record<string, (options: never) => Promise<unknown>>> = {
  openReporter: (options) => openReporter(options),
  renderReport: (options) => renderReport(example, options),
  render: (options) => reporter.render(example, options),
  renderAll: (options) => walked(reporter.renderAll([example], options)),
  importFiles: (options) => walked(importFiles([], options)),
  renderSummary: (options) => renderSummary([example], options),
  signPdf: (options) => signPdf(pdf, options),
  verifyPdf: (options) => verifyPdf(pdf, options),
  formatDiagnostic: async (options) => {
    const { diagnostics } = await renderReport('a: 1');
    return formatDiagnostic(diagnostics[0]!, options);
  },
};

describe.each(Object.entries(withOptions))('options of %s', (_, call) => {
  test.each([
    ['a number', 1],
    ['a text', 'pdf'],
    ['a list', []],
    ['a promise of options', Promise.resolve({})],
    ['a map', new Map()],
    ['bytes', new ArrayBuffer(2)],
    ['an error', new Error('x')],
  ])('cannot be %s', async (_, options) => {
    const error: unknown = await call(options as never).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(OptionError);
    expect(error).toMatchObject({
      option: 'options',
      expected: { en: expect.stringContaining('an object of options: `') },
    });
  });

  test('a name that is none is refused', async () => {
    await expect(call({ sginal: 1 } as never)).rejects.toMatchObject({
      name: 'OptionError',
      issues: expect.arrayContaining([expect.objectContaining({ option: 'sginal' })]),
    });
  });
});

describe('an option is one mistake', () => {
  test.each([{ formats: '' }, { template: [] }, { fonts: () => 1 }])('%j', async (options) => {
    const error: unknown = await openReporter(options as never).catch((thrown: unknown) => thrown);
    expect((error as OptionError).issues).toHaveLength(1);
  });

  test('the value that was meant is named', async () => {
    await expect(openReporter({ formats: ['docs'] } as never)).rejects.toThrow('did you mean `docx`?');
    await expect(openReporter({ docxPages: 'locked' } as never)).rejects.toThrow('did you mean `lock`?');
  });

  test('mistakes of the reporter and of the report come together', async () => {
    const error = await renderReport(example, { formats: ['x'], file: 5, signal: 1 } as never).catch(
      (thrown) => thrown,
    );
    expect(error.issues.map(({ option }: { option: string }) => option)).toEqual(['formats', 'file', 'signal']);
  });

  test('a root that is no folder is named, wherever it is given', async () => {
    for (const root of ['no-such-folder', 'package.json']) {
      const rejected = {
        name: 'OptionError',
        option: 'root',
        issues: [expect.objectContaining({ value: expect.stringContaining(root) })],
      };
      await expect(openReporter({ root })).rejects.toMatchObject(rejected);
      await expect(renderSummary([example], { fiscalYear: 2565, root })).rejects.toMatchObject(rejected);
      await expect(walked(importFiles([], { root }))).rejects.toMatchObject(rejected);
    }
  });

  test('a template or fonts that are not there are named before a report is judged with them', async () => {
    await expect(verifyPdf(pdf, { template: 'nope' })).rejects.toMatchObject({
      name: 'OptionError',
      option: 'template',
    });
    await expect(verifyPdf(pdf, { fonts: 'nope.yaml' })).rejects.toMatchObject({
      name: 'OptionError',
      option: 'fonts',
    });
    await expect(verifyPdf(pdf, { template: 'progress-brief' })).resolves.toBeDefined(); // one that is shipped
  });

  test('what proves a signature later needs a time stamp authority', async () => {
    await expect(signPdf(pdf, { key: pdf, longTerm: true })).rejects.toMatchObject({
      option: 'longTerm',
      expected: { en: expect.stringContaining('`tsa`') },
    });
  });

  test.each([-1, 1e99, Number.NaN])('%d is no moment', async (at) => {
    await expect(signPdf(pdf, { key: pdf, at })).rejects.toMatchObject({ name: 'OptionError', option: 'at' });
    await expect(verifyPdf(pdf, { at })).rejects.toMatchObject({ name: 'OptionError', option: 'at' });
  });
});

describe('an argument of another type is a TypeError that names it', () => {
  const key = { key: pdf };
  test.each<[string, () => unknown, string]>([
    [
      'signPdf',
      () => signPdf(undefined as never, key),
      'signPdf: pdf must be the bytes of a file (`Uint8Array`), not undefined',
    ],
    [
      'verifyPdf',
      () => verifyPdf('a.pdf' as never),
      "verifyPdf: pdf must be the bytes of a file (`Uint8Array`), not 'a.pdf'",
    ],
    ['an ArrayBuffer', () => verifyPdf(new ArrayBuffer(1) as never), '`new Uint8Array(buffer)` makes bytes of it'],
    [
      'renderAll',
      () => walked(reporter.renderAll(undefined as never)),
      'renderAll: inputs must be a list or a generator, not undefined',
    ],
    [
      'a text',
      () => renderSummary('a: 1' as never, { fiscalYear: 2565 }),
      "renderSummary: inputs must be a list or a generator, not 'a: 1'",
    ],
    ['importFiles', () => walked(importFiles({} as never)), 'importFiles: files must be a list or a generator, not {}'],
    [
      'a path',
      () => walked(importFiles(['a.pdf'] as never)),
      "importFiles: files[0] must be an object with `file` and `bytes`, not 'a.pdf'",
    ],
    [
      'no name',
      () => walked(importFiles([{ bytes: pdf }] as never)),
      'importFiles: files[0].file must be text, not undefined',
    ],
    [
      'no bytes',
      () => walked(importFiles([{ file: 'a.csv', bytes: 'x' }] as never)),
      "importFiles: files[0].bytes must be the bytes of a file (`Uint8Array`), not 'x'",
    ],
    ['breakOpportunities', async () => breakOpportunities(5 as never), 'breakOpportunities: text must be text, not 5'],
    ['formatDiagnostic', async () => formatDiagnostic({} as never), 'formatDiagnostic: found.message must be'],
    ['toYaml of text', async () => toYaml('a: 1' as never), 'toYaml: input must be an object, the data of a project'],
    ['toYaml of a list', async () => toYaml([] as never), 'toYaml: input must be an object, the data of a project'],
    [
      'toYaml of a promise',
      async () => toYaml(Promise.resolve(example) as never),
      'toYaml: input is a `Promise`, which is no plain data',
    ],
    ['toInput of nothing', async () => toInput(undefined as never), 'toInput: project must be a parsed project'],
    ['toInput of baht', async () => toInput(example as never), 'toInput: project must be a parsed project'],
  ])('%s', async (_, call, message) => {
    const error: unknown = await Promise.resolve()
      .then(call)
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TypeError);
    expect((error as TypeError).message).toContain(message);
  });
});

test('what is no data is named by its class', async () => {
  const kindOf = async (input: unknown) => (await renderReport(input as never)).diagnostics[0];
  expect(await kindOf(new ArrayBuffer(1))).toMatchObject({ actual: 'ArrayBuffer', hint: { en: expect.any(String) } });
  expect(await kindOf([])).toMatchObject({ actual: 'Array' });
  expect(await kindOf(new Error('x'))).toMatchObject({ message: { en: 'is an `Error`, which is no plain data' } });
  expect(await kindOf((function* () {})())).toMatchObject({
    message: { en: 'is a `Generator`, which is no plain data' },
  });
});

test('a summary takes projects as they come from a database', async () => {
  async function* rows() {
    yield example;
  }
  const { summary } = await renderSummary(rows(), { fiscalYear: 2564, formats: ['pdf'] });
  expect(summary?.total.projectCount).toBe(1);
});
