import type { Project } from '../../model/project.ts';
import type { Path } from '../../yaml/tree.ts';
import { formFields, isText, type PlacedField, reportFields, valueIn } from '../fields/placed-fields.ts';

export interface PrintedText {
  readonly path: Path;
  readonly text: string;
}

/** Every text of a project that is printed, with its path, in the order of the data file. */
export function printedTexts(project: Project): PrintedText[] {
  return [
    ...beforeReports.flatMap((field) => textsAt(project, [], field)),
    ...project.reports.flatMap((report, index) =>
      textsOfReport.flatMap((field) => textsAt(report, ['reports', index], field)),
    ),
    ...behindReports.flatMap((field) => textsAt(project, [], field)),
  ];
}

const texts = formFields.filter(({ kind, form }) => isText(kind) && form.at !== 'nowhere');
const beforeReports = texts.filter(({ form }) => form.at !== 'signature');
const behindReports = texts.filter(({ form }) => form.at === 'signature');
const textsOfReport = reportFields.filter(({ kind }) => isText(kind));

function textsAt(group: object, above: Path, field: PlacedField): PrintedText[] {
  const value = valueIn(group, field);
  const path = [...above, ...field.keys];
  if (Array.isArray(value)) return value.map((text, index) => ({ path: [...path, index], text }));
  return typeof value === 'string' ? [{ path, text: value }] : [];
}
