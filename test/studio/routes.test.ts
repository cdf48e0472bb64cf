import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, describe, expect, test } from 'vitest';
import { failureOfKind } from '../../src/model/environment-failure.ts';
import type {
  BuildLine,
  Changes,
  FileHead,
  FixResult,
  ImportPreview,
  RenderHead,
  SaveHead,
  StudioFailure,
  SummaryHead,
  VerifyResult,
  YearLine,
  YearRow,
} from '../../src/studio/protocol.ts';
import { type OpenedStudio, openStudio, packageRoot, type StudioFiles, unframe } from './open-studio.ts';

const seed = readFileSync('data/2564/21000000-3230.yaml');
const seedFile = 'data/2564/21000000-3230.yaml';
const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const api = (verb: string, query: Record<string, string> = {}) => `/api/${verb}?${new URLSearchParams(query)}`;
const jsonOf = <T>(body: Buffer) => JSON.parse(body.toString()) as T;
const linesOf = <T>(body: Buffer) =>
  body
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);

const open: OpenedStudio[] = [];
async function studioWith(files: StudioFiles['files'] = { [seedFile]: seed }, change?: StudioFiles['change']) {
  const opened = await openStudio({ files, ...(change && { change }) });
  open.push(opened);
  return opened;
}
afterEach(() => Promise.all(open.splice(0).map((each) => each.close())));

const onDisk = ({ root }: OpenedStudio, file: string) => readFileSync(path.join(root, file));
const save = (opened: OpenedStudio, file: string, base: string, body: string | Uint8Array) =>
  opened.request(api('file', { file, base }), { method: 'PUT', body });

describe('nothing is lost', () => {
  test('a file is opened and saved byte for byte, whatever its bytes are', async () => {
    const odd = Buffer.concat([
      Buffer.from([0xef, 0xbb, 0xbf]),
      Buffer.from('a: 1\r\nb: 2\n\rc: "ำ"  \n'),
      Buffer.from([0xa1]),
    ]);
    const opened = await studioWith({ 'data/2564/x y.yaml': odd });
    const { head, bytes } = unframe<FileHead>((await opened.request(api('file', { file: 'data/2564/x y.yaml' }))).body);
    expect(head).toEqual({ file: 'data/2564/x y.yaml', sha256: sha256(odd) });
    expect(bytes).toEqual(odd);
    const saved = await save(opened, 'data/2564/x y.yaml', head.sha256, Buffer.concat([odd, odd]));
    expect(unframe<SaveHead>(saved.body).head).toEqual({ sha256: sha256(Buffer.concat([odd, odd])) });
    expect(onDisk(opened, 'data/2564/x y.yaml')).toEqual(Buffer.concat([odd, odd]));
  });

  test('a file that changed on the disk is not overwritten, and comes back', async () => {
    const opened = await studioWith();
    writeFileSync(path.join(opened.root, seedFile), 'theirs: 1\n');
    const { status, body } = await save(opened, seedFile, sha256(seed), 'mine: 1\n');
    const { head, bytes } = unframe<SaveHead>(body);
    expect([status, head, bytes.toString()]).toEqual([
      200,
      { sha256: sha256('theirs: 1\n'), conflict: true },
      'theirs: 1\n',
    ]);
    expect(onDisk(opened, seedFile).toString()).toBe('theirs: 1\n');
    await save(opened, seedFile, head.sha256, 'mine: 1\n'); // who saw it may overwrite it
    expect(onDisk(opened, seedFile).toString()).toBe('mine: 1\n');
  });

  test('a file that was deleted, and one that came meanwhile, are conflicts', async () => {
    const opened = await studioWith();
    unlinkSync(path.join(opened.root, seedFile));
    const gone = unframe<SaveHead>((await save(opened, seedFile, sha256(seed), 'mine: 1\n')).body);
    expect(gone.head).toEqual({ sha256: 'none', conflict: true });
    expect(existsSync(path.join(opened.root, seedFile))).toBe(false);
    writeFileSync(path.join(opened.root, seedFile), seed);
    expect(unframe<SaveHead>((await save(opened, seedFile, 'none', 'x: 1\n')).body).head.conflict).toBe(true);
    expect(onDisk(opened, seedFile)).toEqual(seed);
  });

  test('of two windows that save at once, one writes and the other learns of it', async () => {
    const opened = await studioWith();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => save(opened, seedFile, sha256(seed), `window: ${index}\n`)),
    );
    const heads = answers.map(({ body }) => unframe<SaveHead>(body).head);
    expect(heads.filter(({ conflict }) => !conflict)).toHaveLength(1);
    expect(sha256(onDisk(opened, seedFile))).toBe(heads.find(({ conflict }) => !conflict)!.sha256);
  });

  test('saving what is there already is no conflict and no write', async () => {
    const opened = await studioWith(undefined, (workspace) => ({
      ...workspace,
      replaceWhole: () => {
        throw new Error('written');
      },
    }));
    expect(unframe<SaveHead>((await save(opened, seedFile, 'none', seed)).body).head).toEqual({ sha256: sha256(seed) });
  });

  test.each([
    ['disk-full', 507, 'ดิสก์เต็ม'],
    ['read-only', 500, 'ไม่มีสิทธิ์เขียน'],
  ] as const)('%s is said in Thai, and the file stays', async (kind, wanted, words) => {
    const opened = await studioWith(undefined, (workspace) => ({
      ...workspace,
      replaceWhole: (file) => {
        throw failureOfKind(kind, file);
      },
    }));
    const { status, body } = await save(opened, seedFile, sha256(seed), 'mine: 1\n');
    expect(status).toBe(wanted);
    expect(jsonOf<StudioFailure>(body).text.th).toContain(words);
    expect(onDisk(opened, seedFile)).toEqual(seed);
  });

  test('a change on the disk is noticed', async () => {
    const opened = await studioWith();
    const last = jsonOf<Changes>((await opened.request(api('changes', { since: '0' }))).body).change;
    await expect
      .poll(
        async () => {
          writeFileSync(path.join(opened.root, seedFile), `${seed}\n`);
          return jsonOf<Changes>((await opened.request(api('changes', { since: String(last) }))).body).files;
        },
        { timeout: 15_000, interval: 300 },
      )
      .toEqual([seedFile]);
  });
});

describe('one project', () => {
  test('the pages of a text are those that build makes, and its findings have places', async () => {
    const opened = await studioWith();
    const { body } = await opened.request(api('render', { file: seedFile }), { method: 'POST', body: seed });
    const { head, bytes } = unframe<RenderHead>(body);
    const main = path.join(packageRoot, 'dist/cli/main.js');
    execFileSync(process.execPath, [main, 'build', '--quiet', '--format', 'pdf', '--out', 'by-command'], {
      cwd: opened.root,
      stdio: 'ignore',
    });
    const byCommand = readFileSync(path.join(opened.root, 'by-command/2564/21000000-3230.pdf'));
    expect(Buffer.compare(bytes, byCommand)).toBe(0);
    expect(head.pages).toHaveLength(4);
    expect(head.diagnostics.find(({ code }) => code === 'W-DATE-MISSING')?.range?.start.line).toBeGreaterThan(1);
  });

  test('a text with mistakes has findings and no pages', async () => {
    const opened = await studioWith();
    const wrong = seed.toString().replace('endDate: "2021-09-30"', 'endDate: "2019-09-30"');
    const { body } = await opened.request(api('render', { file: seedFile }), { method: 'POST', body: wrong });
    const { head, bytes } = unframe<RenderHead>(body);
    expect(head.diagnostics.map(({ code }) => code)).toContain('E-END-BEFORE-START');
    expect([head.hasPdf, head.pages, bytes.length]).toEqual([false, [], 0]);
  });

  test('repairs are proposed and not written', async () => {
    const opened = await studioWith();
    const wrong = seed.toString().replace('fiscalYear: 2564', 'fiscalYaer: 2564');
    const { body } = await opened.request(api('fix', { file: seedFile }), { method: 'POST', body: wrong });
    const { repairs, text } = jsonOf<FixResult>(body);
    expect(repairs.map(({ code }) => code)).toEqual(['E-UNKNOWN-KEY']);
    expect(text).toBe(seed.toString());
    expect(onDisk(opened, seedFile)).toEqual(seed);
  });

  test('a new project is written where it belongs, and never over another', async () => {
    const opened = await studioWith();
    const target = api('new', { code: '21000000-9999', year: '2565' });
    expect(jsonOf((await opened.request(target, { method: 'POST' })).body)).toEqual({
      file: 'data/2565/21000000-9999.yaml',
    });
    const before = onDisk(opened, 'data/2565/21000000-9999.yaml');
    const again = await opened.request(target, { method: 'POST' });
    expect([again.status, jsonOf<StudioFailure>(again.body).hint?.th]).toEqual([409, expect.stringContaining('รหัสอื่น')]);
    expect(onDisk(opened, 'data/2565/21000000-9999.yaml')).toEqual(before);
  });

  test.each([
    [{ code: '21000000', year: '2565' }],
    [{ code: '../../x', year: '2565' }],
    [{ code: '21000000-9999', year: '2021' }],
    [{ code: '21000000-9999', year: '../..' }],
  ])('no new project with %j', async (query) => {
    const opened = await studioWith();
    expect((await opened.request(api('new', query), { method: 'POST' })).status).toBe(400);
    expect(readdirSync(path.join(opened.root, 'data'))).toEqual(['2564']);
  });

  test('a project is carried over to a later year, and one with errors is not', async () => {
    const opened = await studioWith({ [seedFile]: seed, 'data/2564/21000000-0001.yaml': 'schemaVersion: 1\n' });
    const ask = (file: string, year: string) =>
      opened.request(api('rollover', { file, code: '21000000-4000', year }), { method: 'POST' });
    expect((await ask('data/2564/21000000-0001.yaml', '2565')).status).toBe(409);
    expect((await ask(seedFile, '2564')).status).toBe(400);
    expect(jsonOf<{ file: string }>((await ask(seedFile, '2565')).body).file).toBe('data/2565/21000000-4000.yaml');
    expect(onDisk(opened, 'data/2565/21000000-4000.yaml').toString()).toContain('previousCode: "21000000-3230"');
  });
});

describe('the year', () => {
  const rows = async (opened: OpenedStudio, year = '2564') =>
    linesOf<YearLine>((await opened.request(api('year', { year }))).body).flatMap((line) =>
      'row' in line ? [line.row] : [],
    );

  test('has a row for every data file, one that cannot be read included', async () => {
    const opened = await studioWith({
      [seedFile]: seed,
      'data/2564/21000000-0001.yaml': 'x: [',
      'data/2564/21000000-0002.yaml': seed
        .toString()
        .replace('21000000-3230', '21000000-0002')
        .replace(/^ {2}endDate.*\n/m, ''),
    });
    symlinkSync(path.join(opened.root, seedFile), path.join(opened.root, 'data/2564/21000000-0003.yaml'));
    const found = await rows(opened);
    expect(found.map(({ code }) => code)).toEqual(['21000000-0001', '21000000-0002', '21000000-0003', '21000000-3230']);
    expect(found.map(({ errors }) => errors > 0)).toEqual([true, true, true, false]);
    expect(found[1]).toMatchObject({
      name: expect.stringContaining('กิจกรรม'),
      codes: expect.arrayContaining(['E-MISSING-KEY']),
    });
    expect(found[3]).toMatchObject({
      progress: 10_000,
      received: 0,
      built: 'no',
      state: 'complete',
    } satisfies Partial<YearRow>);
    expect(await rows(opened, '2570')).toEqual([]);
  });

  test('says what is built, and what was changed since', async () => {
    const opened = await studioWith();
    const body = JSON.stringify([seedFile]);
    const built = linesOf<BuildLine>((await opened.request('/api/build', { method: 'POST', body })).body);
    expect(built).toEqual([
      { total: 1 },
      { file: seedFile, code: '21000000-3230', document: '21000000-3230', year: 2564, state: 'built', errors: 0 },
    ]);
    expect((await rows(opened))[0]!.built).toBe('built');
    const pdf = await opened.request(api('output', { year: '2564', name: '21000000-3230.pdf' }));
    expect(pdf.headers['content-disposition']).toBe('attachment; filename="21000000-3230.pdf"');
    expect(pdf.body).toEqual(onDisk(opened, 'output/2564/21000000-3230.pdf'));
    writeFileSync(path.join(opened.root, seedFile), `${seed}# changed\n`);
    expect((await rows(opened))[0]!.built).toBe('stale');
    unlinkSync(path.join(opened.root, 'output/2564/21000000-3230.docx'));
    expect((await rows(opened))[0]!.built).toBe('no');
  });

  test('a zip holds the documents that were chosen, byte for byte', async () => {
    const opened = await studioWith();
    await opened.request('/api/build', { method: 'POST', body: JSON.stringify([seedFile]) });
    const { headers, body } = await opened.request(api('zip', { year: '2564' }), {
      method: 'POST',
      body: JSON.stringify(['21000000-3230', '21000000-0000']),
    });
    expect(headers['content-type']).toBe('application/zip');
    const unpacked = unzipSync(body);
    expect(Object.keys(unpacked)).toEqual(['21000000-3230.docx', '21000000-3230.pdf']);
    for (const [name, bytes] of Object.entries(unpacked))
      expect(Buffer.compare(bytes, onDisk(opened, `output/2564/${name}`)), name).toBe(0);
  });

  test('the summary is that of the command line, and none while a project has errors', async () => {
    const opened = await studioWith();
    const { head, bytes } = unframe<SummaryHead>((await opened.request(api('summary', { year: '2564' }))).body);
    expect(head.summary?.total.projectCount).toBe(1);
    execFileSync(
      process.execPath,
      [path.join(packageRoot, 'dist/cli/main.js'), 'summary', '--year', '2564', '--format', 'pdf'],
      { cwd: opened.root, stdio: 'ignore' },
    );
    expect(Buffer.compare(bytes, onDisk(opened, 'output/2564/summary-2564.pdf'))).toBe(0);
    writeFileSync(path.join(opened.root, 'data/2564/21000000-0001.yaml'), 'x: 1\n');
    const broken = unframe<SummaryHead>((await opened.request(api('summary', { year: '2564' }))).body).head;
    expect(broken.broken).toEqual(['data/2564/21000000-0001.yaml']);
  });
});

describe('files of others', () => {
  const framedFiles = (files: readonly (readonly [string, Uint8Array])[]) =>
    Buffer.concat(
      files
        .flatMap(([name, bytes]) => [Buffer.from(name), bytes])
        .flatMap((piece) => {
          const length = Buffer.alloc(4);
          length.writeUInt32BE(piece.length);
          return [length, piece];
        }),
    );

  test('an import says what it would write, and writes nothing', async () => {
    const opened = await studioWith({});
    const printed = readFileSync('test/ref/printed-form.txt');
    const body = framedFiles([['../old/รายงาน.txt', printed]]);
    const [preview] = jsonOf<ImportPreview[]>((await opened.request('/api/import', { method: 'POST', body })).body);
    expect(preview!.source).toBe('รายงาน.txt');
    expect(preview!.files[0]).toMatchObject({ path: 'data/2564/21000000-3230.yaml', exists: false });
    expect(preview!.files[0]!.text).toContain('21000000-3230');
    expect(preview!.files[0]!.provenance?.applied).toBeInstanceOf(Array);
    expect(readdirSync(opened.root)).toEqual([]);
  });

  test.each(['', 'x', '\0\0\0\x01a', '\xff\xff\xff\xff'])('an import of %j is refused', async (text) => {
    const opened = await studioWith({});
    expect((await opened.request('/api/import', { method: 'POST', body: Buffer.from(text, 'latin1') })).status).toBe(
      400,
    );
  });

  test('a report is verified against its data, and any other file answers, too', { tags: 'exhaustive' }, async () => {
    const opened = await studioWith();
    await opened.request('/api/build', { method: 'POST', body: JSON.stringify([seedFile]) });
    const ask = async (name: string, body: Uint8Array) =>
      jsonOf<VerifyResult>((await opened.request(api('verify', { name }), { method: 'POST', body })).body);
    const verdicts = async (name: string) =>
      Object.fromEntries(
        (await ask(name, onDisk(opened, 'output/2564/21000000-3230.pdf'))).answers.map(({ question, verdict }) => [
          question,
          verdict,
        ]),
      );
    expect(await verdicts('21000000-3230.pdf')).toMatchObject({ footer: 'yes', rebuilt: 'yes', atHand: 'yes' });
    expect((await ask('x.pdf', Buffer.from('no PDF'))).diagnostics).not.toEqual([]);
  });
});

test('a mistake in raingan.yaml is said, and is gone once it is mended', async () => {
  const opened = await studioWith({ [seedFile]: seed, 'raingan.yaml': 'planStatuses: 1\n' });
  const { status, body } = await opened.request('/api/setup');
  expect(status).toBe(409);
  expect(jsonOf<StudioFailure>(body).text.th).toContain('raingan.yaml:1');
  writeFileSync(path.join(opened.root, 'raingan.yaml'), 'planStatuses: [ตามแผน]\n');
  expect(jsonOf<{ planStatuses: string[] }>((await opened.request('/api/setup')).body).planStatuses).toEqual([
    'ตามแผน',
  ]);
});

test('settings of a year decide its template, its formats and its folder of outputs', async () => {
  const settings = 'years:\n  2564:\n    out: reports\n    formats: [pdf, txt]\n';
  const opened = await studioWith({ [seedFile]: seed, 'raingan.yaml': settings });
  const body = JSON.stringify([seedFile]);
  const lines = linesOf<BuildLine>((await opened.request('/api/build', { method: 'POST', body })).body);
  expect(lines.at(-1)).toMatchObject({ state: 'built', document: '21000000-3230' });
  expect(readdirSync(path.join(opened.root, 'reports/2564')).sort()).toEqual(
    expect.arrayContaining(['21000000-3230.pdf', '21000000-3230.txt']),
  );
  const row = linesOf<YearLine>((await opened.request(api('year', { year: '2564' }))).body).at(-1);
  expect(row).toMatchObject({ row: { built: 'built' } });
  expect((await opened.request(api('output', { year: '2564', name: '21000000-3230.txt' }))).status).toBe(200);
});

test.each(['../elsewhere', '/tmp/elsewhere', 'data', 'data/2564'])('outputs are not written to %s', async (out) => {
  const opened = await studioWith({ [seedFile]: seed, 'raingan.yaml': `out: ${out}\n` });
  const { status } = await opened.request('/api/build', { method: 'POST', body: JSON.stringify([seedFile]) });
  expect(status).toBe(403);
});
