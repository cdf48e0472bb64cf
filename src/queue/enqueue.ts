import { environmentFailure } from '../batch/explain-exception.ts';
import { findDuplicates } from '../batch/find-duplicates.ts';
import { recipeOf } from '../batch/recipe.ts';
import { stops } from '../batch/source-result.ts';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import { EnvironmentFailure } from '../model/environment-failure.ts';
import type { ReportOptions } from '../model/report-options.ts';
import { sha256Of } from '../model/sha256.ts';
import type { Workspace } from '../model/workspace.ts';
import { readDataFile } from '../project/read-data-file.ts';
import type { Reporter } from '../report.ts';
import { inGroups, together } from './in-groups.ts';
import {
  type FailedFile,
  type JobOptions,
  jobId,
  keyOf,
  type PlannedFile,
  type RunGroup,
  type RunPlan,
  reportJob,
  runOf,
  type YearDone,
} from './jobs.ts';
import { type Queues, reportsName, yearsName } from './open-queue.ts';
import type { OpenStore } from './store.ts';
import { putObject, putRun, readEnd, readResult, readYearManifest } from './stored.ts';

export interface EnqueueRequest {
  readonly groups: readonly { readonly files: readonly string[]; readonly options: JobOptions }[];
  /** B.E., when the run is for one. */
  readonly year?: number | undefined;
  readonly summary: boolean;
  /** Puts also what has a result in the store. */
  readonly force: boolean;
}

export interface EnqueueTools {
  readonly workspace: Workspace;
  readonly openReporter: (workspace: Workspace, options: ReportOptions) => Promise<Outcome<Reporter>>;
  readonly store: OpenStore;
  readonly queues: Queues;
  /** Findings about the template and the fonts. */
  readonly opened: (diagnostics: readonly Diagnostic[]) => void;
}

export interface Enqueued {
  readonly run: string;
  readonly total: number;
  /** Reports put into the queue. */
  readonly added: number;
  /** Reports that wait there already, or are being built. */
  readonly waiting: number;
  /** Reports whose results are in the store. */
  readonly known: number;
  readonly refused: readonly FailedFile[];
}

/**
 * Puts the reports of a run into the queue, and behind them its end: the manifest and the summary. The data goes into
 * the store first. The same run again adds only what has neither a result nor a job. `undefined` when the template or
 * a font has errors.
 */
export async function enqueue(request: EnqueueRequest, tools: EnqueueTools): Promise<Enqueued | undefined> {
  const groups = await openGroups(request, tools);
  if (!groups) return undefined;
  const { files, refused } = await putData(request, groups, tools);
  const planned = { groups, files, refused, summary: request.summary, ...(request.year && { year: request.year }) };
  const plan: RunPlan = { run: runOf(planned, tools.store.id), ...planned };
  await putRun(tools.store, plan);
  const missing = request.force ? plan.files : await withoutResult(plan, tools.store);
  return { ...(await putJobs(plan, missing, request.force, tools)), refused };
}

async function openGroups({ groups }: EnqueueRequest, tools: EnqueueTools): Promise<RunGroup[] | undefined> {
  const opened: RunGroup[] = [];
  for (const { options } of groups) {
    const { value: reporter, diagnostics } = await tools.openReporter(tools.workspace, options.report);
    tools.opened(diagnostics);
    if (!reporter || stops(diagnostics, options.strict)) return undefined;
    opened.push({ recipe: recipeOf(tools.workspace, reporter.ingredients(), options.report), options });
  }
  return opened;
}

/** Puts the data files into the store; files that cannot be read, or share a code, stay behind. */
async function putData({ groups: wanted }: EnqueueRequest, groups: readonly RunGroup[], tools: EnqueueTools) {
  const { workspace, store } = tools;
  const files: PlannedFile[] = [];
  const refused: FailedFile[] = [];
  const shared = findDuplicates(
    workspace,
    wanted.flatMap(({ files }) => files),
  );
  for (const [group, { files: paths }] of wanted.entries()) {
    for (const part of inGroups(paths, 100)) {
      const read = part.map((file) => readData(workspace, file, shared.get(file)));
      await together(read, 8, async (each) => {
        if ('bytes' in each) await putObject(store, each.data, each.bytes);
      });
      for (const each of read) {
        if (!('bytes' in each)) refused.push(each);
        else files.push({ file: each.file, data: each.data, key: keyOf(each.file, each.data, groups[group]!), group });
      }
    }
  }
  return { files, refused };
}

type ReadData = FailedFile | { readonly file: string; readonly bytes: Uint8Array; readonly data: string };

function readData(workspace: Workspace, file: string, shared: readonly Diagnostic[] | undefined): ReadData {
  if (shared) return { file, diagnostics: shared };
  try {
    const { value: bytes, diagnostics } = readDataFile(workspace, file);
    return bytes ? { file, bytes, data: sha256Of(bytes) } : { file, diagnostics };
  } catch (error) {
    if (!(error instanceof EnvironmentFailure)) throw error;
    return { file, diagnostics: [], reason: environmentFailure(error).message.en };
  }
}

async function withoutResult({ files }: RunPlan, store: OpenStore): Promise<PlannedFile[]> {
  const missing = new Set<PlannedFile>();
  await together(files, 16, async (each) => {
    if (!(await readResult(store, each.key))) missing.add(each);
  });
  return files.filter((each) => missing.has(each));
}

async function putJobs(
  plan: RunPlan,
  missing: readonly PlannedFile[],
  force: boolean,
  { queues, store: opened }: EnqueueTools,
): Promise<Enqueued> {
  const { run, files, year } = plan;
  const { id: store } = opened;
  const total = files.length;
  const counts = { run, total, known: total - missing.length, refused: [] };
  const { years, reports, flow } = queues;
  const end = await years.getJob(run);
  const state = end && (await end.getState());
  const isWhole = missing.length === 0 && state === 'completed' && (await endIsThere(plan, end?.returnvalue, opened));
  if (isWhole) return { ...counts, added: 0, waiting: 0 };
  const isOver = state === 'completed' || state === 'failed' || state === 'unknown';
  if (end && isOver) await end.remove();
  if (!end || isOver) {
    await flow.add({
      name: 'year',
      queueName: yearsName,
      data: { run, store, total, known: counts.known, ...(year && { year }) },
      opts: { jobId: run, attempts: 3, backoff: { type: 'fixed', delay: 1000 }, removeOnComplete: { count: 100 } },
      children: [
        // The end waits for its reports, and those are put after it, a few at a time.
        { name: 'gate', queueName: reportsName, data: { run, gate: true }, opts: { jobId: gateId(run), delay: never } },
      ],
    });
  }
  let added = 0;
  for (const part of inGroups(missing, 250)) {
    const fresh = await notYetPut(run, part, isOver, queues);
    await reports.addBulk(
      fresh.map((each) => {
        const { name, data, opts } = reportJob({ run, store, ...each, group: plan.groups[each.group]! });
        const parent = { id: run, queue: years.qualifiedName };
        return {
          name,
          data: { ...data, ...(force && { force }) },
          opts: { ...opts, parent, ignoreDependencyOnFailure: true },
        };
      }),
    );
    added += fresh.length;
  }
  const gate = await reports.getJob(gateId(run));
  if (gate && (await gate.isDelayed())) await gate.promote();
  return { ...counts, added, waiting: missing.length - added };
}

/** Whether what the end of a run wrote can be read; if not, it is written again. */
async function endIsThere({ year }: RunPlan, done: YearDone | undefined, store: OpenStore): Promise<boolean> {
  const years = done?.years ?? [];
  const ends = year === undefined ? years : [year];
  const read = await Promise.all([
    ...years.map((each) => readYearManifest(store, each)),
    ...ends.map((each) => readEnd(store, each)),
  ]);
  return read.every((each) => each !== undefined);
}

/** Jobs that are not in the queue; one that is over there, and has left no result, is put again. */
async function notYetPut(run: string, files: readonly PlannedFile[], again: boolean, { reports }: Queues) {
  const fresh: PlannedFile[] = [];
  await together(files, 32, async (each) => {
    const job = await reports.getJob(jobId(run, each.key));
    const state = job && (again || job.finishedOn !== undefined) ? await job.getState() : undefined;
    const isOver = state === 'completed' || state === 'failed';
    if (job && isOver) await job.remove();
    if (!job || isOver) fresh.push(each);
  });
  return files.filter((each) => fresh.includes(each));
}

const gateId = (run: string) => `${run}-gate`;

/** A century, in milliseconds: the gate opens when it is promoted. */
const never = 100 * 365 * 24 * 60 * 60 * 1000;
