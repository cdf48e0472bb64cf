import type { Alias, Node, Pair, ParsedNode, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { controlCharacter, forbiddenCharacter } from './control-characters.ts';
import { yamlLibrary } from './library.ts';
import { limits } from './limits.ts';
import {
  aliasError,
  anchorInText,
  duplicateKey,
  limitError,
  markInText,
  type NodeLimit,
  spanOf,
  withoutDash,
  withoutFirstLine,
} from './node-errors.ts';
import type { SourceText } from './source-text.ts';
import { Numeral, type Tree, type YamlEntry, type YamlNode } from './tree.ts';

export interface ReadNodes {
  /** `undefined` when a limit was passed. */
  readonly root: YamlNode | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

interface State {
  readonly source: SourceText;
  readonly diagnostics: Diagnostic[];
  readonly anchors: Map<string, Node>;
  /** Anchored texts that no alias has repeated yet: in them `&` was most likely meant as a letter. */
  readonly unrepeated: Set<Scalar>;
  readonly aliases: Set<Node>;
  /** Collections being read, outermost first. */
  readonly open: Node[];
  values: number;
  characters: number;
  stopped: boolean;
}

/**
 * Values of the library's nodes with their places, aliases followed: an alias has its own place and the content of its target.
 * Finds keys written twice, aliases that lead nowhere, and the limits passed.
 */
export function readNodes(contents: ParsedNode, source: SourceText): ReadNodes {
  const state: State = {
    source,
    diagnostics: [],
    anchors: new Map(),
    unrepeated: new Set(),
    aliases: new Set(),
    open: [],
    values: 0,
    characters: 0,
    stopped: false,
  };
  const root = read(contents, state);
  for (const scalar of state.unrepeated) state.diagnostics.push(anchorInText(scalar, source));
  return { root: state.stopped ? undefined : root, diagnostics: state.diagnostics };
}

/** Content of a node, without its place. */
type Content = Pick<YamlNode, 'tree' | 'entries' | 'items'>;

function read(node: Node | null, state: State): YamlNode {
  const [start, end] = spanOf(node, state.source.text);
  const { tree, entries, items } = contentOf(node, state);
  return { tree, start, end, entries, items };
}

function contentOf(node: Node | null, state: State): Content {
  const { isAlias, isScalar, isMap, isSeq } = yamlLibrary();
  if (node === null || state.stopped) return nothing;
  state.values += 1;
  if (state.values > limits.values) return stop(node, 'values', state);
  if (isAlias(node)) return followAlias(node, state);
  if (node.anchor !== undefined) state.anchors.set(node.anchor, node);
  if (isScalar(node)) {
    if (node.anchor !== undefined && node.type === 'PLAIN') state.unrepeated.add(node);
    if (node.tag === '!') state.diagnostics.push(markInText(node, state.source));
    countText(node.source ?? '', node, state);
    return { tree: readScalar(node, state), entries: undefined, items: undefined };
  }
  if (!isMap(node) && !isSeq(node)) return nothing;
  if (state.open.length === limits.depth) return stop(node, 'depth', state);
  state.open.push(node);
  const content = isMap(node) ? readMap(node, state) : readList(node, state);
  state.open.pop();
  return content;
}

const nothing: Content = { tree: null, entries: undefined, items: undefined };

function followAlias(alias: Alias, state: State): Content {
  const target = state.anchors.get(alias.source);
  if (target === undefined || state.open.includes(target)) {
    state.diagnostics.push(aliasError(alias, target !== undefined, state.source));
    return { ...nothing, tree: `*${alias.source}` };
  }
  if (!state.aliases.has(alias) && state.aliases.size === limits.aliases) return stop(alias, 'aliases', state);
  state.aliases.add(alias);
  const content = contentOf(target, state);
  if (target.range?.[0] !== target.range?.[1]) state.unrepeated.delete(target as Scalar);
  return content;
}

function countText(text: string, node: Node, state: State): void {
  state.characters += text.length;
  if (state.characters > limits.characters && !state.stopped) stop(node, 'characters', state);
}

function readScalar(scalar: Scalar, state: State): Tree {
  const { value } = scalar;
  if (typeof value === 'number') return new Numeral(scalar.source ?? String(value), value);
  if (typeof value !== 'string') return typeof value === 'boolean' ? value : anchorAlone(scalar);
  const character = forbiddenCharacter(value);
  const [start, end] = scalar.range ?? [0, 0];
  // What is in the file itself is found without parsing; this is for escapes such as "\0".
  if (character !== undefined && !state.source.text.slice(start, end).includes(character)) {
    const [from, to] = escapeOf(character, state.source.text.slice(start, end)) ?? [0, end - start];
    state.diagnostics.push(controlCharacter(character, state.source.place(start + from, start + to)));
  }
  return value;
}

/** Where in a text between quotation marks the escape of a character is: `\x07`, `\u0007`, `\a`. */
function escapeOf(character: string, text: string): readonly [number, number] | undefined {
  const short = {
    '\0': '0',
    '\u0007': 'a',
    '\b': 'b',
    '\u000b': 'v',
    '\f': 'f',
    '\u001b': 'e',
    '\r': 'r',
    '\u0085': 'N',
  }[character];
  const code = character.codePointAt(0)!;
  for (const { index, 0: whole } of text.matchAll(/\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|.)/g)) {
    const isIt = whole.length > 2 ? Number.parseInt(whole.slice(2), 16) === code : whole[1] === short;
    if (isIt) return [index, index + whole.length];
  }
  return undefined;
}

function readMap(map: YAMLMap, state: State): Content {
  const entries = (map.items as Pair<Node, Node | null>[]).map((pair) => readEntry(pair, state));
  reportTwice(entries, state);
  return mapOf(entries);
}

function readEntry(pair: Pair<Node, Node | null>, state: State): YamlEntry {
  const key = yamlLibrary().isScalar(pair.key) ? String(pair.key.value) : '';
  const [start, end] = spanOf(pair.key, state.source.text);
  countText(key, pair.key, state);
  return { key, start, end, value: read(pair.value, state) };
}

function mapOf(entries: readonly YamlEntry[]): Content {
  const tree: Record<string, Tree> = Object.create(null);
  for (const { key, value } of entries) tree[key] = value.tree;
  return { tree, entries, items: undefined };
}

/** Keys written twice, each with the place of the first. */
function reportTwice(entries: readonly YamlEntry[], state: State): void {
  const seen = new Map<string, YamlEntry>();
  for (const entry of entries) {
    const first = seen.get(entry.key);
    if (first) state.diagnostics.push(duplicateKey(entry, first, state.source));
    else seen.set(entry.key, entry);
  }
}

function readList(list: YAMLSeq, state: State): Content {
  const items = (list.items as unknown[]).flatMap((item) => {
    if (yamlLibrary().isMap(item) && !item.flow && item.anchor === undefined) return readItems(item, state);
    const node = read(asNode(item), state);
    return node.end === node.start && !list.flow ? [atDash(node, state.source.text)] : [node];
  });
  return { tree: items.map(({ tree }) => tree), entries: undefined, items };
}

/** A map in a list; where its first key comes again, the dash before it was forgotten, and another item begins. */
function readItems(map: YAMLMap, state: State): YamlNode[] {
  state.values += 1;
  if (state.open.length === limits.depth) return [{ ...stop(map, 'depth', state), start: 0, end: 0 }];
  state.open.push(map);
  const entries = (map.items as Pair<Node, Node | null>[]).map((pair) => readEntry(pair, state));
  state.open.pop();
  const groups: YamlEntry[][] = [];
  entries.forEach((entry, index) => {
    const isFirst = entry.key === entries[0]?.key;
    if (isFirst && groups.length > 0) state.diagnostics.push(withoutDash(entry, state.source));
    if (isFirst || groups.length === 0) groups.push([entry]);
    else if (beginsAgain(entries.slice(index), groups.at(-1)!)) {
      const first = entries[0]!;
      state.diagnostics.push(withoutFirstLine(entry, first, state.source));
      groups.push([{ ...first, value: { ...first.value, tree: nextNumber(first.value.tree) } }, entry]);
    } else groups.at(-1)!.push(entry);
  });
  const [start, end] = spanOf(map, state.source.text);
  return groups.map((group, index) => {
    reportTwice(group, state);
    const next = groups[index + 1]?.[0];
    return { ...mapOf(group), start: index === 0 ? start : group[0]!.start, end: next ? group.at(-1)!.value.end : end };
  });
}

/** Three keys of an item that come again in their order: its first line, with the dash, was left out. */
function beginsAgain(rest: readonly YamlEntry[], item: readonly YamlEntry[]): boolean {
  const second = item.slice(1, 4).map(({ key }) => key);
  return second.length === 3 && second.every((key, index) => rest[index]?.key === key);
}

function nextNumber(tree: Tree): Tree {
  if (!(tree instanceof Numeral) || !Number.isInteger(tree.value)) return tree;
  return new Numeral(String(tree.value + 1), tree.value + 1);
}

/** A pair is in a list only where a tag made it one, and tags are errors. */
function asNode(item: unknown): Node | null {
  return yamlLibrary().isPair(item) ? null : (item as Node);
}

/** An item with nothing in it has the place of its `-`. */
function atDash(node: YamlNode, text: string): YamlNode {
  const dash = text.lastIndexOf('-', node.start);
  return dash === -1 ? node : { ...node, start: dash, end: dash + 1 };
}

function stop(node: Node, limit: NodeLimit, state: State): Content {
  state.stopped = true;
  state.diagnostics.push(limitError(limit, node, state.source));
  return nothing;
}

/** `narrative: &1` is that text, not nothing. */
function anchorAlone({ anchor, source }: Scalar): Tree {
  return anchor === undefined || source !== '' ? null : `&${anchor}`;
}
