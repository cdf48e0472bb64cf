import { describe, expect, test } from 'vitest';
import { findUnchanged, type UnchangedRequest } from '../../src/batch/find-unchanged.ts';
import { type DocumentEntry, manifestText } from '../../src/batch/manifest.ts';
import { readManifests } from '../../src/batch/manifest-book.ts';
import type { ReportOptions } from '../../src/model/report-options.ts';
import { digestOf, entryOf, recipe, yearFiles } from './made-manifests.ts';
import { madeWorkspace } from './made-workspaces.ts';

const [one, two] = ['99000000-0001', '99000000-0002'];
const fileOf = (code: string, ending = 'yaml') => `data/2564/${code}.${ending}`;

interface Setting extends Partial<Omit<UnchangedRequest, 'options' | 'recipe'>> {
  readonly report?: Partial<ReportOptions>;
  readonly strict?: boolean;
  readonly settings?: string;
  readonly made?: Parameters<typeof madeWorkspace>[0];
  /** What the manifest says otherwise of the report of `one`. */
  readonly entry?: Partial<DocumentEntry>;
  readonly names?: readonly string[];
}

/** Looks at the reports of two data files, both of which are as they were built by recipe `r1`. */
async function look({ report, strict = false, settings, made, entry, names = [one, two], ...more }: Setting = {}) {
  const documents = names.map((name) => ({ name, data: name.slice(0, 13) }));
  const entries = documents.map((each) => [each.name, { ...entryOf(2564, each), ...entry }] as const);
  const workspace = madeWorkspace({
    ...made,
    files: {
      ...yearFiles(2564, documents),
      'output/2564/manifest.json': manifestText({ recipes: new Map([['r1', recipe]]), documents: new Map(entries) }),
      ...{ [fileOf(one)]: one, [fileOf(two)]: two },
      ...made?.files,
    },
  });
  const looked: number[] = [];
  const found = await findUnchanged({
    workspace,
    files: [fileOf(one), fileOf(two)],
    book: readManifests(workspace, 'output'),
    recipe: { id: 'r1', recipe, settings },
    suffix: undefined,
    options: { report: { formats: ['pdf', 'docx'], ...report }, out: 'output', strict },
    looked: (count) => looked.push(count),
    ...more,
  });
  const codes = [...found.results.keys()].map((file) => file.slice(10, 23));
  return { ...found, codes, looked };
}

test('a report of the same data and recipe, whose outputs are as built, needs no building', async () => {
  const { results, codes, looked, altered, outdated } = await look({ made: { clock: [10, 12.6] } });
  expect(codes).toEqual([one, two]);
  expect(looked).toEqual([1, 2]);
  expect([altered.size, outdated.size]).toEqual([0, 0]);
  const { pdf, docx } = entryOf(2564, { name: one, data: one }).outputs;
  expect(results.get(fileOf(one))).toEqual({
    file: fileOf(one),
    code: one,
    state: 'unchanged',
    made: { fiscalYear: 2564, name: one, dataDigest: digestOf(one) },
    outputs: [
      { path: `output/2564/${one}.pdf`, format: 'pdf', ...pdf },
      { path: `output/2564/${one}.docx`, format: 'docx', ...docx },
    ],
    diagnostics: [],
    warnings: 0,
    ms: 3,
  });
});

describe('a report is to be built', () => {
  test.each<[string, Setting]>([
    ['whose data changed', { made: { files: { [fileOf(one)]: 'other data' } } }],
    ['that another recipe made', { entry: { recipe: 'r2' }, files: [fileOf(one)] }],
    ['of a file with another ending', { files: [fileOf(one, 'yml')], made: { files: { [fileOf(one, 'yml')]: one } } }],
    ['whose data cannot be read', { made: { fails: [['digestOf', fileOf(one), 'unreadable']] } }],
    ['one of whose outputs is gone', { report: { formats: ['pdf', 'docx', 'txt'] }, files: [fileOf(one)] }],
    [
      'one of whose outputs cannot be read',
      { made: { fails: [['digestOf', `output/2564/${one}.pdf`, 'unreadable']] } },
    ],
    ['that is not recorded', { names: [two] }],
  ])('%s', async (_, setting) => {
    const { codes, altered } = await look(setting);
    expect(codes).not.toContain(one);
    expect(altered.size, 'nobody changed it').toBe(0);
  });

  test('one of whose outputs somebody changed, which is named', async () => {
    const changed = `output/2564/${one}.docx`;
    const { codes, altered } = await look({ made: { files: { [changed]: 'by hand' } } });
    expect(codes).toEqual([two]);
    expect([...altered]).toEqual([[fileOf(one), [changed]]]);
  });

  test('not one whose changed output is in a format that is not wanted', async () => {
    const { codes, altered } = await look({
      report: { formats: ['pdf'] },
      made: { files: { [`output/2564/${one}.docx`]: 'by hand' } },
    });
    expect([codes, altered.size]).toEqual([[one, two], 0]);
  });

  test('one whose record lies about its size', async () => {
    const { outputs } = entryOf(2564, { name: one, data: one });
    const { codes } = await look({
      entry: { outputs: { ...outputs, pdf: { ...outputs.pdf!, bytes: 1 } } },
      files: [fileOf(one)],
    });
    expect(codes).toEqual([]);
  });
});

describe('settings that decide findings and no byte', () => {
  test('a report that others checked is unchanged, and is checked again', async () => {
    const { codes, outdated } = await look({ entry: { settings: 'old' }, settings: 'new' });
    expect(codes).toEqual([one, two]);
    expect([...outdated]).toEqual([fileOf(one), fileOf(two)]);
    expect((await look({ entry: { settings: 'new' }, settings: 'new' })).outdated.size).toBe(0);
  });

  test('where warnings stop, it is built, as one that had warnings', async () => {
    expect((await look({ strict: true })).codes).toEqual([one, two]);
    expect((await look({ strict: true, entry: { warnings: 1 } })).codes).toEqual([]);
    expect((await look({ strict: true, entry: { settings: 'old' } })).codes).toEqual([]);
    expect((await look({ entry: { warnings: 1 } })).results.get(fileOf(one))?.warnings).toBe(1);
  });
});

describe('a document of another name', () => {
  test.each<[string, Setting, readonly string[]]>([
    ['a draft, where the data says so', { names: [`${one}-draft`, two] }, [one, two]],
    ['a draft, where all are drafts', { names: [`${one}-draft`, two], report: { draft: true } }, [one]],
    ['of another template', { names: [`${one}-short`, two], suffix: 'short' }, [one]],
    ['a draft of another template', { names: [`${one}-short-draft`], suffix: 'short' }, [one]],
    ['of the report itself, where a template has a suffix', { suffix: 'short' }, []],
  ])('%s', async (_, setting, expected) => {
    expect((await look(setting)).codes).toEqual(expected);
  });

  test('the result has the name and the code', async () => {
    const { results } = await look({ names: [`${one}-short-draft`], suffix: 'short' });
    expect(results.get(fileOf(one))).toMatchObject({ code: one, made: { name: `${one}-short-draft` } });
  });
});

describe('a public copy is compared by its own data', () => {
  const copies: Setting = { names: [`${one}-public`, `${two}-public`], report: { public: true } };
  const copyOf = (text: string) => () => Buffer.from(text);

  test('and not by that of the report', async () => {
    expect((await look({ ...copies, publicData: copyOf(one) })).codes).toEqual([one]);
    expect((await look({ ...copies, publicData: copyOf('other') })).codes).toEqual([]);
    expect((await look({ publicData: copyOf(two) })).codes, 'a report').toEqual([one, two]);
  });

  test('which has the file’s name and bytes', async () => {
    const asked: string[] = [];
    await look({ ...copies, publicData: (file, bytes) => void asked.push(`${file} ${Buffer.from(bytes)}`) });
    expect(asked).toEqual([`${fileOf(one)} ${one}`, `${fileOf(two)} ${two}`]);
  });

  test('none where the data has errors, is no file, or may not be read', async () => {
    expect((await look({ ...copies, publicData: () => undefined })).codes).toEqual([]);
    expect((await look({ ...copies, publicData: copyOf(one), made: { links: [fileOf(one)] } })).codes).toEqual([]);
    const fails = [['readBytes', fileOf(one), 'unreadable']] as const;
    expect((await look({ ...copies, publicData: copyOf(one), made: { fails } })).codes).toEqual([]);
  });

  test('a mistake of the program is not hidden', async () => {
    const broken = () => {
      throw new TypeError('no such key');
    };
    await expect(look({ ...copies, publicData: broken })).rejects.toThrow('no such key');
    await expect(look({ made: { fails: [['digestOf', fileOf(one), 'bug']] } })).rejects.toThrow('mistake');
  });
});

test('a data file whose report is not recorded is not read: it is read when it is built', async () => {
  const { codes } = await look({ names: [two], made: { fails: [['digestOf', fileOf(one), 'bug']] } });
  expect(codes).toEqual([two]);
});

test('once interrupted, nothing more is looked at', async () => {
  const interrupt = new AbortController();
  const { codes } = await look({ signal: interrupt.signal, looked: () => interrupt.abort() });
  expect(codes).toEqual([one]);
  expect((await look({ signal: AbortSignal.abort() })).codes).toEqual([]);
});

test('between some files an interrupt is let in', async () => {
  const files = Array.from({ length: 100 }, (_, index) => fileOf(`99000000-${1000 + index}`));
  const interrupt = new AbortController();
  setImmediate(() => interrupt.abort());
  let looked = 0;
  await look({ files, signal: interrupt.signal, looked: (count) => (looked = count) });
  expect(looked).toBeLessThan(files.length);
});
