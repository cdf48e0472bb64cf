import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { describe, expect, test } from 'vitest';
import type { Builder } from '../../src/batch/builder.ts';
import { alone, requestedProcesses } from '../../src/batch/processes.ts';
import { run } from '../../src/batch/run.ts';
import { failedSource, type SourceResult } from '../../src/batch/source-result.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import type { MemoryWorkspace } from '../../src/host/memory-workspace.ts';
import { failureOfKind } from '../../src/model/environment-failure.ts';
import type { Format, Ingredients, ReportOptions } from '../../src/model/report-options.ts';
import type { BuiltReport, Reporter } from '../../src/report.ts';
import { digestOf } from './made-manifests.ts';
import { loggingLock, madeWorkspace } from './made-workspaces.ts';

const files = [1, 2, 3, 4].map((number) => `data/2564/99000000-000${number}.yaml`);
const [one, two] = files as [string, string];
const made = (more: Parameters<typeof madeWorkspace>[0] = {}) =>
  madeWorkspace({
    ...more,
    files: {
      'package/dist/digest.txt': 'x',
      ...Object.fromEntries(files.map((file, index) => [file, `data ${index + 1}`])),
      ...more.files,
    },
  });

const findingOf = (severity: Diagnostic['severity'], file: string): Diagnostic => ({
  ...{ code: severity === 'error' ? 'E-MISSING-KEY' : 'W-DATE-MISSING', severity, file },
  message: { th: 'ไม่ครบ', en: 'incomplete' },
});

/** A reporter of texts; what it finds in a file is given by the file's number. */
interface Look extends Partial<Pick<BuiltReport, 'isDraft' | 'suffix'>> {
  readonly report?: Partial<ReportOptions>;
  readonly formats?: readonly Format[];
  readonly finds?: Readonly<Record<number, readonly Diagnostic['severity'][]>>;
  readonly settings?: string;
}

function reporterOf({ formats = ['pdf'], finds = {}, isDraft = false, suffix, settings, report }: Look): Reporter {
  const codeOf = (file: string) => file.slice(-18, -5);
  const found = (file: string) => (finds[Number(file.slice(-6, -5))] ?? []).map((each) => findingOf(each, file));
  const ingredients: Ingredients = {
    ...{ toolVersion: '1', template: 't', fonts: 'f', dictionary: 'd', publicWithout: [], pdf: '1.7' },
    ...(settings !== undefined && { settings }),
  };
  return {
    check: async ({ file }) => ({ value: { code: codeOf(file), fiscalYear: 2564 }, diagnostics: found(file) }),
    async build({ file, bytes }) {
      const code = codeOf(file);
      const diagnostics = found(file);
      if (diagnostics.some(({ severity }) => severity === 'error')) return { code, diagnostics };
      const outputs = formats.map((format) => ({
        ...{ format, pages: 3 },
        bytes: Buffer.from(`${format} of ${code} from ${Buffer.from(bytes)}`),
      }));
      const dataDigest = report?.public ? 'd'.repeat(64) : digestOf(Buffer.from(bytes).toString());
      const value = { ...{ code, fiscalYear: 2564, isDraft, outputs, dataDigest }, suffix };
      return { value: value as unknown as BuiltReport, diagnostics };
    },
    suffix,
    publicData: ({ bytes }) => bytes,
    ingredients: () => ingredients,
  };
}

interface Setting extends Look, Partial<Omit<Parameters<typeof run>[0], 'options'>> {
  readonly strict?: boolean;
  readonly opens?: readonly Diagnostic[];
  readonly pool?: Builder;
  readonly signal?: AbortSignal;
  readonly refusesLock?: 'read-only' | 'bug';
  readonly on?: (event: string) => void;
}

async function runWith(workspace: MemoryWorkspace, setting: Setting = {}) {
  const { report, strict = false, opens = [], pool, signal, refusesLock, on = () => {}, ...more } = setting;
  const {
    formats = ['pdf'],
    finds: _finds,
    isDraft: _isDraft,
    suffix: _suffix,
    settings: _settings,
    ...request
  } = more;
  const log: string[] = [];
  const results: SourceResult[] = [];
  const say = (event: string) => {
    log.push(event);
    on(event);
  };
  const summary = await run(
    { files, processes: () => alone, ...request, options: { report: { formats, ...report }, out: 'output', strict } },
    {
      workspace,
      openReporter: async () => ({ value: reporterOf({ ...setting, formats }), diagnostics: opens }),
      openPool({ workers }, _options, _held, { id }) {
        say(`pool of ${workers} for recipe of ${id.length} digits`);
        return pool!;
      },
      lock(folder) {
        if (refusesLock === 'bug') throw new TypeError('a mistake of the program');
        if (refusesLock) throw failureOfKind(refusesLock, folder);
        return loggingLock(log)(folder);
      },
      listener: {
        opened: (all) => say(`opened ${all.length}`),
        damaged: (paths) => say(`damaged ${paths}`),
        compared: (count) => say(`compared ${count}`),
        building: (waiting) => say(`building ${waiting}`),
        finished(result) {
          results.push(result);
          say(`finished ${result.file.slice(-6, -5)} ${result.state}`);
        },
        notRecorded: ({ message }) => say(`not recorded: ${message.en}`),
      },
      ...(signal && { signal }),
    },
  );
  return { summary, log, results };
}

const built = (file: string): SourceResult => ({
  ...{ file, code: file.slice(-18, -5), state: 'built', outputs: [], diagnostics: [], warnings: 0, ms: 1 },
});

/** A pool that says when it is closed. */
function poolOf(work: (file: string) => Promise<SourceResult>, more: Partial<Builder> = {}) {
  const asked: string[] = [];
  const pool: Builder & { isClosed?: boolean } = {
    width: 2,
    build(file) {
      asked.push(file);
      return work(file);
    },
    async close() {
      pool.isClosed = true;
    },
    ...more,
  };
  return { pool, asked };
}

test('a run says what it does, in order', async () => {
  const workspace = made();
  expect((await runWith(workspace)).log).toEqual([
    ...['opened 0', 'compared 1', 'compared 2', 'compared 3', 'compared 4', 'lock output', 'building 4'],
    ...['finished 1 built', 'finished 2 built', 'finished 3 built', 'finished 4 built', 'release'],
  ]);
  expect((await runWith(workspace)).log, 'when nothing has changed').toEqual([
    ...['opened 0', 'compared 1', 'compared 2', 'compared 3', 'compared 4'],
    ...[1, 2, 3, 4].map((number) => `finished ${number} unchanged`),
  ]);
  expect((await runWith(workspace, { force: true })).log, 'when all are built again').toEqual([
    ...['opened 0', 'lock output', 'building 4'],
    ...['finished 1 built', 'finished 2 built', 'finished 3 built', 'finished 4 built', 'release'],
  ]);
  expect((await runWith(workspace, { files: [] })).log, 'when there is nothing to do').toEqual(['opened 0']);
});

test('before anything is opened, how many files and which formats are announced, and then the size of each', async () => {
  const heard: unknown[] = [];
  const hear = (message: unknown) => void heard.push(message);
  for (const name of ['raingan:run', 'raingan:report']) subscribe(name, hear);
  try {
    await runWith(made(), { files: [one], formats: ['pdf', 'docx'] });
  } finally {
    for (const name of ['raingan:run', 'raingan:report']) unsubscribe(name, hear);
  }
  expect(heard).toEqual([{ files: 1, formats: ['pdf', 'docx'] }, 'data 1'.length]);
});

describe('what is found about the template and the fonts', () => {
  const warning = findingOf('warning', 'report.hbs');
  test('warnings are said, and the run goes on', async () => {
    const { summary, log } = await runWith(made(), { opens: [warning] });
    expect([summary.status, summary.built, log[0]]).toEqual([0, 4, 'opened 1']);
  });

  test.each<[string, Setting]>([
    ['warnings where they stop', { opens: [warning], strict: true }],
    ['errors', { opens: [findingOf('error', 'report.hbs')] }],
  ])('%s stop it before any report', async (_, setting) => {
    const { summary, log } = await runWith(made(), setting);
    expect(summary).toMatchObject({ status: 1, built: 0, notStarted: 4 });
    expect(log).toEqual(['opened 1']);
  });
});

describe('many reports', () => {
  test('are built by a pool of as many processes as there are jobs, but no more than reports', async () => {
    for (const [jobs, expected] of [
      [3, 3],
      [9, 4],
    ] as const) {
      const { pool, asked } = poolOf(async (file) => built(file));
      const { log, summary } = await runWith(made(), { processes: () => requestedProcesses(jobs), pool });
      expect(log).toContain(`pool of ${expected} for recipe of 16 digits`);
      expect([asked, summary.built, pool.isClosed]).toEqual([files, 4, true]);
    }
  });

  test('or by this process and the pool, each a part', async () => {
    const { pool, asked } = poolOf(async (file) => built(file));
    const { log, results } = await runWith(made(), { processes: () => ({ workers: 1, here: true }), pool });
    expect(log).toContain('pool of 1 for recipe of 16 digits');
    expect(results.map(({ file, state }) => [file, state])).toEqual(files.map((file) => [file, 'built']));
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.length).toBeLessThan(4);
    expect(pool.isClosed).toBe(true);
  });

  test('the jobs are chosen by how many are to be built', async () => {
    const workspace = made();
    await runWith(workspace, { files: [one, two] });
    const waiting: number[] = [];
    const { pool } = poolOf(async (file) => built(file));
    await runWith(workspace, { processes: (reports) => requestedProcesses(waiting.push(reports) + 1), pool });
    expect(waiting).toEqual([2]);
  });

  test('one report is built here, unless other machines build them', async () => {
    expect((await runWith(made(), { files: [one], processes: () => requestedProcesses(5) })).log.join()).not.toContain(
      'pool',
    );
    const { pool } = poolOf(async (file) => built(file));
    const elsewhere = { files: [one], elsewhere: true, pool };
    const workspace = made();
    expect((await runWith(workspace, elsewhere)).log).toContain('pool of 0 for recipe of 16 digits');
    const here = made();
    await runWith(here, { files: [one] });
    expect((await runWith(here, elsewhere)).log.join(), 'where none is to be built').not.toContain('pool');
    const settings = { ...elsewhere, settings: 'other'.repeat(9) };
    expect((await runWith(here, settings)).log.join(), 'where one is only checked again').not.toContain('pool');
  });

  test('while one takes long, eight more for each two at a time are begun, no more', async () => {
    const many = Array.from({ length: 30 }, (_, index) => `data/2564/98000000-${1000 + index}.yaml`);
    let release = () => {};
    const first = new Promise<void>((resolve) => (release = resolve));
    const { pool, asked } = poolOf(async (file) => {
      if (file === many[0]) await first;
      return built(file);
    });
    const workspace = made({ files: Object.fromEntries(many.map((file) => [file, 'x'])) });
    const going = runWith(workspace, { files: many, processes: () => requestedProcesses(2), pool });
    await expect.poll(() => asked.length).toBe(8);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(asked).toHaveLength(8);
    release();
    expect((await going).results.map(({ file }) => file)).toEqual(many);
  });

  test('a failure that every report would meet ends the run, and the pool is closed', async () => {
    const failure = { ...failedSource(two, {} as never).failure!, endsRun: true };
    const { pool } = poolOf(async (file) => (file === one ? failedSource(one, failure) : built(file)), { width: 1 });
    const { summary } = await runWith(made(), { processes: () => requestedProcesses(2), pool });
    expect(summary).toMatchObject({ failed: 1, built: 0, notStarted: 3, status: 3 });
    expect(pool.isClosed).toBe(true);
  });

  test('a pool that cannot be opened gives the lock back', async () => {
    const log: string[] = [];
    const going = runWith(made(), {
      processes: () => requestedProcesses(2),
      on: (event) => {
        log.push(event);
        if (event.startsWith('pool')) throw new TypeError('no pool');
      },
    });
    await expect(going).rejects.toThrow('no pool');
    expect(log).not.toContain('finished 1 built');
  });
});

describe('an interrupt', () => {
  test.each<[string, string, number]>([
    ['while the fonts are opened', 'opened 0', 0],
    ['while files are compared', 'compared 1', 0],
    ['between two reports', 'finished 1 built', 1],
  ])('%s ends the run with what was done', async (_, event, count) => {
    const interrupt = new AbortController();
    const workspace = made();
    const { summary, log } = await runWith(workspace, {
      signal: interrupt.signal,
      on: (each) => (each === event ? interrupt.abort() : undefined),
    });
    expect(summary).toMatchObject({ built: count, notStarted: 4 - count, status: 130 });
    expect(log.filter((each) => each === 'lock output').length).toBe(count);
    expect(workspace.exists('output/2564/manifest.json'), 'what was built is recorded').toBe(count > 0);
  });

  test('reaches a run that never waits for anything: each report lets it in', async () => {
    const interrupt = new AbortController();
    const { summary } = await runWith(made(), {
      signal: interrupt.signal,
      on: (each) => void (each === 'finished 1 built' && setImmediate(() => interrupt.abort())),
    });
    expect(summary).toMatchObject({ built: 2, notStarted: 2, status: 130 });
  });

  test('before anything is opened leaves it unsaid', async () => {
    const { summary, log } = await runWith(made(), { signal: AbortSignal.abort() });
    expect([summary.status, log]).toEqual([130, []]);
  });

  test('does not wait for a pool that goes on by itself', async () => {
    const interrupt = new AbortController();
    const { pool } = poolOf((file) => (file === one ? Promise.resolve(built(one)) : new Promise(() => {})), {
      goesOn: true,
    });
    const { summary } = await runWith(made(), {
      ...{ processes: () => requestedProcesses(2), pool, signal: interrupt.signal },
      on: (each) => (each === 'finished 1 built' ? interrupt.abort() : undefined),
    });
    expect(summary).toMatchObject({ built: 1, notStarted: 3, status: 130 });
  });
});

describe('findings of unchanged reports', () => {
  const finds = { 1: ['warning'], 2: ['info'] } as const;
  async function again(setting: Setting, change: Parameters<typeof made>[0] = {}) {
    const first = made(change);
    await runWith(first, { finds });
    return runWith(first, { finds, ...setting });
  }
  const said = ({ results }: Awaited<ReturnType<typeof runWith>>) =>
    results.map(({ state, diagnostics, warnings }) => `${state} ${diagnostics.length} ${warnings}`);

  test('are counted, and said again only where they are wanted: of those that had warnings, or of all', async () => {
    expect(said(await again({}))).toEqual(['unchanged 0 1', 'unchanged 0 0', 'unchanged 0 0', 'unchanged 0 0']);
    const warned = await again({ recheck: 'warned' });
    expect(said(warned)).toEqual(['unchanged 1 1', 'unchanged 0 0', 'unchanged 0 0', 'unchanged 0 0']);
    expect(said(await again({ recheck: 'all' }))).toEqual([
      ...['unchanged 1 1', 'unchanged 1 0', 'unchanged 0 0', 'unchanged 0 0'],
    ]);
  });

  test('are those of now: the report is checked again', async () => {
    const { results } = await again({ recheck: 'warned', finds: { 1: ['warning', 'info', 'warning'] } });
    expect(results[0]).toMatchObject({ state: 'unchanged', warnings: 2, diagnostics: { length: 3 } });
  });

  test('a report that is built is not checked besides', async () => {
    const { results } = await again({ recheck: 'all', force: true });
    expect(results[0]?.diagnostics).toHaveLength(1);
  });

  test('are sought, and recorded, where other settings decide them', async () => {
    const workspace = made();
    await runWith(workspace, { finds: {}, settings: 'a'.repeat(64) });
    const changed = { finds, settings: 'b'.repeat(64) };
    const { log, summary, results } = await runWith(workspace, changed);
    expect(results[0]).toMatchObject({ state: 'unchanged', warnings: 1 });
    expect(
      log.filter((each) => /lock|release|building/.test(each)),
      'no report is built',
    ).toEqual([...['lock output', 'release']]);
    expect(summary).toMatchObject({ unchanged: 4, unchangedWithWarnings: 1 });
    const { documents } = JSON.parse(workspace.readText('output/2564/manifest.json'));
    expect(documents['99000000-0001']).toMatchObject({ warnings: 1, settings: 'b'.repeat(16) });
    expect((await runWith(workspace, changed)).log.join()).not.toContain('lock');
  });

  test('where the folder may not be written they are said all the same; a mistake of the program is not hidden', async () => {
    const workspace = made();
    await runWith(workspace, { settings: 'a'.repeat(64) });
    const changed = { finds, settings: 'b'.repeat(64) };
    const { results, summary } = await runWith(workspace, { ...changed, refusesLock: 'read-only' });
    expect(results[0]).toMatchObject({ state: 'unchanged', warnings: 1 });
    expect(summary).toMatchObject({ unchanged: 4, status: 0 });
    await expect(runWith(workspace, { ...changed, refusesLock: 'bug' })).rejects.toThrow('mistake');
  });

  test('a data file that cannot be read any more leaves the report unchanged', async () => {
    const fails = (kind: 'unreadable' | 'bug') => ({ fails: [['readBytes', one, kind]] as const });
    const workspace = made();
    await runWith(workspace, { finds });
    const refusing = (kind: 'unreadable' | 'bug') => {
      const { readBytes } = madeWorkspace({ ...fails(kind), files: { [one]: 'data 1' } });
      return {
        ...workspace,
        readBytes: (path: string) => (path === one ? readBytes(path) : workspace.readBytes(path)),
      };
    };
    const { results } = await runWith(refusing('unreadable'), { finds, recheck: 'all' });
    expect(results[0]).toMatchObject({ state: 'unchanged', warnings: 1, diagnostics: [] });
    await expect(runWith(refusing('bug'), { finds, recheck: 'all' })).rejects.toThrow('mistake');
    const { results: tooLarge } = await runWith(
      {
        ...workspace,
        readBytes: (path, most) => {
          if (path === one) throw failureOfKind('too-large', path);
          return workspace.readBytes(path, most);
        },
      },
      { finds, recheck: 'all' },
    );
    expect(tooLarge[0]).toMatchObject({ state: 'unchanged', diagnostics: [] });
  });
});

describe('a report', () => {
  const outputs = (workspace: MemoryWorkspace) =>
    [...workspace.files.keys()]
      .filter((path) => /^\/output\/.*(pdf|docx|txt)$/.test(path))
      .map((path) => path.slice(13));

  test.each<[string, Setting, string]>([
    ['has the name of its code', {}, '99000000-0001.pdf'],
    ['a draft is named so', { isDraft: true }, '99000000-0001-draft.pdf'],
    ['of another template has its suffix', { suffix: 'short' }, '99000000-0001-short.pdf'],
    ['a public copy is named so', { report: { public: true } }, '99000000-0001-public.pdf'],
  ])('%s', async (_, setting, name) => {
    const workspace = made();
    const { results } = await runWith(workspace, { files: [one], ...setting });
    expect(outputs(workspace)).toEqual([name]);
    expect(results[0]?.made).toEqual({
      fiscalYear: 2564,
      name: name.slice(0, -4),
      // The digest of the data would give away what a public copy leaves out.
      dataDigest: setting.report?.public ? 'd'.repeat(64) : digestOf('data 1'),
    });
    expect((await runWith(workspace, { files: [one], ...setting })).summary.unchanged).toBe(
      setting.report?.public ? 0 : 1,
    );
  });

  test('says what was found and how long it took, in whole ms', async () => {
    const { results } = await runWith(made({ clock: [0, 0, 10.2, 14.9, 20] }), {
      files: [one],
      finds: { 1: ['warning', 'info'] },
    });
    expect(results[0]).toMatchObject({ code: '99000000-0001', warnings: 1, diagnostics: { length: 2 } });
    expect(Number.isInteger(results[0]!.ms)).toBe(true);
  });

  test('with errors says its code, where that is known, and writes nothing', async () => {
    const workspace = made();
    const { results } = await runWith(workspace, { files: [one], finds: { 1: ['error'] } });
    expect(results[0]).toMatchObject({ state: 'failed', code: '99000000-0001', outputs: [] });
    expect(results[0]).not.toHaveProperty('made');
    expect(outputs(workspace)).toEqual([]);
  });

  test('whose data file is a link is a finding, and its code is not known', async () => {
    const { results, summary } = await runWith(made({ links: [one] }), { files: [one] });
    expect(results[0]).toMatchObject({ state: 'failed', code: null, diagnostics: [{ code: 'E-FILE-KIND' }] });
    expect(results[0]).not.toHaveProperty('failure');
    expect(summary.status).toBe(1);
  });

  describe('where a signed file lies', () => {
    const signed = '/ByteRange [0 1 2 3] /SubFilter /ETSI.CAdES.detached';
    const place = (format: Format) => `output/2564/99000000-0001.${format}`;
    const look = async (path: string, content: string, formats: readonly Format[]) => {
      const workspace = made({ files: { [path]: content } });
      const { results, summary } = await runWith(workspace, { files: [one], formats, finds: { 1: ['warning'] } });
      return { result: results[0]!, summary, content: workspace.readText(path), outputs: outputs(workspace) };
    };

    test('is not written over: nothing of it is written, and that is said beside what was found', async () => {
      const { result, summary, content, outputs } = await look(place('pdf'), signed, ['docx', 'pdf']);
      expect(content).toBe(signed);
      expect(outputs).toEqual(['99000000-0001.pdf']);
      expect(result).toMatchObject({ state: 'failed', code: '99000000-0001', outputs: [], warnings: 1 });
      expect(result.diagnostics.map(({ code, file }) => `${code} ${file}`)).toEqual([
        `W-DATE-MISSING ${one}`,
        `E-SIGN-OVERWRITE ${place('pdf')}`,
      ]);
      expect(summary.status).toBe(1);
    });

    test('is built in other formats, and over a file that nobody signed', async () => {
      expect((await look(place('pdf'), signed, ['docx'])).result.state).toBe('built');
      const over = await look(place('pdf'), 'an older report', ['pdf']);
      expect([over.result.state, over.content]).toEqual(['built', 'pdf of 99000000-0001 from data 1']);
      expect((await look(place('docx'), signed, ['pdf', 'docx'])).content).toBe('docx of 99000000-0001 from data 1');
    });
  });
});

test('where warnings stop a report, what is only worth knowing does not', async () => {
  const { summary } = await runWith(made(), { strict: true, finds: { 1: ['warning'], 2: ['info'] } });
  expect(summary).toMatchObject({ built: 3, failed: 1 });
});

test('a manifest that is damaged is said once, before anything is built', async () => {
  const { log } = await runWith(made({ files: { 'output/2564/manifest.json': '{' } }), { files: [one] });
  expect(log.slice(0, 2)).toEqual(['opened 0', 'damaged output/2564/manifest.json']);
});

test('a manifest that cannot be written is said, with status 3; a mistake of the program is not hidden', async () => {
  const manifest = 'output/2564/manifest.json';
  const { log, summary } = await runWith(made({ refused: { [manifest]: 'disk-full' } }), { files: [one] });
  expect(log.slice(-3)).toEqual([
    'finished 1 built',
    `not recorded: disk full, cannot write \`${manifest}\``,
    'release',
  ]);
  expect(summary).toMatchObject({ built: 1, status: 3 });
  const broken = made({ fails: [['writeWhole', manifest, 'bug']] });
  await expect(runWith(broken, { files: [one] })).rejects.toThrow('a mistake of the program');
});
