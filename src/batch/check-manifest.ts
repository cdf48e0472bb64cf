import { formats } from '../model/report-options.ts';

/**
 * Whether a value read from a manifest is one in every part, with nothing besides. Not a schema of zod's: nobody writes
 * manifests by hand, so there is nothing to explain, and the first report of a process waits for it.
 */
export function isManifest(value: unknown): boolean {
  return has(value, {
    version: (version) => version === 1,
    recipes: everyValue(isText, isRecipe),
    documents: everyValue(isName, isDocument),
  });
}

/** Whether a value is a recipe as a manifest has it. */
export function isRecipe(value: unknown): boolean {
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

/** Whether a value is the entry of a document. */
export function isDocument(value: unknown): boolean {
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

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const isText: Test = (value) => typeof value === 'string';
const isTexts: Test = (value) => Array.isArray(value) && value.every(isText);
const isBoolean: Test = (value) => typeof value === 'boolean';
const isCount: Test = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const isSha256: Test = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

/** Of a document; it becomes part of a path. */
export const isName: Test = (value) => typeof value === 'string' && /^\d{8}-\d{3,}(-[a-z]+){0,2}$/.test(value);

const isPdfEdition: Test = (value) => value === '1.7' || value === '2.0';
const isPageChoice: Test = (value) => value === 'lock' || value === 'flow';
