import { posix } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { EnvironmentFailure } from '../model/environment-failure.ts';
import type { FolderLock, Workspace } from '../model/workspace.ts';
import { codeIn } from './document-name.ts';
import { findLeftovers, type Leftover, type PresentFile } from './leftovers.ts';
import { type ManifestBook, type RecordedDocument, readManifests } from './manifest-book.ts';
import { findOtherRecipes } from './other-recipes.ts';
import type { SourceResult } from './source-result.ts';

/** What became of a data file. */
interface SeenFile extends Pick<SourceResult, 'state'> {
  readonly made?: Pick<NonNullable<SourceResult['made']>, 'fiscalYear' | 'name'>;
}

/** What is known of data files after a run, or a check, of them. */
export interface SeenFiles {
  note(file: string, seen: SeenFile): void;
  /** Every file with its year, where that is known. */
  present(): readonly PresentFile[];
  isOfRun(document: Pick<RecordedDocument, 'year' | 'name'>): boolean;
  /** Whether the data of a document has errors now. */
  hasFailed(document: RecordedDocument): boolean;
}

/** Collects what becomes of the data files of a run. */
export function createSeenFiles(): SeenFiles {
  const present: PresentFile[] = [];
  const made = new Set<string>();
  const failed = new Set<string>();
  return {
    note(file, { state, made: report }) {
      present.push({ file, fiscalYear: report?.fiscalYear });
      if (report) made.add(`${report.fiscalYear} ${report.name}`);
      if (state === 'failed') failed.add(posix.parse(file).name);
    },
    present: () => present,
    isOfRun: ({ year, name }) => made.has(`${year} ${name}`),
    hasFailed: ({ name }) => failed.has(codeIn(name)),
  };
}

export interface OutputReview {
  readonly leftovers: readonly Leftover[];
  readonly otherRecipes: readonly Diagnostic[];
}

export interface ReviewRequest {
  readonly workspace: Workspace;
  readonly out: string;
  /** Folders whose data files were all seen; leftovers are looked for only of these. */
  readonly folders: readonly string[];
  readonly seen: SeenFiles;
}

/** Looks at the outputs of a folder after a run: what is left over, and what was built otherwise than the rest of its year. */
export function reviewOutputs(
  { workspace, out, folders, seen }: ReviewRequest,
  book: ManifestBook = readManifests(workspace, out),
): OutputReview {
  const leftovers = findLeftovers(book, { workspace, out, folders, present: seen.present() });
  const left = new Set(leftovers.map(({ year, name }) => `${year} ${name}`));
  const otherRecipes = findOtherRecipes(book, {
    out,
    isOfRun: seen.isOfRun,
    isElsewhere: (document) => seen.hasFailed(document) || left.has(`${document.year} ${document.name}`),
    isWhole: folders.length > 0,
  });
  return { leftovers, otherRecipes };
}

/** Takes what is gone out of the manifests, where the folder may be written: a run that builds nothing needs no right to. */
export function forgetGoneOutputs(workspace: Workspace, out: string, lockFolder: (folder: string) => FolderLock): void {
  const book = readManifests(workspace, out);
  book.forgetGone();
  if (!book.hasChanges()) return;
  try {
    const lock = lockFolder(out);
    try {
      book.save();
    } finally {
      lock.release();
    }
  } catch (error) {
    if (!(error instanceof EnvironmentFailure)) throw error;
  }
}
