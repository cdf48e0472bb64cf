/**
 * Words with their costs as a minimal automaton of 32-bit cells: a state is a base, the edge for a letter is the cell
 * at `base + letter`, and it exists when the cell's own label is that letter.
 */
export interface Dictionary {
  readonly cells: Uint32Array;
  readonly root: number;
}

/** Opens a packed dictionary as a view over `bytes` (a copy only when they are not aligned); throws when they are none. */
export function readDictionary(bytes: Uint8Array): Dictionary {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength >> 2);
  if (words[0] !== magic || words[1] !== words.length - headerCells) throw new Error('not a raingan dictionary');
  return { cells: words.subarray(headerCells), root: words[2]! };
}

/** The cost of one word, or 0 when the dictionary lacks it; for tests and tools, segmentation walks the cells itself. */
export function costOf(dictionary: Dictionary, word: string): number {
  let base = dictionary.root;
  let cost = 0;
  for (let index = 0; index < word.length; index++) {
    if (base === 0) return 0;
    const label = labelOf(word.charCodeAt(index));
    const cell = dictionary.cells[base + label] ?? 0;
    if (label === 0 || labelIn(cell) !== label) return 0;
    cost = costIn(cell);
    base = baseIn(cell);
  }
  return cost;
}

/** `RGD1`, little-endian. */
export const magic = 0x31444752;
/** Magic, number of cells, root base, reserved. */
export const headerCells = 4;
/** Costs are 1 to 63; 0 marks a cell where no word ends. */
export const maxCost = 63;
/** One step of cost in nats of `-log(probability)`, and the cost of step 0. */
export const costStep = 0.25;
export const costOffset = 3.25;

/** 1 to 78 for the Thai letters, 0 for every other code unit. */
export function labelOf(code: number): number {
  const label = code - 0x0e00;
  return label > 0 && label < 0x4f ? label : 0;
}

/** Label in bits 0-6, cost in bits 7-12, base of the next state in bits 13-31 (0: no word goes on). */
export function packCell(label: number, cost: number, base: number): number {
  return (label | (cost << 7) | (base << 13)) >>> 0;
}

/** The label of a cell. */
export function labelIn(cell: number): number {
  return cell & 0x7f;
}

/** The cost of the word that ends at a cell; 0 where none ends. */
export function costIn(cell: number): number {
  return (cell >>> 7) & 0x3f;
}

/** The base of the state that a cell leads to; 0 where no word goes on. */
export function baseIn(cell: number): number {
  return cell >>> 13;
}
