import type { Project } from '../model/project.ts';
import type { ProjectInput } from '../model/project-input.ts';

/** A project as a caller receives it: `JSON.stringify` writes its `ProjectInput`, in baht and percent. */
export interface ParsedProject extends Project {
  /** What `toInput` gives: `JSON.stringify` writes data as people write it. */
  toJSON(this: Project): ProjectInput;
}

/** Of every copy of the package in a process. Enumerable, so that a spread copies it and the copy is refused as input, too. */
const mark = Symbol.for('raingan.parsed');

/** Whether an object holds satang or hundredths of a percent; a copy made by spreading it counts, too. */
export function isParsed(value: object): boolean {
  return mark in value;
}

/**
 * Marks a project, and each part with money or percent, as parsed. `toJSON` is enumerable, too: a spread copy is written
 * in baht as well, and `structuredClone`, which would lose the mark, refuses it instead of giving amounts 100 times too large.
 */
export function markParsed({ project, reports, ...rest }: Project): ParsedProject {
  const budget = { ...project.budget, ...budgetMark };
  const entries = reports.map((report) => ({ ...report, ...reportMark }));
  return { ...rest, project: { ...project, budget }, reports: entries, ...projectMark };
}

const projectMark = markOf(toInput);
const budgetMark = markOf(budgetInput);
const reportMark = markOf(reportInput);

function markOf<Part, Written>(written: (part: Part) => Written) {
  return {
    [mark]: true,
    toJSON(this: Part) {
      return written(this);
    },
  };
}

/** The data of a parsed project as people write it: baht and percent as decimal text, dates as they are. */
export function toInput(project: Project): ProjectInput {
  const { schemaVersion, organization, contacts, rationale, objectives, targets, strategy, signature } = project;
  return {
    schemaVersion,
    project: { ...project.project, budget: budgetInput(project.project.budget) },
    organization,
    contacts,
    rationale,
    objectives,
    targets,
    strategy,
    reports: project.reports.map(reportInput),
    signature,
    ...(project.draft && { draft: true }),
    ...(project.accepted && { accepted: project.accepted }),
    ...(project.provenance !== undefined && { provenance: project.provenance }),
  };
}

function budgetInput({ received, spent, disbursedMode }: Project['project']['budget']) {
  return { received: decimal(received), spent: decimal(spent), disbursedMode };
}

function reportInput(report: Project['reports'][number]) {
  const { number, date, narrative, progress, disbursed, planStatus, targetStatus } = report;
  return {
    number,
    date,
    narrative,
    progress: decimal(progress),
    disbursed: decimal(disbursed),
    planStatus,
    targetStatus,
  };
}

/** Hundredths as decimal text; whole numbers up to 2 to the power of 53 are exact. */
function decimal(hundredths: number): string {
  const digits = String(hundredths).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
