import { ownText } from '../model/own-text.ts';
import type { IsoDate, ProgressReport, Project } from '../model/project.ts';
import type { ProjectFigures } from '../model/year-summary.ts';
import { documentDate } from '../project/document-date.ts';
import { lastReport } from '../project/last-report.ts';
import type { ProjectSource } from '../project/project-source.ts';
import { projectState, stateLabels } from './project-state.ts';

/** What a summary needs of a project. The rest is not kept: a summary is made of up to ten thousand projects. */
export interface SummedProject {
  readonly figures: ProjectFigures;
  /** First part of `organization.path`; empty where there is none. */
  readonly agency: string;
  /** That of its report as a document. */
  readonly date: IsoDate;
  /** Of the last report; `undefined` without one, as the next. */
  readonly planStatus: string | undefined;
  readonly targetStatus: string | undefined;
  readonly file: string;
  /** Whether the data file accepts characters that no font can draw. */
  readonly acceptsMissingGlyphs: boolean;
  /** SHA-256 of the data file, hexadecimal. */
  readonly sha256: string;
}

/** A project as a summary counts it, wherever its data file lies. */
export type CountedProject = Omit<SummedProject, 'file' | 'acceptsMissingGlyphs'>;

/** Takes what a summary needs from a project; its texts are no slices of the data file. */
export function summedProject(
  project: Project,
  { file, digest }: Pick<ProjectSource, 'file' | 'digest'>,
): SummedProject {
  const last = lastReport(project.reports);
  return {
    figures: figuresOf(project, last),
    agency: ownText(project.organization.path[0] ?? ''),
    date: documentDate(project),
    planStatus: last && ownText(last.planStatus),
    targetStatus: last && ownText(last.targetStatus),
    file,
    acceptsMissingGlyphs: project.accepted?.some(({ code }) => code === 'E-GLYPH-MISSING') ?? false,
    sha256: digest,
  };
}

function figuresOf(project: Project, last: ProgressReport | undefined): ProjectFigures {
  const { code, name, budget } = project.project;
  const state = projectState(project);
  return {
    code: ownText(code),
    name: ownText(name),
    progress: last?.progress ?? null,
    reportDate: last?.date ?? null,
    received: budget.received,
    spent: budget.spent,
    overspent: Math.max(0, budget.spent - budget.received),
    state,
    stateLabel: stateLabels[state],
  };
}
