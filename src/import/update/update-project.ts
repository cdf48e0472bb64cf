import type { ProgressReport, Project } from '../../model/project.ts';
import { parseBasisPoints, parseSatang } from '../../project/amounts.ts';
import { parseDate } from '../../project/date.ts';
import type { FieldKind } from '../../project/fields/field.ts';
import { reportFields } from '../../project/fields/placed-fields.ts';
import type { LoadedProject } from '../../project/project-source.ts';
import { thaiDate } from '../../thai/dates.ts';
import { applyEdits, setValues, type ValueChange } from '../../yaml/edit.ts';
import type { ReportDraft } from '../project-draft.ts';

export interface UpdateOptions {
  /** Sets `project.budget.spent` to what the reports add up to. */
  readonly spent: boolean;
}

/** What the reports of a month make of one data file. */
export interface UpdatedProject {
  /** The file's text with the reports; the same text where all of them are there already. */
  readonly text: string;
  /** Numbers of the reports that are new, of those that are there and differ, and of those that are there and equal. */
  readonly added: readonly number[];
  readonly changed: readonly number[];
  readonly equal: readonly number[];
}

/**
 * Adds reports to a data file's text, and changes those that differ; every other byte stays. `undefined` where the file is
 * written so that this cannot be done: by an alias, or with entries of `accepted` that count the reports by their place.
 */
export function updateProject(
  { project, source }: LoadedProject,
  reports: readonly ReportDraft[],
  { spent }: UpdateOptions,
): UpdatedProject | undefined {
  const byNumber = new Map(project.reports.map((report, index) => [report.number, { report, index }]));
  const sorted = reports.toSorted((a, b) => a.number - b.number);
  const added = sorted.filter(({ number }) => !byNumber.has(number));
  const differing = sorted.flatMap((draft) => {
    const there = byNumber.get(draft.number);
    const keys = there ? differences(draft, there.report) : [];
    return there && keys.length > 0 ? [{ draft, index: there.index, keys }] : [];
  });
  const style = styleOf(project, source.text);
  const changes: ValueChange[] = [
    ...differing.flatMap(({ draft, index, keys }) =>
      keys.map((key) => ({ path: ['reports', index, key], value: style(draft)[key] })),
    ),
    ...added.map((draft) => ({
      path: ['reports', placeOf(draft, project.reports)],
      value: { ...style(draft) },
      isNewItem: true,
    })),
    ...(spent ? spentChange(project, reports) : []),
  ];
  if (added.some((draft) => movesAccepted(placeOf(draft, project.reports), project))) return undefined;
  const text = edited(source.text, changes, project.reports.length === 0);
  if (text === undefined) return undefined;
  const numbers = (drafts: readonly ReportDraft[]) => drafts.map(({ number }) => number);
  const changed = differing.map(({ draft }) => draft.number);
  return {
    text,
    added: numbers(added),
    changed,
    equal: numbers(sorted.filter(({ number }) => byNumber.has(number) && !changed.includes(number))),
  };
}

/** The first report of a list that is empty makes it one in block style, which the others are added to. */
function edited(text: string, changes: readonly ValueChange[], isEmpty: boolean): string | undefined {
  if (changes.length === 0) return text;
  const news = changes.filter(({ isNewItem }) => isNewItem);
  if (!isEmpty || news.length === 0) return applied(text, changes);
  const [first, ...rest] = news;
  const others = changes.filter(({ isNewItem }) => !isNewItem);
  const begun =
    applied(text, [...others, first!]) ?? applied(text, [...others, { path: ['reports'], value: [first!.value] }]);
  const behind = rest.map((change, at) => ({ ...change, path: ['reports', at + 1] }));
  return behind.reduce((result: string | undefined, change) => result && applied(result, [change]), begun);
}

function applied(text: string, changes: readonly ValueChange[]): string | undefined {
  const edits = setValues(text, changes);
  return edits && applyEdits(text, edits);
}

/** In front of the first report with a greater number; behind the last where there is none. */
function placeOf({ number }: ReportDraft, reports: readonly ProgressReport[]): number {
  const next = reports.findIndex((report) => report.number > number);
  return next === -1 ? reports.length : next;
}

/** An entry of `accepted` that means a report by its place would mean another one. */
function movesAccepted(place: number, { accepted = [] }: Project): boolean {
  return accepted.some(({ report, path }) => {
    const index = report === undefined ? /^reports\[(\d+)\]/.exec(path ?? '')?.[1] : undefined;
    return index !== undefined && Number(index) >= place;
  });
}

/** The fields whose values differ, whatever way they are written. */
function differences(draft: ReportDraft, report: ProgressReport): (keyof ProgressReport)[] {
  return reportFields.flatMap(({ path, kind }) => (isSame(draft[path], report[path], kind) ? [] : [path]));
}

function isSame(
  written: string | number | null,
  value: ProgressReport[keyof ProgressReport],
  kind: FieldKind,
): boolean {
  const text = String(written ?? '');
  switch (kind) {
    case 'number':
      return written === value;
    case 'date':
      return (written === null ? null : parseDate(text).value) === value;
    case 'percent':
      return parseBasisPoints(text).value === value;
    case 'money':
      return parseSatang(text).value === value;
    default:
      return text === String(value ?? '').trim();
  }
}

/** Dates as the file's last one is written, in B.E. or in C.E. */
function styleOf({ reports }: Project, text: string): (draft: ReportDraft) => ReportDraft {
  const last = reports.findLast(({ date }) => date !== null)?.date;
  const isThai = last !== undefined && last !== null && text.includes(thaiDate(last)) && !text.includes(last);
  return (draft) => {
    const iso = draft.date === null ? undefined : parseDate(draft.date).value;
    return isThai && iso !== undefined ? { ...draft, date: thaiDate(iso) } : draft;
  };
}

/** What is spent by the reports: all of them together, or the last where each holds the total so far. */
function spentChange({ project, reports }: Project, drafts: readonly ReportDraft[]): ValueChange[] {
  const amounts = new Map(reports.map(({ number, disbursed }) => [number, disbursed as number]));
  for (const { number, disbursed } of drafts) amounts.set(number, parseSatang(disbursed ?? '').value ?? 0);
  const sorted = [...amounts].sort(([a], [b]) => a - b).map(([, amount]) => amount);
  const { disbursedMode, spent } = project.budget;
  const sum = disbursedMode === 'cumulative' ? (sorted.at(-1) ?? 0) : sorted.reduce((total, each) => total + each, 0);
  if (sum === spent) return [];
  const value = `${Math.floor(sum / 100)}.${String(sum % 100).padStart(2, '0')}`;
  return [{ path: ['project', 'budget', 'spent'], value }];
}
