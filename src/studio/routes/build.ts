import { availableParallelism } from 'node:os';
import { Zip, ZipPassThrough } from 'fflate';
import { run } from '../../batch/run.ts';
import type { SourceResult } from '../../batch/source-result.ts';
import { createWorkerPool } from '../../batch/worker-pool.ts';
import { lockFolder, sweepLock } from '../../host/lock-folder.ts';
import { sweepLeftovers } from '../../host/sweep-leftovers.ts';
import { formats } from '../../model/report-options.ts';
import { sizeLimits } from '../../model/size-limits.ts';
import type { Workspace } from '../../model/workspace.ts';
import { openReporter } from '../../report.ts';
import { type Answer, jsonLines } from '../answer.ts';
import { dataPath, documentPath, documentsOf, outputFolder } from '../confine.ts';
import type { Handler, StudioContext } from '../context.ts';
import type { BuildLine } from '../protocol.ts';
import { Refused } from '../refused.ts';
import { reportOptions } from '../report-options.ts';

/** `POST /api/build`, a list of data files: builds their reports as `raingan build` does, and says what became of each. */
export const build: Handler = async (request, context) => {
  const files = await readFiles(request.body(listLimit), context.workspace);
  refuseLinkedYears(context.workspace);
  return jsonLines(buildAll(files, context, request.signal));
};

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

/** Documents are written below `output` only: no year's folder there may lead elsewhere. */
function refuseLinkedYears(workspace: Workspace): void {
  const years = workspace.isFolder(outputFolder) && !workspace.isLink(outputFolder) ? workspace.list(outputFolder) : [];
  for (const year of ['2564', ...years.filter((name) => /^\d{4}$/.test(name))]) documentsOf(workspace, year);
}

/** Below this many reports, processes take longer to warm up than they save. */
const worthWorkers = 256;

async function* buildAll(files: readonly string[], { workspace }: StudioContext, signal: AbortSignal) {
  const waiting: BuildLine[] = [{ total: files.length }];
  let wake = () => {};
  const say = (line: BuildLine) => {
    waiting.push(line);
    wake();
  };
  const options = { report: reportOptions(workspace, formats), out: outputFolder, strict: false };
  const sweep = () => sweepLeftovers(workspace.root, outputFolder);
  sweep();
  sweepLock(workspace.root, outputFolder);
  let done = false;
  const work = run(
    { files, options, jobs: (reports) => (reports < worthWorkers ? 1 : availableParallelism()) },
    {
      workspace,
      openReporter,
      openPool: (jobs, _, held) => {
        const { root, packageRoot } = workspace;
        return createWorkerPool({ jobs, setup: { root, packageRoot, options, held }, sweep });
      },
      lock: (folder) => lockFolder(workspace.root, folder),
      listener: {
        opened() {},
        damaged() {},
        compared() {},
        building() {},
        finished: (result) => say(lineOf(result)),
        notRecorded: ({ message, hint }) => say({ failure: { kind: 'other', text: message, hint } }),
      },
      signal,
    },
  ).finally(() => {
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

function lineOf({ file, code, state, made, diagnostics, failure, outputs }: SourceResult): BuildLine {
  const year = made?.fiscalYear ?? Number(/\/(\d{4})\/[^/]*$/.exec(outputs[0]?.path ?? '')?.[1] ?? Number.NaN);
  return {
    file,
    code,
    year: Number.isNaN(year) ? null : year,
    state,
    errors: diagnostics.filter(({ severity }) => severity === 'error').length,
    ...(failure && { failure: { kind: failure.kind, text: failure.message, hint: failure.hint } }),
  };
}

/** `GET /api/output?year=&name=`: a document that was built, to download. */
export const output: Handler = ({ query }, { workspace }) => {
  const name = query.get('name');
  const path = documentPath(workspace, query.get('year'), name);
  const bytes = workspace.readBytes(path, sizeLimits.imported);
  return {
    type: documentTypes[path.endsWith('.pdf') ? 'pdf' : 'docx'],
    body: bytes,
    headers: { 'content-disposition': `attachment; filename="${name}"` },
  };
};

const documentTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

/** `GET /api/zip?year=&codes=`: the built documents of a year, or of some of its projects, in one file. */
export const zip: Handler = async ({ query, body }, { workspace }) => {
  const year = query.get('year');
  const codes = new Set(parseNames(await body(listLimit)));
  const names = workspace
    .list(documentsOf(workspace, year))
    .filter((name) => /^\d{8}-\d{3,20}\.(?:pdf|docx)$/.test(name) && codes.has(name.replace(/\.\w+$/, '')));
  if (names.length === 0) throw new Refused(404, { th: 'ยังไม่มีรายงานที่สร้างแล้ว', en: 'no report is built' });
  const answer: Answer = {
    type: 'application/zip',
    body: zipped(names, (name) => workspace.readBytes(documentPath(workspace, year, name), sizeLimits.imported)),
    headers: { 'content-disposition': `attachment; filename="raingan-${year}.zip"` },
  };
  return answer;
};

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
