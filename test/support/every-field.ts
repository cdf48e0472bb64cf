import type { Project } from '../../src/model/project.ts';
import type { ShownField } from '../../src/project/fields/field.ts';
import { formFields, type PlacedField, reportFields } from '../../src/project/fields/placed-fields.ts';
import { makeProject } from './projects.ts';

/** A project in which every field that a report may show has a value that no other field has; no draft, which prints no signature. */
export function everyField(): Project {
  const project = { ...makeProject(130, { reports: 0 }) };
  for (const [index, field] of formFields.entries()) setValue(project, field, valueFor(field, index));
  const reports = [1, 2].map((number) => {
    const report = {};
    for (const [index, field] of reportFields.entries())
      setValue(report, field, field.kind === 'number' ? number : valueFor(field, number * 50 + index));
    return report as Project['reports'][number];
  });
  return { ...project, reports, draft: false };
}

/** The same with nothing that the form does not print. */
export function everyPrintedField(): Project {
  const project = everyField();
  const { previousCode: _, budget, ...printed } = project.project;
  return { ...project, project: { ...printed, budget: { ...budget, disbursedMode: 'perReport' } } };
}

function setValue(group: object, { keys }: Pick<PlacedField, 'keys'>, value: unknown): void {
  const values = group as Record<string, unknown>;
  const [first, ...below] = keys as [string, ...string[]];
  if (below.length === 0) {
    values[first] = value;
    return;
  }
  const inner = { ...(values[first] as object | undefined) };
  values[first] = inner;
  setValue(inner, { keys: below }, value);
}

/** A value that no other field has, not even in the way it is printed. */
function valueFor({ kind, form }: ShownField, index: number): unknown {
  const twoDigits = String(10 + (index % 90));
  switch (kind) {
    case 'code':
      return `990000${twoDigits}-1${twoDigits}`;
    case 'text':
    case 'status':
      return `ข้อความที่ ${index} ของแบบ`;
    case 'phone':
      return `0 2111 22${twoDigits}`;
    case 'date':
      return `2021-0${1 + (index % 9)}-1${index % 10}`;
    case 'year':
      return 2564;
    case 'number':
      return index;
    case 'money':
      return 1_000_025 + index * 100_000;
    case 'percent':
      return 1_000 + index;
    case 'yes':
      return true;
    case 'mode':
      return 'cumulative';
    case 'texts':
      // The plain text of a print does not show where a paragraph begins.
      if (form.at === 'section' && form.as === 'paragraphs') return [`ย่อหน้าเดียวของ ${index} ตามแบบ`];
      return [`ข้อแรกของ ${index} ตามแบบ`, `ข้อที่สองของ ${index} ตามแบบ`];
    case 'offices':
      return [`สำนักที่ ${index}`, `กองที่ ${index}`];
    case 'version':
    case 'anything':
      throw new Error(`no report shows a value of the kind ${kind}`);
  }
}
