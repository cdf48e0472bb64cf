import type { Project } from '../model/project.ts';
import { sumSatang } from '../model/sum-satang.ts';
import { documentDate } from '../project/document-date.ts';
import type { Settings } from '../project/settings.ts';
import { bandLimits } from './bands.ts';
import { meanOf, shareOf, weightedMeanOf } from './percentages.ts';
import { lastReport, projectState, stateLabels } from './project-state.ts';
import type {
  Agency,
  LateProject,
  Measures,
  ProjectFigures,
  ProjectState,
  Tally,
  YearSummary,
} from './year-summary.ts';

/** Which statuses of reports are known, and which of plan statuses are late. */
export type KnownStatuses = Pick<Settings, 'planStatuses' | 'targetStatuses' | 'lateStatuses'>;

/**
 * The numbers of a fiscal year, the same for any order of its projects; undefined when a sum of money is too large to
 * be exact.
 */
export function summarise(
  fiscalYear: number,
  projects: readonly Project[],
  { planStatuses, targetStatuses, lateStatuses }: KnownStatuses,
): YearSummary | undefined {
  const sorted = projects.toSorted((a, b) => (a.project.code < b.project.code ? -1 : 1));
  const all = sorted.map(figuresOf);
  const total = measure(all);
  if (!total) return undefined;
  return {
    fiscalYear,
    dataDate: projects.map(documentDate).sort().at(-1) ?? null,
    total,
    agencies: [...groupByAgency(sorted)].map(([name, own]) => agency(name, own.map(figuresOf))),
    states: tallyStates(all),
    planStatuses: tallyStatuses(sorted, 'planStatus', planStatuses),
    targetStatuses: tallyStatuses(sorted, 'targetStatus', targetStatuses),
    bands: tallyBands(all),
    late: sorted.flatMap((project) => lateProject(project, lateStatuses)),
  };
}

function figuresOf(project: Project): ProjectFigures {
  const { code, name, budget } = project.project;
  const last = lastReport(project);
  const state = projectState(project);
  return {
    code,
    name,
    progress: last?.progress ?? null,
    reportDate: last?.date ?? null,
    received: budget.received,
    spent: budget.spent,
    overspent: Math.max(0, budget.spent - budget.received),
    state,
    stateLabel: stateLabels[state],
  };
}

function measure(projects: readonly ProjectFigures[]): Measures | undefined {
  const received = sumSatang(projects.map((project) => project.received));
  const spent = sumSatang(projects.map((project) => project.spent));
  if (received === undefined || spent === undefined) return undefined;
  const reported = projects.flatMap(({ progress, received: weight }) =>
    progress === null ? [] : [{ value: progress, weight }],
  );
  return {
    projectCount: projects.length,
    reportedCount: reported.length,
    zeroBudgetCount: projects.filter((project) => project.received === 0).length,
    overspentCount: projects.filter((project) => project.overspent > 0).length,
    received,
    spent,
    spentShare: shareOf(spent, received),
    meanProgress: meanOf(reported.map(({ value }) => value)),
    weightedProgress: weightedMeanOf(reported),
  };
}

function groupByAgency(projects: readonly Project[]): Map<string, Project[]> {
  const groups = new Map<string, Project[]>();
  for (const project of projects) {
    const name = agencyOf(project);
    const group = groups.get(name);
    if (group) group.push(project);
    else groups.set(name, [project]);
  }
  return groups;
}

const agencyOf = ({ organization }: Project) => organization.path[0] ?? noAgency;

const noAgency = 'ไม่ระบุหน่วยงาน';

/** Sums of a part are no larger than those of the whole, which are exact. */
const agency = (name: string, projects: readonly ProjectFigures[]): Agency => ({
  ...measure(projects)!,
  name,
  projects,
});

function tallyStates(projects: readonly ProjectFigures[]): Tally[] {
  const states = Object.keys(stateLabels) as ProjectState[];
  return tally(
    projects.map(({ state }) => stateLabels[state]),
    states.map((state) => stateLabels[state]),
  );
}

function tallyBands(projects: readonly ProjectFigures[]): Tally[] {
  const bandOf = (progress: number) => bandLimits.find(({ from, to }) => progress >= from && progress <= to)!.label;
  return tally(
    projects.map(({ progress }) => (progress === null ? stateLabels.notReported : bandOf(progress))),
    [stateLabels.notReported, ...bandLimits.map(({ label }) => label)],
  );
}

function tallyStatuses(
  projects: readonly Project[],
  kind: 'planStatus' | 'targetStatus',
  known: readonly string[],
): Tally[] {
  const labels = projects.map((project) => {
    const status = lastReport(project)?.[kind];
    if (status === undefined) return stateLabels.notReported;
    return known.includes(status) ? status : otherStatus;
  });
  return tally(labels, [...new Set([...known, otherStatus, stateLabels.notReported])]);
}

function lateProject(project: Project, lateStatuses: readonly string[]): LateProject[] {
  const planStatus = lastReport(project)?.planStatus;
  if (planStatus === undefined || !lateStatuses.includes(planStatus)) return [];
  return [{ ...figuresOf(project), agency: agencyOf(project), planStatus }];
}

const otherStatus = 'สถานะอื่นที่ไม่อยู่ในรายการ';

function tally(labels: readonly string[], rows: readonly string[]): Tally[] {
  return rows.map((label) => {
    const count = labels.filter((each) => each === label).length;
    return { label, count, share: shareOf(count, labels.length) };
  });
}
