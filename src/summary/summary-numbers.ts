import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod/mini';
import type { Agency, YearSummary } from '../model/year-summary.ts';
import { stateLabels } from './project-state.ts';
import { type KnownStatuses, summarise } from './summarise.ts';
import type { CountedProject } from './summed-project.ts';

/** The numbers of a summary with all that they follow from. */
export interface SummaryNumbers {
  readonly summary: YearSummary;
  readonly projects: readonly CountedProject[];
  readonly statuses: KnownStatuses;
}

/** Writes the file of numbers that a summary carries. Money is in satang, progress in 1/100 percent. */
export function writeNumbers({ summary, projects, statuses }: SummaryNumbers): Buffer {
  const counted = new Map(projects.map((project) => [project.figures.code, project]));
  const file: NumbersFile = {
    unit,
    fiscalYear: summary.fiscalYear,
    dataDate: summary.dataDate,
    ...(summary.selection !== null && { selection: summary.selection }),
    statuses: { plan: statuses.planStatuses, target: statuses.targetStatuses, late: statuses.lateStatuses },
    total: summary.total,
    agencies: summary.agencies.map((agency) => ({
      ...agency,
      projects: agency.projects.map((figures) => {
        const { planStatus = null, targetStatus = null, date, sha256 } = counted.get(figures.code)!;
        return { ...figures, planStatus, targetStatus, date, sha256 };
      }),
    })),
    states: summary.states,
    planStatuses: summary.planStatuses,
    targetStatuses: summary.targetStatuses,
    bands: summary.bands,
    late: summary.late.map(({ code }) => code),
  };
  return Buffer.from(`${JSON.stringify(file, undefined, 2)}\n`, 'utf8');
}

/**
 * Reads such a file; `undefined` for any that is not, byte for byte, as `writeNumbers` writes it: two readers could else take
 * it in two ways, as one that has a key twice. Whether its sums are right, `addsUp` says.
 */
export function readNumbers(bytes: Uint8Array): SummaryNumbers | undefined {
  const numbers = parseNumbers(bytes);
  return numbers && Buffer.compare(writeNumbers(numbers), bytes) === 0 ? numbers : undefined;
}

function parseNumbers(bytes: Uint8Array): SummaryNumbers | undefined {
  const { data } = numbersFile.safeParse(parseJson(bytes));
  if (!data) return undefined;
  const projects = data.agencies.flatMap(({ name, projects }) =>
    projects.map(({ planStatus, targetStatus, date, sha256, ...figures }) => ({
      figures,
      agency: name,
      date,
      planStatus: planStatus ?? undefined,
      targetStatus: targetStatus ?? undefined,
      sha256,
    })),
  );
  const counted = new Map(projects.map((project) => [project.figures.code, project]));
  const late = data.late.map((code) => counted.get(code));
  if (counted.size < projects.length || late.includes(undefined)) return undefined;
  const summary: YearSummary = {
    fiscalYear: data.fiscalYear,
    dataDate: data.dataDate,
    selection: data.selection ?? null,
    total: data.total,
    agencies: data.agencies.map((agency) => ({
      ...agency,
      projects: agency.projects.map(({ code }) => counted.get(code)!.figures),
    })),
    states: data.states,
    planStatuses: data.planStatuses,
    targetStatuses: data.targetStatuses,
    bands: data.bands,
    late: late.map((project) => ({
      ...project!.figures,
      agency: project!.agency,
      planStatus: project!.planStatus ?? '',
    })),
  };
  const { plan, target, late: lateStatuses } = data.statuses;
  return { summary, projects, statuses: { planStatuses: plan, targetStatuses: target, lateStatuses } };
}

/** Whether all that a summary says of several projects follows from what it says of each. */
export function addsUp({ summary, projects, statuses }: SummaryNumbers): boolean {
  const areSound = projects.every(
    ({ figures: { received, spent, overspent, state, stateLabel } }) =>
      overspent === Math.max(0, spent - received) && stateLabel === stateLabels[state],
  );
  const { fiscalYear, selection } = summary;
  const again = summarise(fiscalYear, projects, statuses, { conditions: selection ?? undefined });
  return areSound && isDeepStrictEqual(inOrderOfCodes(summary), again);
}

/** A summary's lists may be in any order, as `--sort` has it. */
function inOrderOfCodes(summary: YearSummary): YearSummary {
  const agencies = summary.agencies.map((agency): Agency => ({ ...agency, projects: byCode(agency.projects) }));
  return { ...summary, agencies, late: byCode(summary.late) };
}

function byCode<T extends { readonly code: string }>(projects: readonly T[]): T[] {
  return projects.toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
}

const unit = { money: 'satang', progress: '1/100 percent' } as const;

const text = z.string().check(z.regex(/^\P{Surrogate}*$/u)); // whole characters
const count = z.int().check(z.minimum(0));
const satang = z.int().check(z.minimum(0));
const basisPoints = z.int().check(z.minimum(0));
const isoDate = z.iso.date();
const tallies = z.readonly(z.array(z.strictObject({ label: text, count, share: z.nullable(basisPoints) })));

/** The keys of each object are in the order in which they are written. */
const measures = {
  projectCount: count,
  reportedCount: count,
  zeroBudgetCount: count,
  overspentCount: count,
  received: satang,
  spent: satang,
  spentShare: z.nullable(basisPoints),
  meanProgress: z.nullable(basisPoints),
  weightedProgress: z.nullable(basisPoints),
};
const project = z.strictObject({
  code: z.string().check(z.regex(/^\d{8}-\d{3,}$/)),
  name: text,
  progress: z.nullable(basisPoints.check(z.maximum(10_000))),
  reportDate: z.nullable(isoDate),
  received: satang,
  spent: satang,
  overspent: satang,
  state: z.enum(['notReported', 'inProgress', 'complete']),
  stateLabel: text,
  planStatus: z.nullable(text),
  targetStatus: z.nullable(text),
  date: isoDate,
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
});
const numbersFile = z.strictObject({
  unit: z.strictObject({ money: z.literal(unit.money), progress: z.literal(unit.progress) }),
  fiscalYear: z.int().check(z.minimum(2400), z.maximum(2700)),
  dataDate: z.nullable(isoDate),
  selection: z.optional(text),
  statuses: z.strictObject({
    plan: z.readonly(z.array(text)),
    target: z.readonly(z.array(text)),
    late: z.readonly(z.array(text)),
  }),
  total: z.strictObject(measures),
  agencies: z.readonly(z.array(z.strictObject({ ...measures, name: text, projects: z.readonly(z.array(project)) }))),
  states: tallies,
  planStatuses: tallies,
  targetStatuses: tallies,
  bands: tallies,
  late: z.readonly(z.array(text)),
});
type NumbersFile = z.infer<typeof numbersFile>;
