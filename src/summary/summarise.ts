import type { BasisPoints } from '../model/project.ts';
import { sumSatang } from '../model/sum-satang.ts';
import type {
  Agency,
  LateProject,
  Measures,
  ProjectFigures,
  ProjectState,
  Tally,
  YearSummary,
} from '../model/year-summary.ts';
import type { Settings } from '../project/settings.ts';
import { stateLabels } from './project-state.ts';
import type { CountedProject } from './summed-project.ts';

/** Which statuses of reports are known, and which of plan statuses are late. */
export type KnownStatuses = Pick<Settings, 'planStatuses' | 'targetStatuses' | 'lateStatuses'>;

/** Which projects of a year are summed up, and how they are listed. */
export interface Selection {
  /** The conditions they were selected by, as they are printed. */
  readonly conditions?: string | undefined;
  /** The order of the projects of an agency, and of the late ones; by their codes when absent. */
  readonly order?: ((a: CountedProject, b: CountedProject) => number) | undefined;
}

/**
 * The numbers of a fiscal year, the same for any order of its projects; undefined when a sum of money is too large to
 * be exact.
 */
export function summarise(
  fiscalYear: number,
  projects: readonly CountedProject[],
  { planStatuses, targetStatuses, lateStatuses }: KnownStatuses,
  { conditions, order = () => 0 }: Selection = {},
): YearSummary | undefined {
  const byCode = projects.toSorted((a, b) => (a.figures.code < b.figures.code ? -1 : 1));
  const sorted = byCode.toSorted(order);
  const all = sorted.map(({ figures }) => figures);
  const total = measure(all);
  if (!total) return undefined;
  return {
    fiscalYear,
    dataDate:
      projects
        .map(({ date }) => date)
        .sort()
        .at(-1) ?? null,
    selection: conditions ?? null,
    total,
    agencies: [...groupByAgency(byCode)].map(([name, own]) =>
      agency(
        name,
        own.toSorted(order).map(({ figures }) => figures),
      ),
    ),
    states: tallyStates(all),
    planStatuses: tallyStatuses(sorted, 'planStatus', planStatuses),
    targetStatuses: tallyStatuses(sorted, 'targetStatus', targetStatuses),
    bands: tallyBands(all),
    late: sorted.flatMap((project) => lateProject(project, lateStatuses)),
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

function groupByAgency(projects: readonly CountedProject[]): Map<string, CountedProject[]> {
  const groups = new Map<string, CountedProject[]>();
  for (const project of projects) {
    const name = agencyOf(project);
    const group = groups.get(name);
    if (group) group.push(project);
    else groups.set(name, [project]);
  }
  return groups;
}

/** The agency that a project is counted in; those without one are counted together. */
export const agencyOf = ({ agency }: Pick<CountedProject, 'agency'>): string => agency || noAgency;

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
  projects: readonly CountedProject[],
  kind: 'planStatus' | 'targetStatus',
  known: readonly string[],
): Tally[] {
  const labels = projects.map((project) => {
    const status = project[kind];
    if (status === undefined) return stateLabels.notReported;
    return known.includes(status) ? status : otherStatus;
  });
  return tally(labels, [...new Set([...known, otherStatus, stateLabels.notReported])]);
}

function lateProject(project: CountedProject, lateStatuses: readonly string[]): LateProject[] {
  const { planStatus, figures } = project;
  if (planStatus === undefined || !lateStatuses.includes(planStatus)) return [];
  return [{ ...figures, agency: agencyOf(project), planStatus }];
}

const otherStatus = 'สถานะอื่นที่ไม่อยู่ในรายการ';

function tally(labels: readonly string[], rows: readonly string[]): Tally[] {
  return rows.map((label) => {
    const count = labels.filter((each) => each === label).length;
    return { label, count, share: shareOf(count, labels.length) };
  });
}

/** A range of progress; both ends belong to it. */
interface Band {
  readonly label: string;
  readonly from: BasisPoints;
  readonly to: BasisPoints;
}

/** Ranges that hold every percentage once; complete projects are a range of their own. */
const bandLimits: readonly Band[] = [
  { label: 'ร้อยละ 0.00 - 24.99', from: 0, to: 2499 },
  { label: 'ร้อยละ 25.00 - 49.99', from: 2500, to: 4999 },
  { label: 'ร้อยละ 50.00 - 74.99', from: 5000, to: 7499 },
  { label: 'ร้อยละ 75.00 - 99.99', from: 7500, to: 9999 },
  { label: 'ร้อยละ 100.00', from: 10_000, to: 10_000 },
];

/** A part in percent of a whole, rounded half up to 0.01; null of nothing. */
function shareOf(part: number, whole: number): BasisPoints | null {
  return ratio(BigInt(part) * 10_000n, BigInt(whole));
}

/** Plain mean of percentages, rounded half up to 0.01; null of none. */
function meanOf(percentages: readonly BasisPoints[]): BasisPoints | null {
  return weightedMeanOf(percentages.map((value) => ({ value, weight: 1 })));
}

/** Mean of percentages of which each counts as much as its weight (whole, >= 0); null when nothing weighs anything. */
function weightedMeanOf(
  entries: readonly { readonly value: BasisPoints; readonly weight: number }[],
): BasisPoints | null {
  let sum = 0n;
  let weights = 0n;
  for (const { value, weight } of entries) {
    sum += BigInt(value) * BigInt(weight);
    weights += BigInt(weight);
  }
  return ratio(sum, weights);
}

/** Exact, however large the numbers; both >= 0. */
function ratio(part: bigint, whole: bigint): number | null {
  return whole === 0n ? null : Number((2n * part + whole) / (2n * whole));
}
