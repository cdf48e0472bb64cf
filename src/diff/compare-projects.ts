import { diffArrays } from 'diff';
import type { Localized } from '../model/localized.ts';
import type { BasisPoints, IsoDate, ProgressReport, Project, Satang } from '../model/project.ts';
import type { Fields } from '../project/fields/field.ts';
import { projectFields } from '../project/fields/fields.ts';
import { formFields, reportFields } from '../project/fields/placed-fields.ts';
import { lastReport } from '../project/last-report.ts';
import { projectSchema } from '../project/schema.ts';
import { formatBahtAndSatang, formatPercent } from '../thai/baht.ts';
import { thaiDate } from '../thai/dates.ts';
import { fieldName } from '../yaml/field-name.ts';
import type { Path } from '../yaml/tree.ts';

/** A value of a project that differs, as a person reads it: dates in B.E., money in baht. */
export interface FieldChange {
  readonly name: Localized;
  /** Absent where the value is new. */
  readonly before?: string;
  /** Absent where the value is gone. */
  readonly after?: string;
}

/** Where the money and the work moved. */
export interface Movement {
  readonly progress: { readonly before: BasisPoints | null; readonly after: BasisPoints | null };
  readonly spent: { readonly before: Satang; readonly after: Satang };
}

/** What differs between two states of one project, in the order of the form; reports are matched by their numbers. */
export function compareProjects(before: Project, after: Project): readonly FieldChange[] {
  const { reports: reportsBefore, ...restBefore } = before;
  const { reports: reportsAfter, ...restAfter } = after;
  return [
    ...compareValues(shown(restBefore), shown(restAfter), [], after),
    ...compareReports(reportsBefore, reportsAfter, after),
  ];
}

/** Progress of the last report, and the sum that was spent. */
export function movementOf(before: Project, after: Project): Movement {
  return {
    progress: {
      before: lastReport(before.reports)?.progress ?? null,
      after: lastReport(after.reports)?.progress ?? null,
    },
    spent: { before: before.project.budget.spent, after: after.project.budget.spent },
  };
}

/** Without what is of the file itself. */
function shown(project: object): object {
  const fields: Fields = projectFields;
  return Object.fromEntries(
    Object.entries(project).filter(([key]) => {
      const field = fields[key];
      return field !== undefined && !('hidden' in field);
    }),
  );
}

function compareValues(before: unknown, after: unknown, path: Path, project: Project): FieldChange[] {
  if (Array.isArray(before) || Array.isArray(after)) return compareLists(before, after, path, project);
  if (isObject(before) || isObject(after)) {
    const [a, b] = [isObject(before) ? before : {}, isObject(after) ? after : {}];
    const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
    return keys.flatMap((key) => compareValues(a[key], b[key], [...path, key], project));
  }
  const [was, is] = [valueText(before, path), valueText(after, path)];
  return was === is ? [] : [change(nameOf(path, project), was, is)];
}

/** Items of a list are matched by their texts, so that one that came between moves no other. */
function compareLists(before: unknown, after: unknown, path: Path, project: Project): FieldChange[] {
  const [a, b] = [texts(before), texts(after)];
  const name = nameOf(path, project);
  const changes: FieldChange[] = [];
  let removed: readonly string[] = [];
  const flush = (added: readonly string[]) => {
    for (let at = 0; at < Math.max(removed.length, added.length); at++)
      changes.push(change(name, removed[at], added[at]));
    removed = [];
  };
  for (const part of diffArrays(a, b)) {
    if (part.removed) removed = part.value;
    else if (part.added) flush(part.value);
    else flush([]);
  }
  flush([]);
  return changes;
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function compareReports(before: readonly ProgressReport[], after: readonly ProgressReport[], project: Project) {
  const numbers = [...new Set([...before, ...after].map(({ number }) => number))].sort((a, b) => a - b);
  return numbers.flatMap((number): FieldChange[] => {
    const was = before.find((report) => report.number === number);
    const index = after.findIndex((report) => report.number === number);
    const is = after[index];
    if (!was) return [change(reportName(number), undefined, reportText(is!))];
    if (!is) return [change(reportName(number), reportText(was), undefined)];
    return compareValues(was, is, ['reports', index], project);
  });
}

function reportName(number: number): Localized {
  return { th: `รายงานครั้งที่ ${number}`, en: `report ${number}` };
}

function reportText({ date, narrative, progress, disbursed }: ProgressReport): string {
  const parts = [date === null || date === undefined ? '' : thaiDate(date), narrative.trim()];
  return [...parts, `${formatPercent(progress)} %`, `${formatBahtAndSatang(disbursed)} บาท`]
    .filter(Boolean)
    .join(' · ');
}

function change(name: Localized, before: string | undefined, after: string | undefined): FieldChange {
  return { name, ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}

function nameOf(path: Path, project: Project): Localized {
  return fieldName(path, projectSchema, (place) =>
    place.reduce<unknown>((value, step) => Object(value)[step], project),
  );
}

function valueText(value: unknown, path: Path): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const [top, , ...below] = path;
  const field =
    top === 'reports'
      ? reportFields.find((each) => each.path === below.join('.'))
      : formFields.find((each) => each.path === path.join('.'));
  switch (field?.kind) {
    case 'money':
      return `${formatBahtAndSatang(value as Satang)} บาท`;
    case 'percent':
      return `${formatPercent(value as BasisPoints)} %`;
    case 'date':
      return thaiDate(value as IsoDate);
    default:
      return String(value).trim();
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
