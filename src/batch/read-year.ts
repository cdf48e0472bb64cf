import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import { EnvironmentFailure } from '../model/environment-failure.ts';
import { ownText } from '../model/own-text.ts';
import type { Workspace } from '../model/workspace.ts';
import { checkDuplicateCodes } from '../project/check-duplicate-codes.ts';
import { loadProject } from '../project/load-project.ts';
import type { LoadedProject } from '../project/project-source.ts';
import { readDataFile } from '../project/read-data-file.ts';
import { yamlReading } from '../resources.ts';
import { misnamedFiles } from './misnamed-files.ts';
import { type PassOver, planRun } from './plan.ts';

/** The data files of one fiscal year, read. */
export interface YearData<Kept> {
  readonly files: readonly string[];
  /** What was kept of the valid projects of the year, in the order of their files. */
  readonly projects: readonly Kept[];
  /** Their codes, in the same order. */
  readonly codes: readonly string[];
  /** Files of valid projects that lie among the year's files but belong to another year. */
  readonly strangers: readonly string[];
  /** Why some of the files could not be read; they are among `broken`. */
  readonly failures: readonly EnvironmentFailure[];
  /** Files whose data has errors, or that could not be read. */
  readonly broken: readonly string[];
  /** Files that were passed over for their names. */
  readonly misnamed: readonly Diagnostic[];
  /** Errors only; `check` and `build` report the warnings. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the data files of a fiscal year (B.E.) below `paths`, or below `data`, one by one. Of each project only what `keep`
 * makes of it is kept: ten thousand projects take 300 MB. A year without files is an empty year.
 * Throws `EnvironmentFailure` when a path is missing.
 */
export function readYear<Kept>(
  workspace: Workspace,
  paths: readonly string[],
  year: number,
  keep: (loaded: LoadedProject) => Kept,
): YearData<Kept> {
  const passedOver: string[] = [];
  const files = planYears(workspace, paths, year, (path) => passedOver.push(path));
  const projects: Kept[] = [];
  const codes: string[] = [];
  const filesOfCodes = new Map<string, string[]>();
  const strangers: string[] = [];
  const failures: EnvironmentFailure[] = [];
  const broken: string[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { file, value, failure, diagnostics: own } of readProjects(workspace, files)) {
    if (failure) failures.push(failure);
    if (!value) {
      broken.push(file);
      diagnostics.push(...own);
    } else if (value.project.project.fiscalYear !== year) {
      strangers.push(file);
    } else {
      const code = ownText(value.project.project.code);
      projects.push(keep(value));
      codes.push(code);
      filesOfCodes.set(code, [...(filesOfCodes.get(code) ?? []), file]);
    }
  }
  const shared = [...filesOfCodes.values()].filter((each) => each.length > 1).flat();
  const misnamed = misnamedFiles(workspace, [...new Set(passedOver)]);
  diagnostics.push(...checkDuplicateCodes([...readProjects(workspace, shared)].flatMap(({ value }) => value ?? [])));
  return { files, projects, codes, strangers, failures, misnamed, broken, diagnostics };
}

/** The data files below `paths`, or below `data`, of one fiscal year or of all. */
export function planYears(
  workspace: Workspace,
  paths: readonly string[],
  year: number | undefined,
  passOver: PassOver,
): readonly string[] {
  const starts = paths.length > 0 ? paths : ['data'];
  if (year === undefined) return planRun(workspace, { paths: starts }, passOver);
  return [...new Set(starts.flatMap((path) => planYear(workspace, path, year, passOver)))];
}

export interface ReadProject extends Outcome<LoadedProject> {
  readonly file: string;
  /** Why the machine did not let it be read. */
  readonly failure?: EnvironmentFailure;
}

/** Reads data files one by one. */
export function* readProjects(workspace: Workspace, files: readonly string[]): Generator<ReadProject> {
  const reading = yamlReading(workspace);
  for (const file of files) {
    try {
      const { value: bytes, diagnostics } = readDataFile(workspace, file);
      yield { file, ...(bytes ? loadProject(file, bytes, reading) : { diagnostics }) };
    } catch (error) {
      if (!(error instanceof EnvironmentFailure)) throw error;
      yield { file, diagnostics: [], failure: error };
    }
  }
}

function planYear(workspace: Workspace, path: string, year: number, passOver: PassOver): readonly string[] {
  try {
    return planRun(workspace, { paths: [path], year }, passOver);
  } catch (error) {
    const isEmptyYear = error instanceof EnvironmentFailure && error.kind === 'not-found' && workspace.exists(path);
    if (isEmptyYear) return [];
    throw error;
  }
}
