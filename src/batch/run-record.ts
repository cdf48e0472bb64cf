import { posix } from 'node:path';
import { EnvironmentFailure } from '../model/environment-failure.ts';
import type { FolderLock, Workspace } from '../model/workspace.ts';
import type { DocumentEntry } from './manifest.ts';
import { type ManifestBook, type RecordedDocument, readManifests } from './manifest-book.ts';
import { folderName } from './plan.ts';
import type { NamedRecipe } from './recipe.ts';
import type { SourceResult } from './source-result.ts';

/** Keeps the manifests up to date while a run goes on, so that a killed run does not lose what it finished. */
export interface RunRecord {
  note(result: SourceResult): void;
  /** Saves the rest; throws `EnvironmentFailure` when that cannot be done. */
  close(): void;
}

/** How much work a killed run may have to repeat. */
const saveEveryMs = 2000;

/** Opens the record of a run that holds the lock of `out`. */
export function createRecord(workspace: Workspace, out: string, recipe: NamedRecipe, lock: FolderLock): RunRecord {
  const book = readManifests(workspace, out);
  let saved = workspace.elapsed();
  return {
    note(result) {
      const document = documentOf(result, recipe, book.entry, workspace.root);
      if (document) book.record(document, recipe.recipe);
      if (workspace.elapsed() - saved < saveEveryMs) return;
      lock.renew();
      saveIfPossible(book);
      saved = workspace.elapsed();
    },
    close() {
      book.forgetGone();
      book.save();
    },
  };
}

/**
 * What the manifest is to say of a report that was built, or of one whose data file now lies in another folder.
 * `recorded` gives what it says so far.
 */
export function documentOf(
  result: Omit<SourceResult, 'ms'>,
  { id: recipe, settings }: NamedRecipe,
  recorded: ManifestBook['entry'],
  root: string,
): RecordedDocument | undefined {
  const { file, made, warnings, state } = result;
  if (!made || state === 'failed') return undefined;
  const { fiscalYear: year, name } = made;
  const before = recorded(year, name);
  const folder = folderName(posix.dirname(file), root);
  const data = { file: posix.basename(file), ...(folder !== undefined && { folder }), sha256: made.dataDigest };
  const checked = { warnings, ...(settings !== undefined && { settings }) };
  if (state === 'unchanged') return before && { year, name, entry: { ...before, data, ...checked } };
  const same = before?.recipe === recipe && before.data.file === data.file && before.data.sha256 === data.sha256;
  const outputs = outputsOf(result, same ? before.outputs : {});
  const earlier = earlierOutputs(same ? undefined : before, before?.earlier, outputs);
  return { year, name, entry: { data, recipe, ...checked, outputs, ...(earlier && { earlier }) } };
}

/** The outputs that were built, and those of formats that this run does not build. */
function outputsOf(
  { outputs }: Pick<SourceResult, 'outputs'>,
  others: DocumentEntry['outputs'],
): DocumentEntry['outputs'] {
  const built = outputs.map(({ format, pages, bytes, sha256 }) => [format, { pages, bytes, sha256 }]);
  return { ...others, ...Object.fromEntries(built) };
}

/** What lies beside the outputs and is not of the same build. */
function earlierOutputs(
  before: DocumentEntry | undefined,
  older: DocumentEntry['earlier'] = {},
  now: DocumentEntry['outputs'],
): DocumentEntry['earlier'] {
  const data = before?.data.sha256;
  const replaced = Object.entries(before?.outputs ?? {}).map(([format, output]) => [format, { ...output, data }]);
  const left = Object.entries({ ...older, ...Object.fromEntries(replaced) }).filter(([format]) => !(format in now));
  return left.length === 0 ? undefined : Object.fromEntries(left);
}

/** Now and then only: what cannot be saved now is saved, or reported, at the end. */
function saveIfPossible(book: ManifestBook): void {
  try {
    book.save();
  } catch (error) {
    if (!(error instanceof EnvironmentFailure)) throw error;
  }
}
