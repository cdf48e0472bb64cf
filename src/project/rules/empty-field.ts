import type { Project } from '../../model/project.ts';
import { fieldName } from '../../yaml/field-name.ts';
import { type Path, valueAt } from '../../yaml/tree.ts';
import { projectSchema } from '../schema.ts';
import type { Finding, Rule } from './rule.ts';

/** Fields of the form that are empty, and print as nothing. Those that a report cannot go without are `E-EMPTY`. */
export const emptyField: Rule = {
  code: 'W-EMPTY',
  check: (project, { texts }) => [
    ...texts.filter(({ path, text }) => text.trim() === '' && !isNeeded(path)).map(({ path }) => empty(path, project)),
    ...emptyLists(project).map((path) => empty(path, project)),
  ],
};

function emptyLists({ rationale, objectives, targets }: Project): Path[] {
  const lists = { rationale, objectives, targets };
  return Object.entries(lists).flatMap(([key, items]) => (items.length === 0 ? [[key]] : []));
}

/** Judged whatever else is wrong in the file, or blank on purpose. */
function isNeeded([top, second, third]: Path): boolean {
  if (top === 'contacts') return (second === 'responsible' && third === 'name') || third === 'phone';
  return (top === 'project' && second === 'name') || top === 'signature';
}

function empty(path: Path, project: Project): Finding {
  const { th, en } = fieldName(path, projectSchema, (at) => valueAt(project as never, at));
  const isItem = typeof path.at(-1) === 'number';
  return {
    path,
    message: { th: `${th} ว่าง จะพิมพ์โดยไม่มีข้อความ`, en: `${en} is empty and prints as nothing` },
    hint: isItem
      ? { th: 'เติมข้อความ หรือลบข้อนี้ออก', en: 'fill it in, or remove the item' }
      : { th: 'เติมข้อความ', en: 'fill it in' },
  };
}
