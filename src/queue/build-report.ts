import { posix } from 'node:path';
import { explainException } from '../batch/explain-exception.ts';
import type { SourceResult } from '../batch/source-result.ts';
import { EnvironmentFailure } from '../model/environment-failure.ts';
import { sha256Of } from '../model/sha256.ts';
import type { ReportJob } from './jobs.ts';
import type { OpenBuilder } from './report-builders.ts';
import type { Store } from './store.ts';
import { objectName, putObject, putResult, readObject, readResult, type StoredResult } from './stored.ts';

/** Milliseconds that each part of a job took. */
export interface JobTimes {
  readonly read: number;
  readonly build: number;
  readonly put: number;
}

export type ReportDone =
  | { readonly result: StoredResult; readonly times?: JobTimes }
  /** The data in the store is missing, or not what was put there. */
  | { readonly refused: 'data-missing' | 'data-changed' }
  /** The machine or raingan failed; another try may do. */
  | { readonly failure: NonNullable<SourceResult['failure']> };

/** Builds the report of a job from the store into the store, unless its result is there. Twice is as good as once. */
export async function buildReport(job: ReportJob, opened: OpenBuilder, store: Store): Promise<ReportDone> {
  const start = performance.now();
  const known = job.force ? undefined : await readResult(store, job.key);
  if (known) return { result: known };
  return opened.inTurn(posix.basename(job.file), () => buildMissing(job, opened, store, start));
}

async function buildMissing(
  job: ReportJob,
  { builder, scratch }: OpenBuilder,
  store: Store,
  start: number,
): Promise<ReportDone> {
  const data = await readObject(store, job.data);
  if (!data) return { refused: (await store.has(objectName(job.data))) ? 'data-changed' : 'data-missing' };
  const file = scratchPath(job.file);
  try {
    scratch.writeWhole(file, data);
  } catch (error) {
    const failure = explainException(error, job.file);
    return { failure: isOfName(error) ? { ...failure, kind: 'internal' } : failure };
  }
  const read = performance.now();
  const written: string[] = [];
  try {
    const built = await builder.build(file);
    const end = performance.now();
    written.push(...built.outputs.map(({ path }) => path));
    if (built.failure) return { failure: built.failure };
    for (const { path, sha256 } of built.outputs) {
      const bytes = scratch.readBytes(path);
      if (sha256Of(bytes) !== sha256) throw new Error(`${path} changed after it was built`);
      await putObject(store, sha256, bytes);
    }
    const result = asNamed(built, file, job.file);
    await putResult(store, job.key, result);
    const times = { read: read - start, build: end - read, put: performance.now() - end };
    return { result, times };
  } finally {
    scratch.remove(file);
    for (const path of written) scratch.remove(path);
  }
}

/** This machine allows no such name, as another system may: no fault of the machine, which goes on with other reports. */
function isOfName(error: unknown): boolean {
  return (
    error instanceof EnvironmentFailure && ['too-long', 'bad-name', 'is-a-folder', 'not-a-folder'].includes(error.kind)
  );
}

/** The same path where it lies below the folder, so that messages name the file as everywhere. */
function scratchPath(file: string): string {
  const plain = posix.normalize(file);
  const isOutside = posix.isAbsolute(plain) || plain.startsWith('../');
  return isOutside ? posix.join('data', posix.basename(plain)) : plain;
}

/** The result with the data file as its sender names it, and without what is of this machine and moment. */
function asNamed(result: SourceResult, from: string, to: string): StoredResult {
  const { ms: _, failure: __, ...kept } = result;
  const diagnostics = kept.diagnostics.map((each) => (each.file === from ? { ...each, file: to } : each));
  return { ...kept, file: to, diagnostics };
}
