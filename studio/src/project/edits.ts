import { addItem, moveItemUp, removeValue, setValue, type TextEdit } from '../../../src/yaml/edit.ts';
import type { PlainValue } from '../../../src/yaml/render-value.ts';
import { Numeral, type Path } from '../../../src/yaml/tree.ts';
import { nodeAt, type TextTree } from './tree.ts';

/** A change that the form requests; `undefined` from a verb says that only the text can do it. */
export type FormEdit = readonly TextEdit[] | undefined;

/** Sets a text, a figure or nothing at a path; groups that are missing on the way are written, too. */
export function setField(tree: TextTree, path: Path, value: PlainValue): FormEdit {
  if (!tree.root) return undefined;
  const missing = path.findIndex((_, index) => nodeAt(tree, path.slice(0, index + 1)) === undefined);
  const at = missing === -1 ? path : path.slice(0, missing + 1);
  const inner = path.slice(at.length).reduceRight<PlainValue>((held, step) => ({ [String(step)]: held }), value);
  const edit = setValue(tree.text, at, inner);
  return edit && [smallest(tree.text, edit)];
}

/** A figure keeps the way it was written: a number stays one where it can be exact, a text stays a text. */
export function setFigure(tree: TextTree, path: Path, text: string): FormEdit {
  const wasNumber = nodeAt(tree, path)?.tree instanceof Numeral;
  return setField(tree, path, wasNumber && String(Number(text)) === text ? Number(text) : text);
}

/** Takes a key out, where that is possible; else it becomes empty. */
export function clearField(tree: TextTree, path: Path): FormEdit {
  if (nodeAt(tree, path) === undefined) return [];
  return setField(tree, path, null);
}

export function addToList(tree: TextTree, path: Path, item: PlainValue): FormEdit {
  if (!tree.root) return undefined;
  const list = nodeAt(tree, path);
  if (list?.items) {
    const edit = addItem(tree.text, path, item);
    return edit && [edit];
  }
  return setField(tree, path, [item]);
}

export function removeFromList(tree: TextTree, path: Path): FormEdit {
  const edit = tree.root && removeValue(tree.text, path);
  return edit && [edit];
}

/** Puts an item before the one in front of it, or behind the next one. */
export function moveInList(tree: TextTree, path: Path, by: -1 | 1): FormEdit {
  const index = Number(path.at(-1));
  const edit = tree.root && moveItemUp(tree.text, [...path.slice(0, -1), by === -1 ? index : index + 1]);
  return edit && [edit];
}

/** The whole text becomes another one: the part between what both begin and end with. */
export function replaceText(before: string, after: string): TextEdit {
  return smallest(before, { start: 0, end: before.length, text: after });
}

/** Without what the text has already: typing a letter inserts a letter, and the caret of the text stays where it was. */
function smallest(text: string, { start, end, text: inserted }: TextEdit): TextEdit {
  const old = text.slice(start, end);
  const most = Math.min(old.length, inserted.length);
  let head = 0;
  while (head < most && old[head] === inserted[head]) head += 1;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === inserted[inserted.length - 1 - tail]) tail += 1;
  return { start: start + head, end: end - tail, text: inserted.slice(head, inserted.length - tail) };
}
