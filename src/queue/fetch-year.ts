import { outputPath } from '../batch/document-name.ts';
import { holdsSignature } from '../batch/holds-signature.ts';
import { readManifests } from '../batch/manifest-book.ts';
import { joinPath } from '../model/paths.ts';
import { type Format, formats } from '../model/report-options.ts';
import type { Workspace } from '../model/workspace.ts';
import { together } from './in-groups.ts';
import type { Store } from './store.ts';
import { damagedOf, objectName, readEnd, readObject, readYearManifest, type YearEnd } from './stored.ts';

export interface FetchResult {
  readonly documents: number;
  readonly written: number;
  /** Outputs that the store has lost, or that are damaged there. */
  readonly lost: readonly string[];
  /** Signed files that lie where a report is to be written. */
  readonly signed: readonly string[];
  readonly end: YearEnd | undefined;
}

/** Brings a fiscal year from the store to a folder; `undefined` when the store has none. */
export async function fetchYear(
  year: number,
  out: string,
  { store, workspace }: { readonly store: Store; readonly workspace: Workspace },
): Promise<FetchResult | undefined> {
  const manifest = await readYearManifest(store, year);
  const end = await readEnd(store, year);
  const lost = await damagedOf(store, year, { manifest: manifest !== undefined, end: end !== undefined });
  if (!manifest && !end && lost.length === 0) return undefined;
  if (!manifest) return { documents: 0, written: 0, lost, signed: [], end };
  const book = readManifests(workspace, out);
  const signed: string[] = [];
  let written = 0;

  async function bring(path: string, sha256: string): Promise<boolean> {
    if (workspace.digestOf(path)?.sha256 === sha256) return true;
    const bytes = await readObject(store, sha256);
    if (!bytes) {
      // What is damaged must not be taken for there when the year is enqueued again.
      await store.remove(objectName(sha256));
      lost.push(path);
      return false;
    }
    if (path.endsWith('.pdf') && workspace.exists(path) && holdsSignature(workspace.readBytes(path))) {
      signed.push(path);
      return false;
    }
    workspace.writeWhole(path, bytes);
    written += 1;
    return true;
  }

  const documents = [...manifest.documents];
  await together(documents, 8, async ([name, entry]) => {
    const { recipe } = entry;
    const brought = [];
    for (const format of formats) {
      const output = entry.outputs[format];
      if (output) brought.push(await bring(outputPath(out, year, name, format as Format), output.sha256));
    }
    const made = manifest.recipes.get(recipe);
    if (made && brought.every(Boolean)) book.record({ year, name, entry }, made);
  });
  for (const { name, sha256 } of end?.summary ?? []) await bring(joinPath(out, String(year), name), sha256);
  book.forgetGone();
  book.save();
  return { documents: documents.length, written, lost: lost.sort(), signed, end };
}
