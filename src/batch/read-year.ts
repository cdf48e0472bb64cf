import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { EnvironmentFailure } from '../model/environment-failure.ts';
import type { Workspace } from '../model/workspace.ts';
import { checkDuplicateCodes } from '../project/check-duplicate-codes.ts';
import { loadProject } from '../project/load-project.ts';
import type { LoadedProject } from '../project/project-source.ts';
import { yamlReading } from '../resources.ts';
import { planRun } from './plan.ts';

/** The data files of one fiscal year, read. */
export interface YearData {
  readonly files: readonly string[];
  /** Valid projects of the year, in the order of their files. */
  readonly projects: readonly LoadedProject[];
  /** Valid projects that lie among the year's files but belong to another year. */
  readonly strangers: readonly LoadedProject[];
  /** Files whose data has errors. */
  readonly broken: readonly string[];
  /** Errors alone; warnings are the business of `check` and `build`. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the data files of a fiscal year (B.E.) below `paths`, or below `data`. A year without files is an empty year.
 * Throws `EnvironmentFailure` when a path is missing or a file cannot be read.
 */
export function readYear(workspace: Workspace, paths: readonly string[], year: number): YearData {
  const files = [...new Set((paths.length > 0 ? paths : ['data']).flatMap((path) => planYear(workspace, path, year)))];
  const reading = yamlReading(workspace);
  const loaded = files.map((file) => ({ file, outcome: loadProject(file, workspace.readBytes(file), reading) }));
  const valid = loaded.flatMap(({ outcome: { value } }) => (value ? [value] : []));
  const projects = valid.filter(({ project }) => project.project.fiscalYear === year);
  return {
    files,
    projects,
    strangers: valid.filter(({ project }) => project.project.fiscalYear !== year),
    broken: loaded.flatMap(({ file, outcome }) => (outcome.value ? [] : [file])),
    diagnostics: [
      ...loaded.flatMap(({ outcome }) => (outcome.value ? [] : outcome.diagnostics)),
      ...checkDuplicateCodes(projects),
    ],
  };
}

function planYear(workspace: Workspace, path: string, year: number): readonly string[] {
  try {
    return planRun(workspace, { paths: [path], year });
  } catch (error) {
    const isEmptyYear = error instanceof EnvironmentFailure && error.kind === 'not-found' && workspace.exists(path);
    if (isEmptyYear) return [];
    throw error;
  }
}
