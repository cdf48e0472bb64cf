import type { BasisPoints, IsoDate, Satang } from './project.ts';

/** The projects of one fiscal year in numbers. What cannot be known, a mean of nothing, is null. */
export interface YearSummary {
  /** B.E. */
  readonly fiscalYear: number;
  /** The latest of the dates of its projects' reports; of no project null. */
  readonly dataDate: IsoDate | null;
  /** The conditions that its projects were selected by; null of a summary of all. */
  readonly selection: string | null;
  /** Of all projects. */
  readonly total: Measures;
  /** In the order of their lowest project codes, which begin with the unit's number. */
  readonly agencies: readonly Agency[];
  /** Every state, those without a project too; so with the two lists below. */
  readonly states: readonly Tally[];
  /** Plan statuses of the last reports; those that are not among the known ones together in a row of their own. */
  readonly planStatuses: readonly Tally[];
  /** The same of target statuses. */
  readonly targetStatuses: readonly Tally[];
  /** Projects by progress. */
  readonly bands: readonly Tally[];
  /** Projects that their last report calls late, in the order of their codes. */
  readonly late: readonly LateProject[];
}

/** A project that its last report calls late. */
export interface LateProject extends ProjectFigures {
  /** First part of `organization.path`. */
  readonly agency: string;
  /** Of the last report. */
  readonly planStatus: string;
}

/** The projects of one agency. */
export interface Agency extends Measures {
  /** First part of `organization.path`. */
  readonly name: string;
  /** In the order of their codes. */
  readonly projects: readonly ProjectFigures[];
}

/** What is counted and added up, of an agency or of all. */
export interface Measures {
  /** All projects. */
  readonly projectCount: number;
  /** Projects with at least one report. */
  readonly reportedCount: number;
  /** Projects that received nothing: counted, but no percentage is taken of nothing. */
  readonly zeroBudgetCount: number;
  /** Projects that spent more than they received. */
  readonly overspentCount: number;
  /** Of all projects. */
  readonly received: Satang;
  /** Of all projects. */
  readonly spent: Satang;
  /** Spent in percent of received. */
  readonly spentShare: BasisPoints | null;
  /** Plain mean of the progress of the projects that have reported. */
  readonly meanProgress: BasisPoints | null;
  /** The same weighted by the budget received: a project of twice the budget counts twice. */
  readonly weightedProgress: BasisPoints | null;
}

/** The figures of one project. */
export interface ProjectFigures {
  /** Of the project. */
  readonly code: string;
  /** Of the project. */
  readonly name: string;
  /** Of the last report. */
  readonly progress: BasisPoints | null;
  /** Of the last report; `null` without one, or where it has none. */
  readonly reportDate: IsoDate | null;
  /** What was granted. */
  readonly received: Satang;
  /** What was spent so far. */
  readonly spent: Satang;
  /** What was spent above what was received; 0 where nothing was. */
  readonly overspent: Satang;
  /** How far the project is. */
  readonly state: ProjectState;
  /** The state in Thai. */
  readonly stateLabel: string;
}

/** How far a project has come. */
export type ProjectState = 'notReported' | 'inProgress' | 'complete';

/** How many projects there are of one kind, and in percent of all. */
export interface Tally {
  /** What is counted, in Thai. */
  readonly label: string;
  /** How many projects. */
  readonly count: number;
  /** Of all projects; of no project `null`. */
  readonly share: BasisPoints | null;
}

/** Name of the file of numbers that a summary carries. */
export const numbersName = (fiscalYear: number): string => `summary-${fiscalYear}.json`;

/** Whether an attached file is, by its name, the numbers of a summary. */
export const isNumbersName = (name: string): boolean => /^summary-\d{4}\.json$/.test(name);
