import { posix } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { EnvironmentFailure } from '../model/environment-failure.ts';
import { sha256Of } from '../model/sha256.ts';
import type { FileDigest, Workspace } from '../model/workspace.ts';
import { readDataFile } from '../project/read-data-file.ts';
import { codeIn, documentName, outputPath, publicName } from './document-name.ts';
import type { ManifestBook, RecordedDocument } from './manifest-book.ts';
import type { NamedRecipe } from './recipe.ts';
import type { BuildOptions, OutputFile, SourceResult } from './source-result.ts';

export interface UnchangedRequest {
  readonly workspace: Workspace;
  readonly files: readonly string[];
  readonly book: ManifestBook;
  readonly recipe: NamedRecipe;
  /** Of the template. */
  readonly suffix: string | undefined;
  readonly options: BuildOptions;
  /** The data that a public copy is made from; a report is made from its data file. */
  readonly publicData?: ((file: string, bytes: Uint8Array) => Uint8Array | undefined) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** How many files were looked at so far. */
  readonly looked?: (count: number) => void;
}

export interface Unchanged {
  /** Results of the files that need no building. */
  readonly results: ReadonlyMap<string, SourceResult>;
  /** Outputs that somebody changed after they were built, by data file. */
  readonly altered: ReadonlyMap<string, readonly string[]>;
  /** Files of unchanged reports that were last checked by other settings. */
  readonly outdated: ReadonlySet<string>;
}

/**
 * Finds the files whose documents are already there: the same data, the same recipe, and every output byte for byte
 * as it was built. With `strict`, a document that had warnings is built anew, so that they stop it.
 */
export async function findUnchanged(request: UnchangedRequest): Promise<Unchanged> {
  const results = new Map<string, SourceResult>();
  const altered = new Map<string, readonly string[]>();
  const outdated = new Set<string>();
  for (const [at, file] of request.files.entries()) {
    if (at % 32 === 0) await setImmediate(); // lets an interrupt in
    if (request.signal?.aborted) break;
    const { result, changedOutputs, isOutdated } = examine(file, request);
    if (isOutdated) outdated.add(file);
    if (result) results.set(file, result);
    if (changedOutputs.length > 0) altered.set(file, changedOutputs);
    request.looked?.(at + 1);
  }
  return { results, altered, outdated };
}

interface Examined {
  readonly result?: SourceResult;
  readonly changedOutputs: readonly string[];
  readonly isOutdated?: boolean;
}

function examine(file: string, request: UnchangedRequest): Examined {
  const { workspace, book, recipe, options, suffix } = request;
  const start = workspace.elapsed();
  const { name, base } = posix.parse(file);
  const recorded = namesOf(name, options, suffix).flatMap((each) => book.find(each));
  if (recorded.length === 0) return { changedOutputs: [] };
  const data = dataDigest(file, request);
  const current = recorded.find(({ entry }) => entry.data.file === base && entry.data.sha256 === data);
  if (!current) return { changedOutputs: [] };
  if (current.entry.recipe !== recipe.id) return { changedOutputs: [] };
  const { outputs, changedOutputs } = verifyOutputs(workspace, current, options);
  const complete = options.report.formats.every((format) => outputs.some((output) => output.format === format));
  const isOutdated = current.entry.settings !== recipe.settings;
  if (!complete || (options.strict && (isOutdated || current.entry.warnings > 0))) return { changedOutputs };
  const { year, entry } = current;
  const result = {
    file,
    code: codeIn(current.name),
    state: 'unchanged',
    made: { fiscalYear: year, name: current.name, dataDigest: entry.data.sha256 },
    outputs,
    diagnostics: [],
    warnings: entry.warnings,
    ms: Math.round(workspace.elapsed() - start),
  } as const;
  return { result, changedOutputs, isOutdated };
}

function dataDigest(file: string, { workspace, options, publicData }: UnchangedRequest): string | undefined {
  if (!options.report.public) return digestIfReadable(workspace, file)?.sha256;
  try {
    const bytes = readDataFile(workspace, file).value;
    const data = bytes && publicData?.(file, bytes);
    return data && sha256Of(data);
  } catch (error) {
    if (error instanceof EnvironmentFailure) return undefined;
    throw error;
  }
}

/** Names that the document of a code may have: with `--draft` every one is a draft, else some data files are of drafts. */
function namesOf(code: string, { report }: BuildOptions, suffix: string | undefined): string[] {
  if (report.public) return [publicName(code, suffix)];
  const draft = documentName(code, true, suffix);
  return report.draft ? [draft] : [documentName(code, false, suffix), draft];
}

function verifyOutputs(workspace: Workspace, { year, name, entry }: RecordedDocument, options: BuildOptions) {
  const outputs: OutputFile[] = [];
  const changedOutputs: string[] = [];
  for (const format of options.report.formats) {
    const expected = entry.outputs[format];
    if (!expected) continue;
    const path = outputPath(options.out, year, name, format);
    const found = digestIfReadable(workspace, path);
    if (found?.sha256 === expected.sha256 && found.bytes === expected.bytes)
      outputs.push({ path, format, ...expected });
    else if (found) changedOutputs.push(path);
  }
  return { outputs, changedOutputs };
}

/** What cannot be read is not verified; building or writing it meets the same failure and reports it. */
function digestIfReadable(workspace: Workspace, path: string): FileDigest | undefined {
  try {
    return workspace.digestOf(path);
  } catch (error) {
    if (error instanceof EnvironmentFailure) return undefined;
    throw error;
  }
}
