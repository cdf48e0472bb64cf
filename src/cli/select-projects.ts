import { builtDocuments } from '../batch/recorded-year.ts';
import type { Workspace } from '../model/workspace.ts';
import type { LoadedProject } from '../project/project-source.ts';
import type { Settings } from '../project/settings.ts';
import { projectRow } from '../summary/project-row.ts';
import type { Arguments } from './parse-arguments.ts';
import { readOrder, readSelection } from './query-options.ts';

/** What the rows of a year's projects are made with. */
export interface SelectionTools {
  readonly workspace: Workspace;
  readonly settings: Settings;
  /** Folder of the outputs. */
  readonly out: string;
  readonly fiscalYear: number;
}

/** The projects of a year that meet `--where`, in the order of `--sort`. */
export function selectProjects(
  given: Arguments,
  projects: readonly LoadedProject[],
  { workspace, settings, out, fiscalYear }: SelectionTools,
): LoadedProject[] {
  const [test, order] = [readSelection(given), readOrder(given)];
  const documentOf = builtDocuments(workspace, out, fiscalYear);
  return projects
    .map((each) => {
      const { project, source } = each;
      const row = projectRow(project, source.file, documentOf(project.project.code, source.digest), settings);
      return { each, row };
    })
    .filter(({ row }) => test(row))
    .sort((a, b) => order(a.row, b.row))
    .map(({ each }) => each);
}
