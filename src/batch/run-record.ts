import { posix } from 'node:path';
import { EnvironmentFailure } from '../model/environment-failure.ts';
import type { FolderLock, Workspace } from '../model/workspace.ts';
import type { DocumentEntry } from './manifest.ts';
import { type ManifestBook, readManifests } from './manifest-book.ts';
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
      const entry = entryOf(result, recipe.id, book);
      if (entry) book.record(entry, recipe.recipe);
      if (workspace.elapsed() - saved < saveEveryMs) return;
      lock.renew();
      saveIfPossible(book);
      saved = workspace.elapsed();
    },
    close() {
      book.prune();
      book.save();
    },
  };
}

function entryOf({ file, code, state, made, outputs, warnings }: SourceResult, recipe: string, book: ManifestBook) {
  if (state !== 'built' || code === null || !made) return undefined;
  const data = { file: posix.basename(file), sha256: made.dataDigest };
  const before = book.entry(made.fiscalYear, code);
  const same = before?.recipe === recipe && before.data.file === data.file && before.data.sha256 === data.sha256;
  const entry: DocumentEntry = {
    data,
    recipe,
    warnings,
    outputs: {
      ...(same ? before.outputs : {}), // formats that this run does not build
      ...Object.fromEntries(outputs.map(({ format, pages, bytes, sha256 }) => [format, { pages, bytes, sha256 }])),
    },
  };
  return { year: made.fiscalYear, code, entry };
}

/** Now and then only: what cannot be saved now is saved, or reported, at the end. */
function saveIfPossible(book: ManifestBook): void {
  try {
    book.save();
  } catch (error) {
    if (!(error instanceof EnvironmentFailure)) throw error;
  }
}
