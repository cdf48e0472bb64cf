import type { Manifest } from '../batch/manifest.ts';
import { manifestText, parseManifest } from '../batch/manifest.ts';
import type { SourceResult } from '../batch/source-result.ts';
import { sha256Of } from '../model/sha256.ts';
import { isRunPlan, isStoredResult, isYearEnd } from './check-stored.ts';
import type { FailedFile, RunPlan } from './jobs.ts';
import type { Store } from './store.ts';

// What lies where in a store:
//   raingan-store.json             says that here is a store: an empty mount point is none
//   objects/<2 digits>/<SHA-256>   data files and outputs, under the digest of their bytes
//   results/<key>.json             what became of one report, with its findings
//   runs/<run>.json                which reports a run has
//   years/<B.E.>/manifest.json     the manifest, which leads from codes to objects
//   years/<B.E.>/last.json         the summary's files, and the data files without a report

/** What became of a report: the same on every machine, so without times. */
export type StoredResult = Omit<SourceResult, 'ms' | 'failure'>;

/** The end of the last run of a fiscal year. */
export interface YearEnd {
  readonly run: string;
  readonly summary: readonly StoredFile[];
  readonly failed: readonly FailedFile[];
}

export interface StoredFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Reads an object; `undefined` when it is missing, or its bytes are not those of its name. */
export async function readObject(store: Store, sha256: string): Promise<Uint8Array | undefined> {
  const bytes = await store.get(objectName(sha256));
  return bytes && sha256Of(bytes) === sha256 ? bytes : undefined;
}

/** Puts an object once; one that is damaged is put again. */
export async function putObject(store: Store, sha256: string, bytes: Uint8Array): Promise<void> {
  const isThere = (await store.has(objectName(sha256))) && (await readObject(store, sha256)) !== undefined;
  if (!isThere) await store.put(objectName(sha256), bytes);
}

export const objectName = (sha256: string) => `objects/${sha256.slice(0, 2)}/${sha256}`;

/** A result whose outputs are all in the store; `undefined` when something is missing or damaged. */
export async function readResult(store: Store, key: string): Promise<StoredResult | undefined> {
  const result = await readSealed<StoredResult>(store, resultName(key), isStoredResult);
  for (const { sha256 } of result?.outputs ?? []) if (!(await store.has(objectName(sha256)))) return undefined;
  return result;
}

/** Stores a result under the key of its job. */
export async function putResult(store: Store, key: string, result: StoredResult): Promise<void> {
  await putSealed(store, resultName(key), result);
}

const resultName = (key: string) => `results/${key.slice(0, 2)}/${key}.json`;

export const readRun = (store: Store, run: string) => readSealed<RunPlan>(store, runName(run), isRunPlan);
export const putRun = (store: Store, plan: RunPlan) => putSealed(store, runName(plan.run), plan);
const runName = (run: string) => `runs/${run}.json`;

export const readEnd = (store: Store, year: number) => readSealed<YearEnd>(store, endName(year), isYearEnd);
export const putEnd = (store: Store, year: number, end: YearEnd) => putSealed(store, endName(year), end);
const endName = (year: number) => `years/${year}/last.json`;

/** The manifest of a fiscal year; `undefined` when there is none, or nothing in it can be trusted. */
export async function readYearManifest(store: Store, year: number): Promise<Manifest | undefined> {
  const bytes = await store.get(manifestOf(year));
  return bytes && parseManifest(Buffer.from(bytes).toString('utf8'));
}

/** Stores the manifest of a fiscal year (B.E.). */
export async function putYearManifest(store: Store, year: number, manifest: Manifest): Promise<void> {
  await store.put(manifestOf(year), Buffer.from(manifestText(manifest)));
}

/** What the store has of a year though nothing can be read from it. */
export async function damagedOf(
  store: Store,
  year: number,
  isRead: { manifest: boolean; end: boolean },
): Promise<string[]> {
  const unread = [...(isRead.manifest ? [] : [manifestOf(year)]), ...(isRead.end ? [] : [endName(year)])];
  const there = await Promise.all(unread.map((name) => store.has(name)));
  return unread.filter((_, index) => there[index]);
}

const manifestOf = (year: number) => `years/${year}/manifest.json`;

/** Reads JSON that was written with its digest before it; damaged, or not as raingan writes it, it counts as missing. */
async function readSealed<T>(
  store: Store,
  name: string,
  isRight: (value: unknown) => boolean = () => true,
): Promise<T | undefined> {
  const bytes = await store.get(name);
  if (!bytes) return undefined;
  const text = Buffer.from(bytes).toString('utf8');
  const at = text.indexOf('\n');
  if (sha256Of(text.slice(at + 1)) !== text.slice(0, at)) return undefined;
  const value = JSON.parse(text.slice(at + 1)) as T;
  return isRight(value) ? value : undefined;
}

async function putSealed(store: Store, name: string, value: unknown): Promise<void> {
  const text = JSON.stringify(value);
  await store.put(name, Buffer.from(`${sha256Of(text)}\n${text}`));
}
