import type { Alias, Node, Pair, ParsedNode, Scalar, YAMLMap } from 'yaml';
import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Localized } from '../model/localized.ts';
import { controlCharacter, forbiddenCharacter } from './control-characters.ts';
import { yamlLibrary } from './library.ts';
import { limits } from './limits.ts';
import type { SourceText } from './source-text.ts';
import type { Tree } from './tree.ts';
import { Numeral } from './tree.ts';

export interface ReadTree {
  /** `undefined` when a limit was passed. */
  readonly tree: Tree | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** The node each alias stands for. */
  readonly targets: ReadonlyMap<Node, Node>;
}

interface State {
  readonly source: SourceText;
  readonly diagnostics: Diagnostic[];
  readonly anchors: Map<string, Node>;
  readonly targets: Map<Node, Node>;
  /** Collections being read, outermost first. */
  readonly open: Node[];
  values: number;
  stopped: boolean;
}

/** Plain values of YAML nodes, aliases followed; finds keys written twice, aliases that lead nowhere, and the limits passed. */
export function readTree(contents: ParsedNode, source: SourceText): ReadTree {
  const state: State = {
    source,
    diagnostics: [],
    anchors: new Map(),
    targets: new Map(),
    open: [],
    values: 0,
    stopped: false,
  };
  const tree = read(contents, state);
  return { tree: state.stopped ? undefined : tree, diagnostics: state.diagnostics, targets: state.targets };
}

function read(node: Node | null, state: State): Tree {
  const { isAlias, isScalar } = yamlLibrary();
  if (node === null || state.stopped) return null;
  state.values += 1;
  if (state.values > limits.values) return stop(node, tooManyValues, state);
  if (isAlias(node)) return followAlias(node, state);
  if (node.anchor !== undefined) state.anchors.set(node.anchor, node);
  if (isScalar(node)) return readScalar(node, state);
  return readCollection(node, state);
}

function followAlias(alias: Alias, state: State): Tree {
  const target = state.anchors.get(alias.source);
  if (target === undefined || state.open.includes(target)) {
    state.diagnostics.push(fault(alias, target === undefined ? noAnchor(alias) : ownAlias(alias), state));
    return null;
  }
  if (!state.targets.has(alias) && state.targets.size === limits.aliases) return stop(alias, tooManyAliases, state);
  state.targets.set(alias, target);
  return read(target, state);
}

function readScalar(scalar: Scalar, state: State): Tree {
  const { value } = scalar;
  if (typeof value === 'number') return new Numeral(scalar.source ?? String(value), value);
  if (typeof value !== 'string') return typeof value === 'boolean' ? value : null;
  const character = forbiddenCharacter(value);
  const [start, end] = scalar.range ?? [0, 0];
  // What stands in the file itself is found without parsing; this is for escapes such as "\0".
  if (character !== undefined && !state.source.text.slice(start, end).includes(character)) {
    state.diagnostics.push(controlCharacter(character, state.source.place(start, end)));
  }
  return value;
}

function readCollection(node: Node, state: State): Tree {
  const { isCollection, isMap } = yamlLibrary();
  if (!isCollection(node)) return null;
  if (state.open.length === limits.depth) return stop(node, tooDeep, state);
  state.open.push(node);
  const tree = isMap(node) ? readMap(node, state) : node.items.map((item) => read(asNode(item), state));
  state.open.pop();
  return tree;
}

function readMap(map: YAMLMap, state: State): Tree {
  const { isScalar } = yamlLibrary();
  const seen = new Map<string, Node>();
  const tree: Record<string, Tree> = Object.create(null);
  for (const pair of map.items as Pair<Node, Node | null>[]) {
    const key = isScalar(pair.key) ? String(pair.key.value) : '';
    const first = seen.get(key);
    if (first) state.diagnostics.push(duplicateKey(key, pair.key, first, state));
    else seen.set(key, pair.key);
    tree[key] = read(pair.value, state);
  }
  return tree;
}

/** A pair stands in a list only where a tag made it one, and tags are errors. */
function asNode(item: unknown): Node | null {
  return yamlLibrary().isPair(item) ? null : (item as Node);
}

function duplicateKey(key: string, node: Node, first: Node, state: State): Diagnostic {
  const [start] = first.range ?? [0];
  const { line } = state.source.range(start, start).start;
  return diagnostic('E-YAML-SYNTAX', placeOf(node, state), {
    message: { th: `คีย์ \`${key}\` ซ้ำ`, en: `the key \`${key}\` is written twice` },
    hint: { th: `ครั้งแรกอยู่ที่บรรทัด ${line} ลบออกหนึ่งที่`, en: `it is also on line ${line}; remove one` },
  });
}

function stop(node: Node, message: Localized, state: State): null {
  state.stopped = true;
  state.diagnostics.push(diagnostic('E-YAML-LIMIT', placeOf(node, state), { message }));
  return null;
}

function fault(node: Node, message: Localized, state: State): Diagnostic {
  return diagnostic('E-YAML-SYNTAX', placeOf(node, state), {
    message,
    hint: { th: 'ข้อความที่ขึ้นต้นด้วย `*` ต้องอยู่ใน "…"', en: 'text that begins with `*` needs "…"' },
  });
}

function placeOf(node: Node, { source }: State) {
  const [start, end] = node.range ?? [0, 0];
  return source.place(start, start + source.text.slice(start, end).trimEnd().length);
}

const noAnchor = ({ source }: Alias): Localized => ({
  th: `ไม่พบ \`&${source}\` ที่ \`*${source}\` อ้างถึง`,
  en: `\`*${source}\` refers to \`&${source}\`, which does not come before it`,
});
const ownAlias = ({ source }: Alias): Localized => ({
  th: `\`*${source}\` อ้างถึงตัวเอง`,
  en: `\`*${source}\` refers to itself`,
});
const tooDeep = {
  th: `ข้อมูลซ้อนกันเกิน ${limits.depth} ชั้น`,
  en: `more than ${limits.depth} levels inside each other`,
};
const tooManyAliases = { th: `ใช้ชื่ออ้างอิง \`*\` เกิน ${limits.aliases} ครั้ง`, en: `more than ${limits.aliases} aliases` };
const tooManyValues = { th: 'ไฟล์มีค่ามากเกินกำหนด', en: 'the file holds too many values' };
