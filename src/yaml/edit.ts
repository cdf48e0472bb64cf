import type { CST, Node, Pair, ParsedNode, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { yamlLibrary } from './library.ts';
import { type PlainValue, renderItem, renderScalar, type ScalarStyle } from './render-value.ts';
import type { Path } from './tree.ts';

/** A change of a text: the characters from `start` to `end` (exclusive) become `text`. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

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
  const root = openDocument(text);
  if (!root) return undefined;
  const edit = findEdit(text, root, path, value);
  return edit && isExact(text, root, edit, path, value) ? edit : undefined;
}

/** The edit that adds an item to the list at `path`, behind its last one. */
export function addItem(text: string, path: Path, item: PlainValue): TextEdit | undefined {
  const root = openDocument(text);
  const list = root && nodeAt(root, path);
  if (!root || !yamlLibrary().isSeq(list)) return undefined;
  return setValue(text, [...path, list.items.length], item);
}

/** The edit that takes out the key or the item at `path`, with its lines. Comments above it stay. */
export function removeValue(text: string, path: Path): TextEdit | undefined {
  const root = openDocument(text);
  const parent = root && nodeAt(root, path.slice(0, -1));
  const last = path.at(-1);
  if (!root || last === undefined) return undefined;
  const { isMap, isSeq } = yamlLibrary();
  if (!(isMap(parent) || isSeq(parent)) || parent.flow || parent.items.length < 2) return undefined;
  const index = isMap(parent) ? parent.items.findIndex((pair) => keyOf(pair) === String(last)) : Number(last);
  const start = lineStart(text, entryStart(text, parent, index));
  const next = index + 1 < parent.items.length ? entryStart(text, parent, index + 1) : undefined;
  const end = next === undefined ? nextLine(text, lastOffset(parent.items[index] as Node)) : lineStart(text, next);
  if (index < 0 || (index === 0 && text.slice(start, entryStart(text, parent, 0)).trim() !== '')) return undefined;
  // Comments between the entry and the next one belong to the next.
  const own = nextLine(text, lastOffset(parent.items[index] as Node));
  const edit = { start, end: Math.min(end, own), text: '' };
  const wanted = without(plainOf(root), path);
  return sameValue(plainOf(openDocument(applyEdits(text, [edit]))), wanted) ? edit : undefined;
}

function openDocument(text: string): ParsedNode | undefined {
  const { parseAllDocuments } = yamlLibrary();
  const documents = parseAllDocuments(text, { ...options, keepSourceTokens: true });
  if (!Array.isArray(documents)) return undefined;
  const [document, second] = documents;
  return second || !document || document.errors.length > 0 ? undefined : (document.contents ?? undefined);
}

const options = { version: '1.2', schema: 'core', logLevel: 'silent', prettyErrors: false } as const;

function nodeAt(root: ParsedNode, path: Path): Node | undefined {
  const { isMap, isSeq } = yamlLibrary();
  let node: unknown = root;
  for (const step of path) {
    if (isMap(node)) node = node.items.find((pair) => keyOf(pair) === String(step))?.value;
    else if (isSeq(node)) node = node.items[Number(step)];
    else return undefined;
  }
  return (node ?? undefined) as Node | undefined;
}

function keyOf(pair: Pair): string {
  const { isScalar } = yamlLibrary();
  return isScalar(pair.key) ? String(pair.key.value) : '';
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

function isEmpty(text: string, node: Node): boolean {
  const [start = 0, end = 0] = node.range ?? [];
  return yamlLibrary().isScalar(node) && node.value === null && text.slice(start, end).trim() === '';
}

function inFlow(root: ParsedNode, path: Path): boolean {
  const { isCollection } = yamlLibrary();
  return path.some((_, index) => {
    const node = nodeAt(root, path.slice(0, index));
    return isCollection(node) && node.flow === true;
  });
}

function replaceScalar(text: string, node: Scalar, value: PlainValue, isFlow: boolean): TextEdit | undefined {
  const token = node.srcToken as CST.FlowScalar | CST.BlockScalar | undefined;
  if (!token || node.anchor !== undefined || node.tag !== undefined) return undefined;
  if (token.type === 'block-scalar') {
    const [start = 0] = node.range ?? [];
    const end = node.range![1];
    if (token.props.some(({ type }) => type === 'comment')) return undefined;
    const indent = /\n( +)\S/.exec(text.slice(start, end))?.[1] ?? '';
    const closed = text.slice(start, end).endsWith('\n');
    const rendered = renderScalar(value, node.type as ScalarStyle, { indent, lineEnd: lineEndOf(text), isFlow });
    return { start, end, text: closed ? `${rendered}${lineEndOf(text)}` : rendered };
  }
  const start = token.offset;
  const style = (node.type ?? 'PLAIN') as ScalarStyle;
  return {
    start,
    end: start + token.source.length,
    text: renderScalar(value, style, { indent: '', lineEnd: lineEndOf(text), isFlow }),
  };
}

interface SourcePair {
  readonly sep?: readonly { readonly type: string; readonly offset: number }[];
}

/** `name:` with nothing behind it, or only a comment. */
function fillEmpty(text: string, pair: Pair, value: PlainValue): TextEdit | undefined {
  const source = (pair as Pair & { srcToken?: SourcePair }).srcToken;
  const colon = source?.sep?.find(({ type }) => type === 'map-value-ind');
  if (!colon) return undefined;
  return fillAfter(text, colon.offset, columnOf(text, (pair.key as Node).range![0]), value);
}

/** `-` with nothing behind it, or only a comment. */
function fillItem(text: string, list: YAMLSeq, index: number, value: PlainValue): TextEdit | undefined {
  const dash = dashOf(list, index);
  return dash === undefined ? undefined : fillAfter(text, dash, columnOf(text, dash), value);
}

function fillAfter(text: string, sign: number, column: number, value: PlainValue): TextEdit {
  if (typeof value !== 'object' || value === null) {
    const rendered = renderScalar(value, 'PLAIN', { indent: '', lineEnd: lineEndOf(text), isFlow: false });
    return { start: sign + 1, end: sign + 1, text: ` ${rendered}` };
  }
  const at = lineEndAfter(text, sign);
  const inner = renderItem(value, ' '.repeat(column + 2), lineEndOf(text));
  return { start: at, end: at, text: `${lineEndOf(text)}${inner}` };
}

function dashOf(list: YAMLSeq, index: number): number | undefined {
  const token = list.srcToken as CST.BlockSequence | undefined;
  if (token?.type !== 'block-seq') return undefined;
  const start = token.items[index]?.start.find(({ type }) => type === 'seq-item-ind');
  return (start as { offset?: number } | undefined)?.offset;
}

/** A new line behind the last entry of a group or list in block style. */
function addEntry(
  text: string,
  parent: YAMLMap | YAMLSeq,
  step: string | number,
  value: PlainValue,
): TextEdit | undefined {
  if (parent.items.length === 0) return undefined;
  const first = entryStart(text, parent, 0);
  const indent = ' '.repeat(columnOf(text, first));
  const at = nextLine(text, lastOffset(parent.items.at(-1) as Node));
  const lineEnd = lineEndOf(text);
  const isItem = step === '-';
  const entry = isItem
    ? `${indent}-${renderItem(value, `${indent}  `, lineEnd).slice(indent.length + 1)}`
    : renderItem({ [String(step)]: value }, indent, lineEnd);
  const open = at > 0 && !text.slice(0, at).endsWith('\n');
  return { start: at, end: at, text: open ? `${lineEnd}${entry}` : `${entry}${lineEnd}` };
}

function addToFlow(text: string, parent: YAMLMap | YAMLSeq, key: string, value: PlainValue): TextEdit | undefined {
  if (typeof value === 'object' && value !== null)
    return parent.items.length === 0 ? emptyList(text, parent, value) : undefined;
  const close = parent.range![1] - 1;
  const rendered = renderScalar(value, 'PLAIN', { indent: '', lineEnd: lineEndOf(text), isFlow: true });
  const before = text.slice(0, close);
  const at = before.trimEnd().length;
  return { start: at, end: at, text: `${parent.items.length > 0 ? ', ' : ''}${key}${rendered}` };
}

/** `reports: []` becomes a list in block style. */
function emptyList(text: string, parent: YAMLMap | YAMLSeq, value: PlainValue): TextEdit | undefined {
  const [start, end] = parent.range!;
  if (text.slice(lineStart(text, start), start).includes('[') || text.slice(end, lineEndAfter(text, end)).trim() !== '')
    return undefined;
  const column = /^ */.exec(text.slice(lineStart(text, start)))![0].length;
  const lineEnd = lineEndOf(text);
  const indent = ' '.repeat(column + 2);
  return {
    start: text.slice(0, start).trimEnd().length,
    end,
    text: `${lineEnd}${indent}-${renderItem(value, `${indent}  `, lineEnd).slice(indent.length + 1)}`,
  };
}

/** Where an entry of a group or list begins: at its key, or at its dash. */
function entryStart(text: string, parent: YAMLMap | YAMLSeq, index: number): number {
  const { isMap } = yamlLibrary();
  if (isMap(parent)) return ((parent.items[index]?.key as Node | undefined)?.range ?? [0])[0];
  return dashOf(parent as YAMLSeq, index) ?? text.length;
}

/** The end of the last value in a node, comments behind it not counted. */
function lastOffset(node: Node | Pair): number {
  const { isCollection, isPair } = yamlLibrary();
  if (isPair(node)) return node.value ? lastOffset(node.value as Node) : (node.key as Node).range![1];
  if (isCollection(node) && !node.flow && node.items.length > 0) return lastOffset(node.items.at(-1) as Node);
  return node.range?.[1] ?? 0;
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function lineEndAfter(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end === -1) return text.length;
  return text[end - 1] === '\r' ? end - 1 : end;
}

/** The beginning of the line after the one that holds `offset`; a block scalar ends there already. */
function nextLine(text: string, offset: number): number {
  if (offset > 0 && text[offset - 1] === '\n') return offset;
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}

function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

function lineEndOf(text: string): string {
  return /\r\n/.test(text) ? '\r\n' : '\n';
}

/** Whether the edited text has the wanted value at the path, and every other value as before. */
function isExact(text: string, root: ParsedNode, edit: TextEdit, path: Path, value: PlainValue): boolean {
  const after = openDocument(applyEdits(text, [edit]));
  return after !== undefined && sameValue(plainOf(after), withValue(plainOf(root), path, value));
}

function plainOf(node: ParsedNode | undefined): unknown {
  return node?.toJS(new (yamlLibrary().Document)(), { maxAliasCount: 100 });
}

function withValue(tree: unknown, [step, ...rest]: Path, value: PlainValue): unknown {
  if (step === undefined) return value;
  if (Array.isArray(tree)) {
    const copy = [...tree];
    copy[Number(step)] = withValue(copy[Number(step)], rest, value);
    return copy;
  }
  const group = (tree ?? {}) as Record<string, unknown>;
  return { ...group, [String(step)]: withValue(group[String(step)], rest, value) };
}

function without(tree: unknown, path: Path): unknown {
  const [step, ...rest] = path;
  if (Array.isArray(tree))
    return rest.length === 0
      ? tree.toSpliced(Number(step), 1)
      : tree.with(Number(step), without(tree[Number(step)], rest));
  const { [String(step)]: inner, ...others } = tree as Record<string, unknown>;
  return rest.length === 0 ? others : { ...(tree as object), [String(step)]: without(inner, rest) };
}

function sameValue(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
