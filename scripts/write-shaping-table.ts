import { createHash } from 'node:crypto';
import type { Script } from '../src/font/itemise.ts';
import { openShaper } from '../src/font/shaper.ts';
import {
  consonantCount,
  endings,
  firstConsonant,
  isExtending,
  openShapingTable,
  tableHeader,
  unknownPair,
} from '../src/font/shaping-table.ts';
import { dealSlots, type SlotDraft } from '../src/font/slots.ts';

/** Characters that stand alone: ASCII, Thai without what joins other letters, and the signs of prose (not the hidden U+00AD). */
const SINGLES: readonly number[] = [
  ...range(0x20, 0x7e),
  ...[...range(0xa0, 0xac), ...range(0xae, 0xbf), 0xd7, 0xf7],
  ...[...range(0x2010, 0x2027), 0x2030, 0x2032, 0x2033, 0x20ac],
  ...[...range(0x0e01, 0x0e30), 0x0e32, ...range(0x0e3f, 0x0e46), ...range(0x0e4f, 0x0e5b)],
];

const SCRIPTS = ['Thai', 'Latn', 'Zyyy'] as const;

type Shape = (text: string, script?: Script) => readonly SlotDraft[];

/**
 * Writes the shaping table of a font file (`src/font/shaping-table.ts`). Throws for a font that shapes a letter
 * otherwise in another script or in another cluster's company: such a font needs HarfBuzz for every word.
 */
export function writeShapingTable(font: Uint8Array): Uint8Array {
  const shaper = openShaper(font);
  const shape: Shape = (text, script = 'Thai') => dealSlots(text, shaper.shape(text, script));
  const slots = new SlotList();
  const singles = SINGLES.filter((code) => shaper.maps(code)).map((code) => {
    const [slot, ...others] = shape(String.fromCharCode(code));
    if (!slot || others.length > 0) throw new Error(`U+${code.toString(16)} is more than one slot`);
    return { code, slot: slots.number(slot) };
  });
  const pairs = singles.flatMap((first) =>
    singles.flatMap((second) => {
      const shaped = shape(String.fromCharCode(first.code, second.code)).map((slot) => slots.number(slot));
      if (shaped.length === 2 && shaped[0] === first.slot && shaped[1] === second.slot) return [];
      const kerned = shaped.length === 2 && shaped[1] === second.slot ? shaped[0]! : unknownPair;
      return [{ first: first.code, second: second.code, slot: kerned }];
    }),
  );
  const clusters = consonants().flatMap((consonant) =>
    endings.flatMap((ending) => shape(consonant + ending).map((slot) => slots.number(slot))),
  );
  const marks = range(0x0e01, 0x0e5b).filter((code) => isExtending(code) && shaper.maps(code));
  const content = { font, name: shaper.postScriptName, singles, pairs, marks, clusters, slots: slots.all };
  const table = encode(content);
  verify(table, content, shape);
  return table;
}

/** Slots in the order they are first met. */
class SlotList {
  readonly all: SlotDraft[] = [];
  readonly #numbers = new Map<string, number>();

  number(slot: SlotDraft): number {
    if (slot.parts.some(({ glyph }) => glyph === 0)) throw new Error(`the font cannot draw ${slot.character}`);
    const key = JSON.stringify(slot);
    const number = this.#numbers.get(key) ?? this.all.push(slot) - 1;
    this.#numbers.set(key, number);
    return number;
  }
}

interface Content {
  readonly font: Uint8Array;
  readonly name: string;
  readonly singles: readonly { readonly code: number; readonly slot: number }[];
  readonly pairs: readonly { readonly first: number; readonly second: number; readonly slot: number }[];
  readonly marks: readonly number[];
  readonly clusters: readonly number[];
  readonly slots: readonly SlotDraft[];
}

function encode({ font, name, singles, pairs, marks, clusters, slots }: Content): Uint8Array {
  const parts = slots.flatMap((slot) => slot.parts);
  let part = 0;
  const words = [
    ...singles.flatMap(({ code, slot }) => [code, slot]),
    ...pairs.flatMap(({ first, second, slot }) => [first, second, slot]),
    ...marks,
    ...clusters,
    ...slots.flatMap(({ character, advance, parts: own }) => {
      part += own.length;
      return [character.charCodeAt(0), advance, part - own.length];
    }),
    ...[0, 0, part],
    ...parts.flatMap(({ glyph, dx, dy }) => [glyph, dx, dy]),
  ];
  const header = Buffer.alloc(tableHeader.name);
  header.writeUInt32LE(tableHeader.signature, 0);
  digestOf(font).copy(header, tableHeader.digest);
  [slots.length, singles.length, pairs.length, marks.length, name.length].forEach((count, k) => {
    header.writeUInt16LE(count, tableHeader.counts + 2 * k);
  });
  return Buffer.concat([header, Buffer.from(name, 'latin1'), Buffer.from(Int16Array.from(words).buffer)]);
}

/** Every letter and cluster before and after every letter, in every script: the table says what HarfBuzz says. */
function verify(bytes: Uint8Array, { font, singles, pairs }: Content, shape: Shape): void {
  const table = openShapingTable(bytes, digestOf(font).toString('hex'))!;
  const unknown = new Set(
    pairs.filter(({ slot }) => slot === unknownPair).map(({ first, second }) => String.fromCharCode(first, second)),
  );
  const characters = singles.map(({ code }) => String.fromCharCode(code));
  const common = characters.filter((character) => !THAI.test(character));
  const joined = (first: string, seconds: readonly string[]) =>
    seconds
      .filter((second) => ![first + second, second + first].some((pair) => unknown.has(pair)))
      .map((second) => first + second)
      .join('');
  const check = (text: string, scripts: readonly Script[]) => {
    const slots: number[] = [];
    const told = table.shape(text, slots) && JSON.stringify(slots.map((id) => table.slot(id)));
    for (const script of scripts) {
      if (JSON.stringify(shape(text, script)) !== told) throw new Error(`${text} is shaped otherwise in ${script}`);
    }
  };
  for (const first of characters) check(joined(first, characters), ['Thai']);
  for (const first of common) check(joined(first, common), SCRIPTS);
  for (const consonant of consonants()) {
    for (const ending of endings) check(joined(consonant + ending, characters), ['Thai']);
  }
}

/** Letters of the script Thai, which are never shaped as another. */
const THAI = /\p{Script=Thai}/u;

function consonants(): readonly string[] {
  return range(firstConsonant, firstConsonant + consonantCount - 1).map((code) => String.fromCharCode(code));
}

function digestOf(font: Uint8Array): Buffer {
  return createHash('sha256').update(font).digest();
}

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, k) => first + k);
}
