import { headerCells, labelOf, magic, maxCost, packCell } from './dictionary.ts';

/** Packs words and their costs (1 to 63) into the bytes `readDictionary` reads; the same words give the same bytes. */
export function packDictionary(costs: ReadonlyMap<string, number>): Uint8Array {
  const states: State[] = [];
  const root = minimise(buildTrie(costs), states, new Map());
  const bases = placeStates(states);
  return writeCells(states, bases, root);
}

/** A base has 19 bits in a cell. */
const maxBase = 1 << 19;

interface TrieNode {
  cost: number;
  readonly children: Map<number, TrieNode>;
}

/** Edges sorted by label; `target` is the number of a state, -1 when no word goes on. */
type State = readonly { readonly label: number; readonly cost: number; readonly target: number }[];

function buildTrie(costs: ReadonlyMap<string, number>): TrieNode {
  const root: TrieNode = { cost: 0, children: new Map() };
  for (const word of [...costs.keys()].sort()) {
    const cost = costs.get(word)!;
    if (!Number.isInteger(cost) || cost < 1 || cost > maxCost) throw new Error(`cost of ${word} is out of range`);
    let node = root;
    for (let index = 0; index < word.length; index++) {
      const label = labelOf(word.charCodeAt(index));
      if (label === 0) throw new Error(`${word} has a character that is no Thai letter`);
      let child = node.children.get(label);
      if (child === undefined) {
        child = { cost: 0, children: new Map() };
        node.children.set(label, child);
      }
      node = child;
    }
    node.cost = cost;
  }
  return root;
}

/** Numbers the distinct states bottom-up: two nodes with the same edges are one state. */
function minimise(node: TrieNode, states: State[], known: Map<string, number>): number {
  if (node.children.size === 0) return -1;
  const edges = [...node.children]
    .sort(([left], [right]) => left - right)
    .map(([label, child]) => ({ label, cost: child.cost, target: minimise(child, states, known) }));
  const signature = edges.map((edge) => `${edge.label},${edge.cost},${edge.target}`).join(' ');
  const existing = known.get(signature);
  if (existing !== undefined) return existing;
  known.set(signature, states.length);
  return states.push(edges) - 1;
}

/** Gives every state a base of its own such that no two edges fall on one cell; states with many edges choose first. */
function placeStates(states: readonly State[]): Int32Array {
  const order = states.map((_, index) => index).sort((a, b) => states[b]!.length - states[a]!.length || a - b);
  const bases = new Int32Array(states.length);
  const taken = new Uint8Array(maxBase + 128);
  const usedBases = new Uint8Array(maxBase);
  // A base refused once for a set of letters is refused for ever, so each set goes on where it last stopped.
  const resume = new Map<string, number>();
  for (const index of order) {
    const labels = states[index]!.map((edge) => edge.label);
    const letters = labels.join(' ');
    let base = resume.get(letters) ?? 1;
    while (usedBases[base] === 1 || labels.some((label) => taken[base + label] === 1)) base++;
    if (base >= maxBase) throw new Error('too many words for the cell format');
    resume.set(letters, base + 1);
    usedBases[base] = 1;
    bases[index] = base;
    for (const label of labels) taken[base + label] = 1;
  }
  return bases;
}

function writeCells(states: readonly State[], bases: Int32Array, root: number): Uint8Array {
  const highest = states.reduce((top, edges, index) => Math.max(top, bases[index]! + edges.at(-1)!.label), 0);
  const count = highest + 1;
  const bytes = new Uint8Array((headerCells + count) * 4);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, magic, true);
  view.setUint32(4, count, true);
  view.setUint32(8, root < 0 ? 0 : bases[root]!, true);
  states.forEach((edges, index) => {
    for (const edge of edges) {
      const target = edge.target < 0 ? 0 : bases[edge.target]!;
      const cell = headerCells + bases[index]! + edge.label;
      view.setUint32(cell * 4, packCell(edge.label, edge.cost, target), true);
    }
  });
  return bytes;
}
