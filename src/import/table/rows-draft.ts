import type { ProgressReport } from '../../model/project.ts';
import { formFields, isList, isOmissible, type PlacedField, reportFields } from '../../project/fields/placed-fields.ts';
import type { DraftValue, ProjectDraft, ReportDraft } from '../project-draft.ts';
import { columnOf } from './columns.ts';
import type { Row } from './read-rows.ts';

/** The project of one row with the reports of others, in the order of their numbers. */
export function rowsDraft(row: Row, reports: readonly Row[]): ProjectDraft {
  const values = formFields.flatMap((field): [string, DraftValue][] => {
    const value = cellOf(row, field);
    const isEmpty = value === null || (Array.isArray(value) && value.length === 0);
    return isEmpty && isOmissible(field) && !field.nullable ? [] : [[field.path, value]];
  });
  return { values: new Map(values), reports: reports.map(rowReport).sort((a, b) => a.number - b.number) };
}

/** The report of one row. */
export function rowReport(row: Pick<Row, 'cells'>): ReportDraft {
  const values = reportFields.map((field): [keyof ProgressReport, DraftValue] => [field.path, cellOf(row, field)]);
  return Object.fromEntries(values) as ReportDraft;
}

function cellOf({ cells }: Pick<Row, 'cells'>, field: PlacedField): DraftValue {
  const cell = cells[columnOf(field).key] ?? null;
  if (isList(field.kind)) return Array.isArray(cell) ? cell : [];
  if (cell === null) return null;
  switch (field.kind) {
    case 'year':
    case 'number':
      return Number(cell);
    case 'yes':
      return cell === 'true' ? true : null;
    default:
      return String(cell);
  }
}
