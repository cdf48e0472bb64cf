import type { BasisPoints, Satang } from '../model/project.ts';
import type { ProjectState } from '../model/year-summary.ts';
import type { LoadedProject } from '../project/project-source.ts';
import { lastReport, projectState } from '../summary/project-state.ts';

/** A project as `raingan list` shows it. */
export interface ListEntry {
  readonly code: string;
  readonly name: string;
  readonly agency: string;
  /** Of the last report. */
  readonly progress: BasisPoints | null;
  readonly received: Satang;
  readonly spent: Satang;
  /** Of the report that was built; null when there is none. */
  readonly pages: number | null;
  readonly state: ProjectState;
  readonly file: string;
}

/** The projects in the order of their codes. */
export function listEntries(
  projects: readonly LoadedProject[],
  pagesOf: (code: string) => number | undefined,
): ListEntry[] {
  const sorted = projects.toSorted((a, b) => (a.project.project.code < b.project.project.code ? -1 : 1));
  return sorted.map(({ project, source }) => {
    const { code, name, budget } = project.project;
    return {
      code,
      name,
      agency: project.organization.path[0] ?? '',
      progress: lastReport(project)?.progress ?? null,
      received: budget.received,
      spent: budget.spent,
      pages: pagesOf(code) ?? null,
      state: projectState(project),
      file: source.file,
    };
  });
}
