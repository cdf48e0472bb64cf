import { posix } from 'node:path';
import type { Format } from '../report.ts';
import { isManifest } from './manifest-shape.ts';
import type { Recipe } from './recipe.ts';

/** What `output/<fiscal year>/manifest.json` says: which documents lie beside it, and what each was made from. */
export interface Manifest {
  /** By their ids. */
  readonly recipes: ReadonlyMap<string, Recipe>;
  /** By project code. */
  readonly documents: ReadonlyMap<string, DocumentEntry>;
}

export interface DocumentEntry {
  readonly data: { readonly file: string; readonly sha256: string };
  /** Id of the recipe it was made by. */
  readonly recipe: string;
  /** Findings of severity `warning` when it was built. */
  readonly warnings: number;
  readonly outputs: Readonly<Partial<Record<Format, OutputEntry>>>;
}

export interface OutputEntry {
  readonly pages: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** Name of the manifest in the folder of a fiscal year. */
export const manifestName = 'manifest.json';

/** Where the output of a document lies below the folder of outputs. */
export function outputPath(out: string, year: number, code: string, format: Format): string {
  return posix.join(out, String(year), `${code}.${format}`);
}

/** Reads a manifest; `undefined` when it is damaged or of another version, and nothing in it can be trusted. */
export function parseManifest(text: string): Manifest | undefined {
  const json = parseJson(text);
  if (!isManifest(json)) return undefined;
  return { recipes: new Map(Object.entries(json.recipes)), documents: new Map(Object.entries(json.documents)) };
}

/** Writes a manifest with a line for each document, sorted: equal manifests are equal texts, and a change is one line. */
export function manifestText({ recipes, documents }: Manifest): string {
  const used = new Set([...documents.values()].map(({ recipe }) => recipe));
  const sections = {
    recipes: lines([...recipes].filter(([id]) => used.has(id))),
    documents: lines([...documents].map(([code, entry]) => [code, ordered(entry)])),
  };
  return `{"version":${version},"recipes":{${sections.recipes}},"documents":{${sections.documents}}}\n`;
}

const version = 1;

function lines(entries: readonly (readonly [string, unknown])[]): string {
  if (entries.length === 0) return '';
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1)); // all ASCII
  return `\n${sorted.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(',\n')}\n`;
}

/** The same keys in the same order, whichever format was built first. */
function ordered({ data, recipe, warnings, outputs }: DocumentEntry): DocumentEntry {
  const { pdf, docx } = outputs;
  return { data, recipe, warnings, outputs: { ...(pdf && { pdf }), ...(docx && { docx }) } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
