import type { CST, Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { yamlLibrary } from './library.ts';
import { type PlainValue, renderItem, renderScalar, type ScalarStyle } from './render-value.ts';

/** A change of a text: the characters from `start` to `end` (exclusive) become `text`. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The edit that writes another value in place of a scalar, in its style. */
export function replaceScalar(text: string, node: Scalar, value: PlainValue, isFlow: boolean): TextEdit | undefined {
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

/** Where the colon of a pair is. */
export function colonOf(pair: Pair): number | undefined {
  const source = (pair as Pair & { srcToken?: SourcePair }).srcToken;
  return source?.sep?.find(({ type }) => type === 'map-value-ind')?.offset;
}

/** `name:` with nothing behind it, or only a comment. */
export function fillEmpty(text: string, pair: Pair, value: PlainValue): TextEdit | undefined {
  const colon = colonOf(pair);
  if (colon === undefined) return undefined;
  return fillAfter(text, colon, columnOf(text, (pair.key as Node).range![0]), value);
}

/** `-` with nothing behind it, or only a comment. */
export function fillItem(text: string, list: YAMLSeq, index: number, value: PlainValue): TextEdit | undefined {
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

/** New lines in a group or list in block style, behind the last entry or behind the one before `index`. */
export function addEntry(
  text: string,
  parent: YAMLMap | YAMLSeq,
  step: string | number,
  value: PlainValue,
  index = parent.items.length,
): TextEdit | undefined {
  if (parent.items.length === 0) return undefined;
  const first = entryStart(text, parent, 0);
  const indent = ' '.repeat(columnOf(text, first));
  if (index === 0 && text.slice(lineStart(text, first), first).trim() !== '') return undefined;
  const at = index === 0 ? lineStart(text, first) : nextLine(text, lastOffset(parent.items[index - 1] as Node));
  const lineEnd = lineEndOf(text);
  const isItem = step === '-';
  const entry = isItem
    ? `${indent}-${renderItem(value, `${indent}  `, lineEnd).slice(indent.length + 1)}`
    : renderItem({ [String(step)]: value }, indent, lineEnd);
  const open = at > 0 && text[at - 1] !== '\n';
  return { start: at, end: at, text: open ? `${lineEnd}${entry}` : `${entry}${lineEnd}` };
}

/** A value behind the last one between brackets. */
export function addToFlow(
  text: string,
  parent: YAMLMap | YAMLSeq,
  key: string,
  value: PlainValue,
): TextEdit | undefined {
  if (typeof value === 'object' && value !== null && parent.items.length === 0) return emptyList(text, parent, value);
  const close = parent.range![1] - 1;
  const rendered =
    typeof value === 'object' && value !== null
      ? JSON.stringify(value)
      : renderScalar(value, 'PLAIN', { indent: '', lineEnd: lineEndOf(text), isFlow: true });
  const before = text.slice(0, close);
  const at = before.trimEnd().length;
  return { start: at, end: at, text: `${parent.items.length > 0 ? ', ' : ''}${key}${rendered}` };
}

/** `reports: []` becomes a list in block style; a comment behind it stays in its line. */
function emptyList(text: string, parent: YAMLMap | YAMLSeq, value: PlainValue): TextEdit | undefined {
  const [start, end] = parent.range!;
  const behind = text.slice(end, lineEndAfter(text, end)).trimEnd();
  if (text.slice(lineStart(text, start), start).includes('[') || !/^(?:\s+#.*)?$/.test(behind)) return undefined;
  const column = /^ */.exec(text.slice(lineStart(text, start)))![0].length;
  const lineEnd = lineEndOf(text);
  const indent = ' '.repeat(column + 2);
  return {
    start: text.slice(0, start).trimEnd().length,
    end: end + behind.length,
    text: `${behind}${lineEnd}${indent}-${renderItem(value, `${indent}  `, lineEnd).slice(indent.length + 1)}`,
  };
}

/** Where an entry of a group or list begins: at its key, or at its dash. */
export function entryStart(text: string, parent: YAMLMap | YAMLSeq, index: number): number {
  const { isMap } = yamlLibrary();
  if (isMap(parent)) return ((parent.items[index]?.key as Node | undefined)?.range ?? [0])[0];
  return dashOf(parent as YAMLSeq, index) ?? text.length;
}

/** The end of the last value in a node, comments behind it not counted. */
export function lastOffset(node: Node | Pair): number {
  const { isCollection, isPair } = yamlLibrary();
  if (isPair(node)) return node.value ? lastOffset(node.value as Node) : (node.key as Node).range![1];
  if (isCollection(node) && !node.flow && node.items.length > 0) return lastOffset(node.items.at(-1) as Node);
  return node.range?.[1] ?? 0;
}

/** Where the line that holds an offset begins. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function lineEndAfter(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end === -1) return text.length;
  return text[end - 1] === '\r' ? end - 1 : end;
}

/** The beginning of the line after the one that holds `offset`; a block scalar ends there already. */
export function nextLine(text: string, offset: number): number {
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
