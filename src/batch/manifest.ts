import { type Format, formats } from '../model/report-options.ts';
import { isDocument, isManifest, isName, isObject, isRecipe } from './check-manifest.ts';
import type { Recipe } from './recipe.ts';

/** What `output/<fiscal year>/manifest.json` says: which documents lie beside it, and what each was made from. */
export interface Manifest {
  /** By their ids. */
  readonly recipes: ReadonlyMap<string, Recipe>;
  /** By the names of their files: the project's code, with `-draft` for a draft and `-public` for a public copy. */
  readonly documents: ReadonlyMap<string, DocumentEntry>;
}

export interface DocumentEntry {
  /** The data file; `folder` is where it lay, from the folder raingan was run in, unless it lay elsewhere. */
  readonly data: { readonly file: string; readonly folder?: string; readonly sha256: string };
  /** Id of the recipe it was made by. */
  readonly recipe: string;
  /** Findings of severity `warning` when it was last checked. */
  readonly warnings: number;
  /** Which settings it was checked by: the first 16 digits of their SHA-256. */
  readonly settings?: string;
  readonly outputs: Readonly<Partial<Record<Format, OutputEntry>>>;
  /** Outputs of earlier builds in formats that were not built since. */
  readonly earlier?: Readonly<Partial<Record<Format, EarlierOutput>>>;
}

export interface EarlierOutput extends OutputEntry {
  /** SHA-256 of the data it was made from. */
  readonly data: string;
}

export interface OutputEntry {
  readonly pages: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** Name of the manifest in the folder of a fiscal year. */
export const manifestName = 'manifest.json';

/**
 * Reads a manifest; `undefined` when it is damaged or of another version, and nothing in it can be trusted. One with
 * the lines of `manifestText` is read line by line, up to the first wrong line, so that a large false one costs little.
 */
export function parseManifest(text: string): Manifest | undefined {
  if (text.startsWith(`${head}\n`)) return parseLines(text);
  if (text.length > mostWithoutLines) return undefined;
  const json = parseJson(text);
  if (!isManifest(json)) return undefined;
  const { recipes, documents } = json as ManifestJson;
  return { recipes: new Map(Object.entries(recipes)), documents: new Map(Object.entries(documents)) };
}

/** A manifest as its JSON has it. */
interface ManifestJson {
  readonly version: 1;
  readonly recipes: Readonly<Record<string, Recipe>>;
  readonly documents: Readonly<Record<string, DocumentEntry>>;
}

/** In characters: only a person or another program writes a manifest without the lines. */
const mostWithoutLines = 4_000_000;

function parseLines(text: string): Manifest | undefined {
  const recipes = new Map<string, Recipe>();
  const documents = new Map<string, DocumentEntry>();
  let goesOn = true; // the line before ended in a comma, or began a section
  let isInDocuments = false;
  for (let at = head.length + 1; at < text.length; ) {
    const next = text.indexOf('\n', at);
    const end = next === -1 ? text.length : next;
    const line = text.slice(at, end);
    at = end + 1;
    if (isInDocuments ? line === '}}' : line === `${middle}}}`) {
      return goesOn || at < text.length ? undefined : { recipes, documents };
    }
    if (!isInDocuments && line === middle) {
      if (goesOn) return undefined;
      [isInDocuments, goesOn] = [true, true];
      continue;
    }
    if (!goesOn) return undefined;
    goesOn = line.endsWith(',');
    const json = parseJson(`{${goesOn ? line.slice(0, -1) : line}}`);
    const [entry, second] = isObject(json) ? Object.entries(json) : [];
    if (!entry || second) return undefined;
    const [key, value] = entry;
    if (!isInDocuments && isRecipe(value)) recipes.set(key, value as Recipe);
    else if (isInDocuments && isName(key) && isDocument(value)) documents.set(key, value as DocumentEntry);
    else return undefined;
  }
  return undefined;
}

/** Writes a manifest with a line for each document, sorted: equal manifests are equal texts, and a change is one line. */
export function manifestText({ recipes, documents }: Manifest): string {
  const used = new Set([...documents.values()].map(({ recipe }) => recipe));
  const sections = {
    recipes: lines([...recipes].filter(([id]) => used.has(id))),
    documents: lines([...documents].map(([code, entry]) => [code, ordered(entry)])),
  };
  return `${head}${sections.recipes}${middle}${sections.documents}}}\n`;
}

const version = 1;
const head = `{"version":${version},"recipes":{`;
const middle = '},"documents":{';

function lines(entries: readonly (readonly [string, unknown])[]): string {
  if (entries.length === 0) return '';
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1)); // all ASCII
  return `\n${sorted.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(',\n')}\n`;
}

/** The same keys in the same order, whichever format was built first. */
function ordered({ data, recipe, warnings, settings, outputs, earlier }: DocumentEntry): DocumentEntry {
  const inOrder = (of: Readonly<Partial<Record<Format, unknown>>>) =>
    Object.fromEntries(formats.flatMap((format) => (of[format] ? [[format, of[format]]] : [])));
  const old = inOrder(earlier ?? {});
  return {
    data,
    recipe,
    warnings,
    ...(settings !== undefined && { settings }),
    outputs: inOrder(outputs),
    ...(Object.keys(old).length > 0 && { earlier: old }),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
