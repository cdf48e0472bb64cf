import type { ProgressReport, Project } from '../model/project.ts';
import type { ProgressReportInput, ProjectInput } from '../model/project-input.ts';
import type { Field, FieldGroup, FieldList, Fields } from './fields/field.ts';
import { projectFields } from './fields/fields.ts';

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

/**
 * The data of a parsed project as people write it: baht and percent as decimal text, dates as they are. Throws a
 * `TypeError` for what is no parsed project, such as data that is written in baht already.
 */
export function toInput(project: Project): ProjectInput {
  if (typeof project !== 'object' || project === null || !('project' in project))
    throw notParsed('it has no `project`');
  return written(projectFields, project) as unknown as ProjectInput;
}

function notParsed(reason: string): TypeError {
  return new TypeError(`toInput: project must be a parsed project, such as \`result.project\`; ${reason}`);
}

function budgetInput(budget: Project['project']['budget']): ProjectInput['project']['budget'] {
  return written(projectFields.project.fields.budget.fields, budget) as unknown as ProjectInput['project']['budget'];
}

function reportInput(report: ProgressReport): ProgressReportInput {
  return written(projectFields.reports.fields, report) as unknown as ProgressReportInput;
}

/** The keys of a group that have a value; `draft: false` says nothing. */
function written(fields: Fields, group: object): Readonly<Record<string, unknown>> {
  const values = group as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, field]): [string, unknown][] => {
      const value = values[key];
      return value === undefined || (field.kind === 'yes' && value === false)
        ? []
        : [[key, writtenValue(field, value)]];
    }),
  );
}

function writtenValue(field: Field, value: unknown): unknown {
  switch (field.kind) {
    case 'group':
      return written((field as FieldGroup).fields, value as object);
    case 'list':
      return (value as readonly object[]).map((item) => written((field as FieldList).fields, item));
    case 'money':
    case 'percent':
      if (!Number.isSafeInteger(value)) throw notParsed(`“${field.title.en}” is no whole number`);
      return decimal(value as number);
    default:
      return value;
  }
}

/** Hundredths as decimal text; whole numbers up to 2 to the power of 53 are exact. */
function decimal(hundredths: number): string {
  const digits = String(hundredths).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
