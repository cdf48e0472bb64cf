import type { Tree, YamlEntry, YamlNode } from '../../yaml/tree.ts';
import { deepest, newline, notPlain, skipSpaces } from './cursor.ts';
import { readDoubleQuoted, readSingleQuoted } from './quoted.ts';
import { indicators, resolve, scalarNode } from './scalar.ts';

/** `[…]` or `{…}` at `start`; its further lines are indented by `minimum` spaces at least. */
export function readFlow(text: string, start: number, minimum: number, depth: number): YamlNode {
  if (depth > deepest) throw notPlain;
  return text[start] === '[' ? readFlowList(text, start, minimum, depth) : readFlowMap(text, start, minimum, depth);
}

function readFlowList(text: string, start: number, minimum: number, depth: number): YamlNode {
  const items: YamlNode[] = [];
  let at = skipBlanks(text, start + 1, minimum);
  if (text[at] !== ']') {
    for (;;) {
      const item = readFlowValue(text, at, minimum, depth);
      items.push(item);
      at = skipBlanks(text, item.end, minimum);
      if (text[at] === ']') break;
      if (text[at] !== ',') throw notPlain;
      at = skipBlanks(text, at + 1, minimum);
    }
  }
  return { tree: items.map(({ tree }) => tree), start, end: at + 1, entries: undefined, items };
}

function readFlowMap(text: string, start: number, minimum: number, depth: number): YamlNode {
  const tree: Record<string, Tree> = Object.create(null);
  const entries: YamlEntry[] = [];
  let at = skipBlanks(text, start + 1, minimum);
  if (text[at] !== '}') {
    for (;;) {
      keyPattern.lastIndex = at;
      const key = keyPattern.exec(text)?.[0];
      if (key === undefined || key in tree) throw notPlain;
      const end = at + key.length;
      const value = readFlowValue(text, skipSpaces(text, end + 1), minimum, depth);
      tree[key] = value.tree;
      entries.push({ key, start: at, end, value });
      at = skipBlanks(text, value.end, minimum);
      if (text[at] === '}') break;
      if (text[at] !== ',') throw notPlain;
      at = skipBlanks(text, at + 1, minimum);
    }
  }
  return { tree, start, end: at + 1, entries, items: undefined };
}

const keyPattern = /[A-Za-z_]\w{0,99}(?=: )/y;

function readFlowValue(text: string, at: number, minimum: number, depth: number): YamlNode {
  const first = text[at] ?? '\n';
  if (first === '"') return readDoubleQuoted({ text, at }, minimum);
  if (first === "'") return readSingleQuoted({ text, at }, minimum);
  if (first === '[' || first === '{') return readFlow(text, at, minimum, depth + 1);
  if (first === '\n' || indicators.includes(first) || /^[-?:](?:[\s,[\]{}]|$)/.test(text.slice(at, at + 2)))
    throw notPlain;
  flowText.lastIndex = at;
  const [written] = flowText.exec(text)!;
  const words = written.trimEnd();
  // A colon makes a key of it, and a sign for a number ends a text.
  if (/:(?: |$)| #/.test(words)) throw notPlain;
  return scalarNode(resolve(words), at, at + words.length);
}

/** Text without quotation marks, on one line. */
const flowText = /[^,[\]{}\n]*/y;

/** Goes over spaces and line ends to what follows, which is indented enough and no comment. */
function skipBlanks(text: string, from: number, minimum: number): number {
  let at = skipSpaces(text, from);
  while (text.charCodeAt(at) === newline) {
    const lineStart = at + 1;
    at = skipSpaces(text, lineStart);
    if (text.charCodeAt(at) !== newline && at - lineStart < minimum) throw notPlain;
  }
  if (at >= text.length || text[at] === '#') throw notPlain;
  return at;
}
