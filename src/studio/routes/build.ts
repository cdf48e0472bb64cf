import { availableParallelism } from 'node:os';
import { Zip, ZipPassThrough } from 'fflate';
import { groupBySettings } from '../../batch/group-by-settings.ts';
import { poolOf, usualProcesses } from '../../batch/processes.ts';
import { run } from '../../batch/run.ts';
import type { BuildOptions, SourceResult } from '../../batch/source-result.ts';
import { createWorkerPool } from '../../batch/worker-pool.ts';
import { lockFolder, sweepLock } from '../../host/lock-folder.ts';
import { sweepLeftovers } from '../../host/sweep-leftovers.ts';
import { sizeLimits } from '../../model/size-limits.ts';
import type { Workspace } from '../../model/workspace.ts';
import { settingsInForce } from '../../project/settings.ts';
import { openReporter } from '../../report.ts';
import { type Answer, jsonLines } from '../answer.ts';
import { dataPath, documentPath, documentsOf, outputFolderOf } from '../confine.ts';
import type { Handler, StudioContext } from '../context.ts';
import { openOffice } from '../open-tools.ts';
import type { BuildLine } from '../protocol.ts';
import { Refused } from '../refused.ts';
import { reportOptions } from '../report-options.ts';

/** `POST /api/build`, a list of data files: builds their reports as `raingan build` does, and says what became of each. */
export const build: Handler = async (request, context) => {
  const files = await readFiles(request.body(listLimit), context.workspace);
  const groups = groupBySettings(context.workspace, files, openOffice(context.workspace)).map((group) => ({
    files: group.files,
    options: {
      report: reportOptions(context.workspace, group.settings, group.fiscalYear),
      out: outputFolderOf(group.settings),
      strict: group.settings.strict === true,
    },
  }));
  for (const { options } of groups) refuseLinkedYears(context.workspace, options.out);
  return jsonLines(buildAll(groups, context, request.signal));
};

interface Group {
  readonly files: readonly string[];
  readonly options: BuildOptions;
}

/** Bytes of a list of file names. */
const listLimit = 4_000_000;

async function readFiles(body: Promise<Uint8Array>, workspace: Workspace): Promise<readonly string[]> {
  const names = parseNames(await body);
  return names.map((name) => dataPath(workspace, name));
}

function parseNames(bytes: Uint8Array): readonly string[] {
  try {
    const value = JSON.parse(Buffer.from(bytes).toString()) as unknown;
    if (Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'string')) return value;
  } catch {}
  throw new Refused(400, { th: 'คำขอไม่มีรายชื่อไฟล์', en: 'the request has no list of files' });
}

/** Documents are written below the folder of outputs only: no year's folder there may lead elsewhere. */
function refuseLinkedYears(workspace: Workspace, out: string): void {
  documentsOf(workspace, out, '2564');
  const years = workspace.isFolder(out) ? workspace.list(out) : [];
  for (const year of years.filter((name) => /^\d{4}$/.test(name))) documentsOf(workspace, out, year);
}

async function* buildAll(groups: readonly Group[], { workspace }: StudioContext, signal: AbortSignal) {
  const waiting: BuildLine[] = [{ total: groups.reduce((sum, { files }) => sum + files.length, 0) }];
  let wake = () => {};
  const say = (line: BuildLine) => {
    waiting.push(line);
    wake();
  };
  let done = false;
  const work = buildGroups(groups, workspace, say, signal).finally(() => {
    done = true;
    wake();
  });
  work.catch(() => {}); // is awaited below
  while (!done || waiting.length > 0) {
    if (waiting.length === 0) {
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (done) resolve();
      });
    }
    yield* waiting.splice(0);
  }
  await work;
}

async function buildGroups(
  groups: readonly Group[],
  workspace: Workspace,
  say: (line: BuildLine) => void,
  signal: AbortSignal,
): Promise<void> {
  const { root, packageRoot } = workspace;
  for (const { files, options } of groups) {
    if (signal.aborted) return;
    const sweep = () => sweepLeftovers(root, options.out);
    sweep();
    sweepLock(root, options.out);
    await run(
      { files, options, processes: (reports) => usualProcesses(reports, availableParallelism()) },
      {
        workspace,
        openReporter,
        openPool: (processes, _, held) =>
          createWorkerPool({ ...poolOf(processes), setup: { root, packageRoot, options, held }, sweep }),
        lock: (folder) => lockFolder(root, folder),
        listener: {
          opened() {},
          building() {},
          damaged() {},
          compared() {},
          finished: (result) => say(lineOf(result)),
          notRecorded: ({ message, hint }) => say({ failure: { kind: 'other', text: message, hint } }),
        },
        signal,
      },
    );
  }
}

function lineOf({ file, code, state, diagnostics, failure, outputs }: SourceResult): BuildLine {
  const [, year, document] = /(\d{4})\/([^/]*)\.\w+$/.exec(outputs[0]?.path ?? '') ?? [];
  return {
    file,
    code,
    year: year === undefined ? null : Number(year),
    document: document ?? null,
    state,
    errors: diagnostics.filter(({ severity }) => severity === 'error').length,
    ...(failure && { failure: { kind: failure.kind, text: failure.message, hint: failure.hint } }),
  };
}

/** `GET /api/output?year=&name=`: a document that was built, to download. */
export const output: Handler = ({ query }, { workspace }) => {
  const [name, year] = [query.get('name'), query.get('year')];
  const path = documentPath(workspace, outOf(workspace, year), year, name);
  const bytes = workspace.readBytes(path, sizeLimits.imported);
  return {
    type: documentTypes[path.slice(path.lastIndexOf('.') + 1)] ?? 'text/plain; charset=utf-8',
    body: bytes,
    headers: { 'content-disposition': `attachment; filename="${name}"` },
  };
};

const documentTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** The folder of a year's outputs, as the settings have it. */
function outOf(workspace: Workspace, year: string | null): string {
  return outputFolderOf(settingsInForce(openOffice(workspace), Number(year)));
}

/** `GET /api/zip?year=&codes=`: the built documents of a year, or of some of its projects, in one file. */
export const zip: Handler = async ({ query, body }, { workspace }) => {
  const year = query.get('year');
  const wanted = new Set(parseNames(await body(listLimit)));
  const out = outOf(workspace, year);
  const names = workspace
    .list(documentsOf(workspace, out, year))
    .filter((name) => isDocument.test(name) && wanted.has(name.replace(/\.\w+$/, '')));
  const answer: Answer = {
    type: 'application/zip',
    body: zipped(names, (name) => workspace.readBytes(documentPath(workspace, out, year, name), sizeLimits.imported)),
    headers: { 'content-disposition': `attachment; filename="raingan-${year}.zip"` },
  };
  return answer;
};

const isDocument = /^\d{8}-\d{3,20}(?:-[a-z]{1,20})?\.(?:pdf|docx|txt)$/;

/** One document at a time is in memory. They are compressed already, and have one fixed time. */
async function* zipped(names: readonly string[], read: (name: string) => Uint8Array): AsyncGenerator<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const archive = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const name of names) {
    const entry = new ZipPassThrough(name);
    entry.mtime = '1980-01-01T12:00:00';
    archive.add(entry);
    entry.push(read(name), true);
    yield* chunks.splice(0);
  }
  archive.end();
  yield* chunks.splice(0);
}
