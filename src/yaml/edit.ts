import type { Node, ParsedNode, YAMLSeq } from 'yaml';
import { sameValue, withItem, withoutValue, withSwapped, withValue } from './changed-value.ts';
import { keyOf, nodeAt, parseDocument, plainOf } from './document-nodes.ts';
import {
  addEntry,
  addToFlow,
  colonOf,
  entryStart,
  fillEmpty,
  fillItem,
  lastOffset,
  lineStart,
  nextLine,
  replaceScalar,
  type TextEdit,
} from './edit-places.ts';
import { yamlLibrary } from './library.ts';
import type { PlainValue } from './render-value.ts';
import type { Path } from './tree.ts';

export type { TextEdit };
/** The text with its edits; they may come in any order, and must not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let offset = 0;
  for (const { start, end, text: inserted } of sorted) {
    if (start < offset) throw new RangeError('two edits of one place');
    result += text.slice(offset, start) + inserted;
    offset = end;
  }
  return result + text.slice(offset);
}

/**
 * The edit that sets the value at `path`: a value that is there keeps its style, its comment and its line ends; one that is
 * missing is added behind the last of its group. `undefined` where no such edit gives exactly that value and leaves all
 * others (an alias, a path that leads through text).
 */
export function setValue(text: string, path: Path, value: PlainValue): TextEdit | undefined {
  return setValues(text, [{ path, value }])?.[0];
}

/** A value to set, or an item to put in front of the one that is now at `path` (behind the last, where none is). */
export interface ValueChange {
  readonly path: Path;
  readonly value: PlainValue;
  readonly isNewItem?: boolean;
}

/**
 * The edits that make several changes at once, each as `setValue` does; all paths are those of the text as it is. `undefined`
 * where they do not give exactly the requested values and leave all others.
 */
export function setValues(text: string, changes: readonly ValueChange[]): readonly TextEdit[] | undefined {
  const root = parseDocument(text);
  if (!root) return undefined;
  const edits: TextEdit[] = [];
  for (const { path, value, isNewItem } of changes) {
    const edit = isNewItem ? findItemEdit(text, root, path, value) : findEdit(text, root, path, value);
    if (!edit) return undefined;
    edits.push(edit);
  }
  return isExact(text, root, edits, changes) ? edits : undefined;
}

/** The edit that adds an item to the list at `path`, behind its last one. */
export function addItem(text: string, path: Path, item: PlainValue): TextEdit | undefined {
  const root = parseDocument(text);
  const list = root && nodeAt(root, path);
  if (!root || !yamlLibrary().isSeq(list)) return undefined;
  return setValue(text, [...path, list.items.length], item);
}

/** The edit that takes out the key or the item at `path`, with its lines. Comments above it stay. */
export function removeValue(text: string, path: Path): TextEdit | undefined {
  const root = parseDocument(text);
  const parent = root && nodeAt(root, path.slice(0, -1));
  const last = path.at(-1);
  if (!root || last === undefined) return undefined;
  const { isMap, isSeq } = yamlLibrary();
  if (!(isMap(parent) || isSeq(parent)) || parent.flow) return undefined;
  if (isSeq(parent) && parent.items.length === 1) return emptyTheList(text, root, path);
  if (parent.items.length < 2) return undefined;
  const index = isMap(parent) ? parent.items.findIndex((pair) => keyOf(pair) === String(last)) : Number(last);
  const start = lineStart(text, entryStart(text, parent, index));
  const next = index + 1 < parent.items.length ? entryStart(text, parent, index + 1) : undefined;
  const end = next === undefined ? nextLine(text, lastOffset(parent.items[index] as Node)) : lineStart(text, next);
  if (index < 0 || (index === 0 && text.slice(start, entryStart(text, parent, 0)).trim() !== '')) return undefined;
  // Comments between the entry and the next one belong to the next.
  const own = nextLine(text, lastOffset(parent.items[index] as Node));
  const edit = { start, end: Math.min(end, own), text: '' };
  const wanted = withoutValue(plainOf(root), path);
  return sameValue(plainOf(parseDocument(applyEdits(text, [edit]))), wanted) ? edit : undefined;
}

/** The last item of a list goes: `[]` is written behind the list's key, and the item's lines are taken out. */
function emptyTheList(text: string, root: ParsedNode, path: Path): TextEdit | undefined {
  const { isMap } = yamlLibrary();
  const [group, list] = [nodeAt(root, path.slice(0, -2)), nodeAt(root, path.slice(0, -1)) as YAMLSeq];
  const pair = isMap(group) ? group.items.find((each) => keyOf(each) === String(path.at(-2))) : undefined;
  const colon = pair && colonOf(pair);
  if (colon === undefined || path.at(-1) !== 0) return undefined;
  const item = lineStart(text, entryStart(text, list, 0));
  const end = nextLine(text, lastOffset(list.items[0] as Node));
  if (item <= colon) return undefined;
  const edit = { start: colon + 1, end, text: ` []${text.slice(colon + 1, item)}` };
  return sameValue(plainOf(parseDocument(applyEdits(text, [edit]))), withoutValue(plainOf(root), path))
    ? edit
    : undefined;
}

/** The edit that puts an item of a list before the one in front of it, with its lines and the comments above it. */
export function moveItemUp(text: string, path: Path): TextEdit | undefined {
  const root = parseDocument(text);
  const list = root && nodeAt(root, path.slice(0, -1));
  const index = Number(path.at(-1));
  if (!root || !yamlLibrary().isSeq(list) || list.flow || !(index >= 1 && index < list.items.length)) return undefined;
  const ownEnd = (at: number) => nextLine(text, lastOffset(list.items[at] as Node));
  const start = index === 1 ? aboveComments(text, entryStart(text, list, 0)) : ownEnd(index - 2);
  const [middle, end] = [ownEnd(index - 1), ownEnd(index)];
  const [first, second] = [text.slice(start, middle), text.slice(middle, end)];
  const lineEnd = /\r?\n$/.exec(first)?.[0] ?? '\n';
  // The last line of a file may lack its end.
  const swapped = second.endsWith('\n') ? second + first : second + lineEnd + first.slice(0, -lineEnd.length);
  const edit = { start, end, text: swapped };
  const wanted = withSwapped(plainOf(root), path.slice(0, -1), index);
  return sameValue(plainOf(parseDocument(applyEdits(text, [edit]))), wanted) ? edit : undefined;
}

/** The beginning of the comments that lie right above an entry. */
function aboveComments(text: string, entry: number): number {
  let start = lineStart(text, entry);
  while (start > 0) {
    const before = lineStart(text, start - 1);
    if (!/^ *#/.test(text.slice(before, start))) break;
    start = before;
  }
  return start;
}

function findEdit(text: string, root: ParsedNode, path: Path, value: PlainValue): TextEdit | undefined {
  const { isAlias, isMap, isScalar, isSeq } = yamlLibrary();
  const node = nodeAt(root, path);
  if (node !== undefined && !isEmpty(text, node)) {
    if (!isScalar(node) || (typeof value === 'object' && value !== null)) return undefined;
    return replaceScalar(text, node, value, inFlow(root, path));
  }
  const parent = nodeAt(root, path.slice(0, -1));
  const step = path.at(-1);
  if (step === undefined || parent === undefined || isAlias(parent)) return undefined;
  if (isMap(parent)) {
    const pair = parent.items.find((each) => keyOf(each) === String(step));
    if (pair) return fillEmpty(text, pair, value);
    return parent.flow ? addToFlow(text, parent, `${String(step)}: `, value) : addEntry(text, parent, step, value);
  }
  if (isSeq(parent)) {
    if (Number(step) === parent.items.length)
      return parent.flow ? addToFlow(text, parent, '', value) : addEntry(text, parent, '-', value);
    return Number(step) < parent.items.length ? fillItem(text, parent, Number(step), value) : undefined;
  }
  // A group that is empty: `signature:` with nothing behind it.
  if (isScalar(parent) && isEmpty(text, parent) && typeof step === 'string')
    return findEdit(text, root, path.slice(0, -1), { [step]: value });
  return undefined;
}

function inFlow(root: ParsedNode, path: Path): boolean {
  const { isCollection } = yamlLibrary();
  return path.some((_, index) => {
    const node = nodeAt(root, path.slice(0, index));
    return isCollection(node) && node.flow === true;
  });
}

function isEmpty(text: string, node: Node): boolean {
  const [start = 0, end = 0] = node.range ?? [];
  return yamlLibrary().isScalar(node) && node.value === null && text.slice(start, end).trim() === '';
}

/** The edit that puts an item into a list in block style, behind the item before it; or behind the last between brackets. */
function findItemEdit(text: string, root: ParsedNode, path: Path, value: PlainValue): TextEdit | undefined {
  const list = nodeAt(root, path.slice(0, -1));
  const index = Number(path.at(-1));
  if (!yamlLibrary().isSeq(list) || index > list.items.length) return undefined;
  if (list.flow) return index === list.items.length ? addToFlow(text, list, '', value) : undefined;
  return addEntry(text, list, '-', value, index);
}

/** Whether the edited text has the requested values at their paths, and every other value as before. */
function isExact(text: string, root: ParsedNode, edits: readonly TextEdit[], changes: readonly ValueChange[]): boolean {
  const after = parseDocument(applyEdits(text, edits));
  if (after === undefined) return false;
  const set = changes
    .filter(({ isNewItem }) => !isNewItem)
    .reduce((tree, { path, value }) => withValue(tree, path, value), plainOf(root));
  // From the last to the first, so that no item moves one that is still to come.
  const added = changes
    .filter(({ isNewItem }) => isNewItem)
    .toReversed()
    .toSorted((a, b) => Number(b.path.at(-1)) - Number(a.path.at(-1)));
  return sameValue(
    plainOf(after),
    added.reduce((tree, { path, value }) => withItem(tree, path, value), set),
  );
}
