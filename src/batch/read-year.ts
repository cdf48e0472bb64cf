import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import { EnvironmentFailure } from '../model/environment-failure.ts';
import type { Workspace } from '../model/workspace.ts';
import { checkDuplicateCodes } from '../project/check-duplicate-codes.ts';
import { loadProject } from '../project/load-project.ts';
import type { LoadedProject } from '../project/project-source.ts';
import { readDataFile } from '../project/read-data-file.ts';
import { yamlReading } from '../resources.ts';
import { misnamedFiles } from './misnamed-files.ts';
import { planRun } from './plan.ts';

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
  const passOver = (path: string) => void passedOver.push(path);
  const starts = paths.length > 0 ? paths : ['data'];
  const files = [...new Set(starts.flatMap((path) => planYear(workspace, path, year, passOver)))];
  const reading = yamlReading(workspace);
  const failures: EnvironmentFailure[] = [];
  const load = (file: string): Outcome<LoadedProject> => {
    try {
      const { value: bytes, diagnostics } = readDataFile(workspace, file);
      return bytes ? loadProject(file, bytes, reading) : { diagnostics };
    } catch (error) {
      if (!(error instanceof EnvironmentFailure)) throw error;
      failures.push(error);
      return { diagnostics: [] };
    }
  };
  const loaded = files.map((file) => ({ file, outcome: load(file) }));
  const valid = loaded.flatMap(({ outcome: { value } }) => (value ? [value] : []));
  const projects = valid.filter(({ project }) => project.project.fiscalYear === year);
  return {
    files,
    projects,
    strangers: valid.filter(({ project }) => project.project.fiscalYear !== year),
    failures,
    misnamed: misnamedFiles(workspace, [...new Set(passedOver)]),
    broken: loaded.flatMap(({ file, outcome }) => (outcome.value ? [] : [file])),
    diagnostics: [
      ...loaded.flatMap(({ outcome }) => (outcome.value ? [] : outcome.diagnostics)),
      ...checkDuplicateCodes(projects),
    ],
  };
}

function planYear(workspace: Workspace, path: string, year: number, passOver: (path: string) => void) {
  try {
    return planRun(workspace, { paths: [path], year }, passOver);
  } catch (error) {
    const isEmptyYear = error instanceof EnvironmentFailure && error.kind === 'not-found' && workspace.exists(path);
    if (isEmptyYear) return [];
    throw error;
  }
}
