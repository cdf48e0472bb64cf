import type { ProgressReport } from '../../model/project.ts';
import type { Field, FieldKind, Fields, FormPlace, ShownField } from './field.ts';
import { projectFields } from './fields.ts';
import { reportList } from './report-fields.ts';

/** A value that a report may show, and the keys that lead to it. */
export interface PlacedField extends ShownField {
  readonly path: string;
  readonly keys: readonly string[];
}

/** A value of one progress report. */
export interface PlacedReportField extends PlacedField {
  readonly path: keyof ProgressReport;
}

/** Every value of a project that a report may show, in the order of the data file; those of progress reports apart. */
export const formFields: readonly PlacedField[] = placedIn(projectFields, []);

/** Every value of a progress report, in the order of the data file. */
export const reportFields = placedIn(reportList.fields, []) as readonly PlacedReportField[];

/** The fields that the form has at one kind of place. */
export function fieldsAt<At extends FormPlace['at']>(at: At): readonly FieldAt<At>[] {
  return formFields.filter(({ form }) => form.at === at) as readonly PlacedField[] as readonly FieldAt<At>[];
}

export type FieldAt<At extends FormPlace['at']> = PlacedField & { readonly form: FormPlace & { readonly at: At } };

/** The value of a field in its project or report; `undefined` where it is left out. */
export function valueIn(group: object, { keys }: PlacedField): unknown {
  return keys.reduce<unknown>((inner, key) => (inner as Readonly<Record<string, unknown>> | undefined)?.[key], group);
}

/** Whether a data file may lack the key. */
export function isOmissible({ optional, fallback }: ShownField): boolean {
  return optional === true || fallback !== undefined;
}

/** Whether values of a kind are texts, alone or in a list. */
export function isText(kind: FieldKind): boolean {
  return kind === 'text' || kind === 'status' || kind === 'phone' || isList(kind);
}

/** Whether values of a kind are lists of texts. */
export function isList(kind: FieldKind): boolean {
  return kind === 'texts' || kind === 'offices';
}

function placedIn(fields: Fields, above: readonly string[]): PlacedField[] {
  return Object.entries(fields).flatMap(([key, field]): PlacedField[] => {
    const keys = [...above, key];
    if (field.kind === 'group') return placedIn((field as Field & { readonly fields: Fields }).fields, keys);
    return 'form' in field ? [{ ...field, keys, path: keys.join('.') }] : [];
  });
}
