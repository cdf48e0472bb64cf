import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import { EnvironmentFailure } from '../model/environment-failure.ts';
import type { Workspace } from '../model/workspace.ts';
import { checkDuplicateCodes } from '../project/check-duplicate-codes.ts';
import { loadProject } from '../project/load-project.ts';
import type { LoadedProject } from '../project/project-source.ts';
import { readDataFile } from '../project/read-data-file.ts';
import { yamlReading } from '../resources.ts';
import { misnamedFiles } from './misnamed-files.ts';
import { type PassOver, planRun } from './plan.ts';

/** The data files of one fiscal year, read. */
export interface YearData {
  readonly files: readonly string[];
  /** Valid projects of the year, in the order of their files. */
  readonly projects: readonly LoadedProject[];
  /** Valid projects that lie among the year's files but belong to another year. */
  readonly strangers: readonly LoadedProject[];
  /** Why some of the files could not be read; they are among `broken`. */
  readonly failures: readonly EnvironmentFailure[];
  /** Files whose data has errors, or that could not be read. */
  readonly broken: readonly string[];
  /** Files that were passed over for their names. */
  readonly misnamed: readonly Diagnostic[];
  /** Errors alone; warnings are the business of `check` and `build`. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the data files of a fiscal year (B.E.) below `paths`, or below `data`. A year without files is an empty year.
 * Throws `EnvironmentFailure` when a path is missing.
 */
export function readYear(workspace: Workspace, paths: readonly string[], year: number): YearData {
  const passedOver: string[] = [];
  const files = planYears(workspace, paths, year, (path) => passedOver.push(path));
  const loaded = [...readProjects(workspace, files)];
  const valid = loaded.flatMap(({ value }) => value ?? []);
  const projects = valid.filter(({ project }) => project.project.fiscalYear === year);
  return {
    files,
    projects,
    strangers: valid.filter(({ project }) => project.project.fiscalYear !== year),
    failures: loaded.flatMap(({ failure }) => failure ?? []),
    misnamed: misnamedFiles(workspace, [...new Set(passedOver)]),
    broken: loaded.flatMap(({ file, value }) => (value ? [] : [file])),
    diagnostics: [
      ...loaded.flatMap(({ value, diagnostics }) => (value ? [] : diagnostics)),
      ...checkDuplicateCodes(projects),
    ],
  };
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
