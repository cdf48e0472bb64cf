import { posix } from 'node:path';
import { EnvironmentFailure } from '../model/environment-failure.ts';
import { formats } from '../model/report-options.ts';
import { sizeLimits } from '../model/size-limits.ts';
import type { Workspace } from '../model/workspace.ts';
import {
  type DocumentEntry,
  type Manifest,
  manifestName,
  manifestText,
  outputPath,
  parseManifest,
} from './manifest.ts';
import type { Recipe } from './recipe.ts';

/** The manifests of all fiscal years below a folder of outputs. */
export interface ManifestBook {
  /** Manifests that are damaged, and count as empty. */
  readonly damaged: readonly string[];
  /** The recorded documents of a project's code. */
  find(code: string): readonly RecordedDocument[];
  /** The recorded document of a project's code in one year. */
  entry(year: number, code: string): DocumentEntry | undefined;
  /** All recorded documents, in no certain order. */
  all(): Iterable<RecordedDocument>;
  recipe(id: string): Recipe | undefined;
  record(document: RecordedDocument, recipe: Recipe): void;
  /** Forgets what was not recorded in this run and has no output any more. */
  prune(): void;
  /** Writes the manifests that changed since they were read or written. */
  save(): void;
}

export interface RecordedDocument {
  readonly year: number;
  readonly code: string;
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
  const recorded = new Set<string>();
  function* all() {
    for (const [year, documents] of years) for (const [code, entry] of documents) yield { year, code, entry };
  }

  return {
    damaged,
    find: (code) =>
      [...years].flatMap(([year, documents]) => {
        const entry = documents.get(code);
        return entry ? [{ year, code, entry }] : [];
      }),
    entry: (year, code) => years.get(year)?.get(code),
    all,
    recipe: (id) => recipes.get(id),
    record({ year, code, entry }, recipe) {
      const documents = years.get(year) ?? new Map<string, DocumentEntry>();
      years.set(year, documents);
      recorded.add(`${year} ${code}`);
      const before = documents.get(code);
      if (before && JSON.stringify(before) === JSON.stringify(entry)) return;
      recipes.set(entry.recipe, recipe);
      documents.set(code, entry);
      changed.add(year);
    },
    prune() {
      for (const { year, code, entry } of [...all()]) {
        if (recorded.has(`${year} ${code}`) || hasOutput(workspace, out, { year, code, entry })) continue;
        years.get(year)?.delete(code);
        changed.add(year);
      }
    },
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
      .filter((name) => /^\d{4}$/.test(name) && workspace.isFolder(posix.join(out, name)))
      .map(Number);
  } catch (error) {
    if (error instanceof EnvironmentFailure) return []; // writing below it meets the same failure and reports it
    throw error;
  }
}

function pathOf(out: string, year: number): string {
  return posix.join(out, String(year), manifestName);
}

function hasOutput(workspace: Workspace, out: string, { year, code, entry }: RecordedDocument): boolean {
  return formats.some((format) => entry.outputs[format] && workspace.exists(outputPath(out, year, code, format)));
}
