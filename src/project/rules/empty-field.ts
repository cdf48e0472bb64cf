import type { Project } from '../../model/project.ts';
import { fieldName } from '../../yaml/field-name.ts';
import { type Path, valueAt } from '../../yaml/tree.ts';
import { formFields, isList, isOmissible, type PlacedField, reportFields } from '../fields/placed-fields.ts';
import { projectSchema } from '../schema.ts';
import type { Settings } from '../settings.ts';
import type { Finding, Rule } from './rule.ts';

/** Fields of the form that are empty, and print as nothing. Those that a report cannot go without are `E-EMPTY`. */
export const emptyField: Rule = {
  code: 'W-EMPTY',
  check: (project, { texts, settings }) => [
    ...texts
      .filter(({ path, text }) => text.trim() === '' && !isPassedOver(path) && !isOfEmptyList(path, project))
      .map(({ path }) => empty(path, project, statusesOf(path, settings))),
    ...emptyLists(project).map((path) => empty(path, project)),
  ],
};

function emptyLists(project: Project): Path[] {
  return lists.flatMap(({ keys }) => {
    const items = valueAt(project as never, keys);
    return Array.isArray(items) && items.length === 0 ? [keys] : [];
  });
}

const lists = formFields.filter(({ kind, neverEmpty }) => isList(kind) && !neverEmpty);

/** Judged whatever else is wrong in the file, or blank on purpose. */
const passedOver: ReadonlySet<string> = new Set([
  ...formFields.filter(mayBeEmpty).map(({ path }) => path),
  ...reportFields.filter(mayBeEmpty).map(({ path }) => `reports.${path}`),
]);

function mayBeEmpty(field: PlacedField): boolean {
  return field.neverEmpty === true || field.nullable === true || isOmissible(field);
}

function isPassedOver([top, ...below]: Path): boolean {
  return passedOver.has([top, ...(top === 'reports' ? below.slice(1) : below)].join('.'));
}

/** A list that cannot go without a text, and has none: that is the one finding. */
function isOfEmptyList(path: Path, project: Project): boolean {
  if (!neededLists.has(path.slice(0, -1).join('.'))) return false;
  const items = valueAt(project as never, path.slice(0, -1));
  return Array.isArray(items) && items.every((item) => !/[\p{L}\p{N}]/u.test(String(item)));
}

const neededLists: ReadonlySet<string> = new Set(
  formFields.flatMap(({ kind, neverEmpty, path }) => (isList(kind) && neverEmpty ? [path] : [])),
);

/** An empty status is filled from the office's list. */
function statusesOf(path: Path, settings: Settings): readonly string[] {
  if (path[0] !== 'reports') return [];
  if (path.at(-1) === 'planStatus') return settings.planStatuses;
  return path.at(-1) === 'targetStatus' ? settings.targetStatuses : [];
}

function empty(path: Path, project: Project, statuses: readonly string[] = []): Finding {
  const { th, en } = fieldName(path, projectSchema, (at) => valueAt(project as never, at));
  const isItem = typeof path.at(-1) === 'number';
  return {
    path,
    message: { th: `${th} ว่าง จะพิมพ์โดยไม่มีข้อความ`, en: `${en} is empty and prints as nothing` },
    hint: isItem
      ? { th: 'เติมข้อความ หรือลบข้อนี้ออก', en: 'fill it in, or remove the item' }
      : statuses.length > 0
        ? { th: `เติม ${listed(statuses, 'หรือ')}`, en: `write ${listed(statuses, 'or')}` }
        : { th: 'เติมข้อความ', en: 'fill it in' },
  };
}

function listed(words: readonly string[], or: string): string {
  const shown = words.map((word) => `\`${word}\``);
  return shown.length === 1 ? shown[0]! : `${shown.slice(0, -1).join(' ')} ${or} ${shown.at(-1)}`;
}
