import { joinPath } from '../model/paths.ts';
import { type Format, formats } from '../model/report-options.ts';

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

/** Name of a project's document: that of its files, without the extension; `suffix` is its template's. */
export function documentName(code: string, isDraft: boolean, suffix?: string): string {
  return `${code}${suffix === undefined ? '' : `-${suffix}`}${isDraft ? draftMark : ''}`;
}

/** The name of the document that a draft is of. */
export function officialName(name: string): string {
  return isDraftName(name) ? name.slice(0, -draftMark.length) : name;
}

/** What the names of the documents of one template have that those of another lack; empty for the report itself. */
export function suffixIn(name: string): string {
  return officialName(name).slice(codeIn(name).length);
}

/** The folder of public copies within that of the outputs. */
export const publicFolder = 'public';

/** Name of the public copy of a project's document. */
export function publicName(code: string, suffix?: string): string {
  return `${documentName(code, false, suffix)}-public`;
}

/** Whether a document of this name is a draft. */
export function isDraftName(name: string): boolean {
  return name.endsWith(draftMark);
}

const draftMark = '-draft';

/** The project's code in the name of a document. */
export function codeIn(name: string): string {
  return name.replace(/(?:-[a-z]+){1,2}$/, '');
}

/** Where the output of a document lies below the folder of outputs. */
export function outputPath(out: string, year: number, name: string, format: Format): string {
  return joinPath(out, String(year), `${name}.${format}`);
}

/**
 * Reads a manifest; `undefined` when it is damaged or of another version, and nothing in it can be trusted. One in the
 * lines of `manifestText` is read line by line, up to the first that is wrong: a large one that lies costs nothing.
 */
export function parseManifest(text: string): Manifest | undefined {
  if (text.startsWith(`${head}\n`)) return parseLines(text);
  if (text.length > mostWithoutLines) return undefined;
  const json = parseJson(text);
  if (!isManifest(json)) return undefined;
  return { recipes: new Map(Object.entries(json.recipes)), documents: new Map(Object.entries(json.documents)) };
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

/** A manifest as its JSON has it. */
interface ManifestJson {
  readonly version: 1;
  readonly recipes: Readonly<Record<string, Recipe>>;
  readonly documents: Readonly<Record<string, DocumentEntry>>;
}

/**
 * Whether a value read from a manifest is one in every part, with nothing besides. Not a schema of zod's: nobody writes
 * manifests by hand, so there is nothing to explain, and the first report of a process waits for it.
 */
function isManifest(value: unknown): value is ManifestJson {
  return has(value, {
    version: (version) => version === 1,
    recipes: everyValue(isText, isRecipe),
    documents: everyValue(isName, isDocument),
  });
}

function isRecipe(value: unknown): boolean {
  return has(
    value,
    {
      tool: (tool) => has(tool, { version: isText, sha256: isText }),
      template: isText,
      fonts: isText,
      dictionary: isText,
      options: (options) =>
        has(
          options,
          { draft: isBoolean, docxPages: isPageChoice },
          { date: isText, pdf: isPdfEdition, public: isTexts },
        ),
    },
    { docxTemplate: isText, settings: isText }, // version 0.1 recorded the settings, too
  );
}

function isDocument(value: unknown): boolean {
  return has(
    value,
    {
      data: (data) => has(data, { file: isText, sha256: isSha256 }, { folder: isText }),
      recipe: isText,
      warnings: isCount,
      outputs: (outputs) => has(outputs, {}, Object.fromEntries(formats.map((format) => [format, isOutput]))),
    },
    {
      settings: isText,
      earlier: (outputs) => has(outputs, {}, Object.fromEntries(formats.map((format) => [format, isEarlier]))),
    },
  );
}

function isOutput(value: unknown): boolean {
  return has(value, { pages: isCount, bytes: isCount, sha256: isSha256 });
}

function isEarlier(value: unknown): boolean {
  return has(value, { pages: isCount, bytes: isCount, sha256: isSha256, data: isSha256 });
}

type Test = (value: unknown) => boolean;
type Tests = Readonly<Record<string, Test>>;

/** Whether an object has all of one kind of keys, any of another, and no more. */
function has(value: unknown, needed: Tests, allowed: Tests = {}): boolean {
  if (!isObject(value)) return false;
  if (Object.keys(needed).some((key) => !Object.hasOwn(value, key))) return false;
  return Object.entries(value).every(([key, part]) => {
    const test = Object.hasOwn(needed, key) ? needed[key] : Object.hasOwn(allowed, key) ? allowed[key] : undefined;
    return test?.(part) === true;
  });
}

function everyValue(isKey: Test, isValue: Test): Test {
  return (value) => isObject(value) && Object.entries(value).every(([key, part]) => isKey(key) && isValue(part));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const isText: Test = (value) => typeof value === 'string';
const isTexts: Test = (value) => Array.isArray(value) && value.every(isText);
const isBoolean: Test = (value) => typeof value === 'boolean';
const isCount: Test = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isSha256: Test = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
/** Of a document; it becomes part of a path. */
const isName: Test = (value) => typeof value === 'string' && /^\d{8}-\d{3,}(-[a-z]+){0,2}$/.test(value);
const isPdfEdition: Test = (value) => value === '1.7' || value === '2.0';
const isPageChoice: Test = (value) => value === 'lock' || value === 'flow';
