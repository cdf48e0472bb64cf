import { createHash } from 'node:crypto';
import {
  glyphFields,
  openPreparedFont,
  type PreparedHeader,
  signature,
} from '../src/fast/shaping-table/open-prepared-font.ts';
import {
  consonantCount,
  endings,
  firstConsonant,
  isExtending,
  unknownPair,
} from '../src/fast/shaping-table/prepared-words.ts';
import type { FontFile, InkExtent } from '../src/font/font-file.ts';
import type { Script } from '../src/font/itemise.ts';
import { measureInk } from '../src/font/metrics.ts';
import { openFontFile } from '../src/font/open-font-file.ts';
import { readSfnt } from '../src/font/sfnt.ts';
import { createShaper } from '../src/font/shaper.ts';
import { dealSlots, type SlotDraft } from '../src/font/slots.ts';

/** Characters drawn alone: ASCII, Thai without what joins other letters, and the signs of prose (not the hidden U+00AD). */
const singleCharacters: readonly number[] = [
  ...range(0x20, 0x7e),
  ...[...range(0xa0, 0xac), ...range(0xae, 0xbf), 0xd7, 0xf7],
  ...[...range(0x2010, 0x2027), 0x2030, 0x2032, 0x2033, 0x20ac],
  ...[...range(0x0e01, 0x0e30), 0x0e32, ...range(0x0e3f, 0x0e46), ...range(0x0e4f, 0x0e5b)],
];

const scripts = ['Thai', 'Latn', 'Zyyy'] as const;

type Shape = (text: string, script?: Script) => readonly SlotDraft[];

/**
 * Writes what is prepared of a font file (src/fast/shaping-table/open-prepared-font.ts). Throws for a font that shapes a
 * letter otherwise in another script or in another cluster's company: such a font needs HarfBuzz for every word.
 */
export function writeShapingTable(bytes: Uint8Array): Uint8Array {
  const { file, problem } = openFontFile(bytes, createHash('sha256').update(bytes).digest('hex'));
  if (!file) throw new Error(problem.en);
  const shaper = createShaper(bytes);
  const shape: Shape = (text, script = 'Thai') => dealSlots(text, shaper.shape(text, script));
  const slots = new SlotList();
  const singles = singleCharacters
    .filter((code) => file.maps(code))
    .map((code) => {
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
  const marks = range(0x0e01, 0x0e5b).filter((code) => isExtending(code) && file.maps(code));
  const content = { file, ink: measureInk(file, shaper), singles, pairs, marks, clusters, slots: slots.all };
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
  readonly file: FontFile;
  readonly ink: InkExtent;
  readonly singles: readonly { readonly code: number; readonly slot: number }[];
  readonly pairs: readonly { readonly first: number; readonly second: number; readonly slot: number }[];
  readonly marks: readonly number[];
  readonly clusters: readonly number[];
  readonly slots: readonly SlotDraft[];
}

function encode({ file, ink, singles, pairs, marks, clusters, slots }: Content): Uint8Array {
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
  const glyphCount = readSfnt(file.bytes).get('maxp')!.getUint16(4);
  const { postScriptName, unitsPerEm, licenceBits, metrics, outlineScale } = file;
  const header: PreparedHeader = {
    font: file.digest,
    facts: { postScriptName, unitsPerEm, licenceBits, metrics, outlineScale, ink },
    counts: { slots: slots.length, singles: singles.length, pairs: pairs.length, marks: marks.length },
    glyphs: glyphCount,
  };
  const json = Buffer.from(JSON.stringify(header));
  const start = Buffer.alloc(8);
  start.writeUInt32LE(signature, 0);
  start.writeUInt32LE(json.length, 4);
  return Buffer.concat([start, json, Buffer.from(Int16Array.from(words).buffer), ...encodeGlyphs(file, glyphCount)]);
}

function encodeGlyphs(file: FontFile, glyphCount: number): readonly Uint8Array[] {
  const entries = Buffer.alloc(glyphFields * (glyphCount + 1));
  const descriptions: Uint8Array[] = [];
  let length = 0;
  for (let glyph = 0; glyph < glyphCount; glyph++) {
    const { data, advance, points } = file.outline(glyph);
    entries.writeUInt32LE(length, glyphFields * glyph);
    entries.writeUInt16LE(advance, glyphFields * glyph + 4);
    entries.writeUInt16LE(points, glyphFields * glyph + 6);
    descriptions.push(data);
    length += data.length;
  }
  entries.writeUInt32LE(length, glyphFields * glyphCount);
  return [entries, ...descriptions];
}

/** Every letter and cluster before and after every letter, in every script: the words are what HarfBuzz gives. */
function verify(prepared: Uint8Array, { file, singles, pairs }: Content, shape: Shape): void {
  const table = openPreparedFont(file.bytes, file.digest, prepared)!.words!;
  const unknown = new Set(
    pairs.filter(({ slot }) => slot === unknownPair).map(({ first, second }) => String.fromCharCode(first, second)),
  );
  const characters = singles.map(({ code }) => String.fromCharCode(code));
  const common = characters.filter((character) => !thaiLetter.test(character));
  const joined = (first: string, seconds: readonly string[]) =>
    seconds
      .filter((second) => ![first + second, second + first].some((pair) => unknown.has(pair)))
      .map((second) => first + second)
      .join('');
  const check = (text: string, scripts: readonly Script[]) => {
    const slots: number[] = [];
    const said = table.shape(text, slots) && JSON.stringify(slots.map((id) => table.slot(id)));
    for (const script of scripts) {
      if (JSON.stringify(shape(text, script)) !== said) throw new Error(`${text} is shaped otherwise in ${script}`);
    }
  };
  for (const first of characters) check(joined(first, characters), ['Thai']);
  for (const first of common) check(joined(first, common), scripts);
  for (const consonant of consonants()) {
    for (const ending of endings) check(joined(consonant + ending, characters), ['Thai']);
  }
}

/** Letters of the script Thai, which are never shaped as another. */
const thaiLetter = /\p{Script=Thai}/u;

function consonants(): readonly string[] {
  return range(firstConsonant, firstConsonant + consonantCount - 1).map((code) => String.fromCharCode(code));
}

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, k) => first + k);
}
