import { EnvironmentFailure } from '../model/environment-failure.ts';
import { joinPath } from '../model/paths.ts';
import { type Format, formats } from '../model/report-options.ts';
import { sizeLimits } from '../model/size-limits.ts';
import type { Workspace } from '../model/workspace.ts';
import { outputPath } from './document-name.ts';
import { type DocumentEntry, type Manifest, manifestName, manifestText, parseManifest } from './manifest.ts';
import type { Recipe } from './recipe.ts';

/** The manifests of all fiscal years below a folder of outputs. */
export interface ManifestBook {
  /** Manifests that are damaged, and count as empty. */
  readonly damaged: readonly string[];
  /** The recorded documents of one name. */
  find(name: string): readonly RecordedDocument[];
  /** The recorded document of one name in one year. */
  entry(year: number, name: string): DocumentEntry | undefined;
  /** All recorded documents, in no certain order. */
  all(): Iterable<RecordedDocument>;
  recipe(id: string): Recipe | undefined;
  record(document: RecordedDocument, recipe: Recipe): void;
  /** Drops outputs that are gone, and documents without any. */
  forgetGone(): void;
  /** Whether something is to be saved. */
  hasChanges(): boolean;
  /** Writes the manifests that changed since they were read or written. */
  save(): void;
}

export interface RecordedDocument {
  readonly year: number;
  /** Of its files. */
  readonly name: string;
  readonly entry: DocumentEntry;
}

/** Opens the manifests below `out`; a folder that is not there has none. */
export function readManifests(workspace: Workspace, out: string): ManifestBook {
  const recipes = new Map<string, Recipe>();
  const years = new Map<number, Map<string, DocumentEntry>>();
  const damaged: string[] = [];
  for (const year of yearsBelow(workspace, out)) {
    const path = pathOf(out, year);
    const manifest = workspace.exists(path) ? readManifest(workspace, path) : emptyManifest;
    if (!manifest) damaged.push(path);
    for (const [id, recipe] of manifest?.recipes ?? []) recipes.set(id, recipe);
    years.set(year, new Map(manifest?.documents));
  }
  const changed = new Set<number>();
  function* all() {
    for (const [year, documents] of years) for (const [name, entry] of documents) yield { year, name, entry };
  }

  return {
    damaged,
    find: (name) =>
      [...years].flatMap(([year, documents]) => {
        const entry = documents.get(name);
        return entry ? [{ year, name, entry }] : [];
      }),
    entry: (year, name) => years.get(year)?.get(name),
    all,
    recipe: (id) => recipes.get(id),
    record({ year, name, entry }, recipe) {
      const documents = years.get(year) ?? new Map<string, DocumentEntry>();
      years.set(year, documents);
      const before = documents.get(name);
      if (before && JSON.stringify(before) === JSON.stringify(entry)) return;
      recipes.set(entry.recipe, recipe);
      documents.set(name, entry);
      changed.add(year);
    },
    forgetGone() {
      for (const document of [...all()]) {
        const left = withoutGone(workspace, out, document);
        if (left === document.entry) continue;
        if (left) years.get(document.year)?.set(document.name, left);
        else years.get(document.year)?.delete(document.name);
        changed.add(document.year);
      }
    },
    hasChanges: () => changed.size > 0,
    save() {
      for (const year of changed) {
        const documents = years.get(year) ?? new Map();
        workspace.writeWhole(pathOf(out, year), Buffer.from(manifestText({ recipes, documents })));
      }
      changed.clear();
    },
  };
}

/** Reads a manifest; `undefined` for one that is damaged, too large, or no file. */
export function readManifest(workspace: Workspace, path: string): Manifest | undefined {
  try {
    return parseManifest(workspace.readText(path, sizeLimits.manifest));
  } catch (error) {
    if (error instanceof EnvironmentFailure && (error.kind === 'too-large' || error.kind === 'not-a-file'))
      return undefined;
    throw error;
  }
}

const emptyManifest = { recipes: new Map<string, Recipe>(), documents: new Map<string, DocumentEntry>() };

function yearsBelow(workspace: Workspace, out: string): number[] {
  try {
    if (!workspace.isFolder(out)) return [];
    return workspace
      .list(out)
      .filter((name) => /^\d{4}$/.test(name) && workspace.isFolder(joinPath(out, name)))
      .map(Number);
  } catch (error) {
    if (error instanceof EnvironmentFailure) return []; // writing below it meets the same failure and reports it
    throw error;
  }
}

function pathOf(out: string, year: number): string {
  return joinPath(out, String(year), manifestName);
}

/** The entry without the outputs that are not there; the same one when all are, `undefined` when none is. */
function withoutGone(
  workspace: Workspace,
  out: string,
  { year, name, entry }: RecordedDocument,
): DocumentEntry | undefined {
  const isThere = (format: Format) => workspace.exists(outputPath(out, year, name, format));
  const recorded = formats.filter((format) => entry.outputs[format] ?? entry.earlier?.[format]);
  const gone = recorded.filter((format) => !isThere(format));
  if (gone.length === 0) return recorded.length === 0 ? undefined : entry;
  if (gone.length === recorded.length) return undefined;
  const left = <T>(outputs: Readonly<Partial<Record<Format, T>>>) =>
    Object.fromEntries(Object.entries(outputs).filter(([format]) => !gone.includes(format as Format)));
  return { ...entry, outputs: left(entry.outputs), earlier: left(entry.earlier ?? {}) };
}
