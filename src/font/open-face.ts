import type { Face, FaceMetrics, ShapedText, Slot } from '../model/face.ts';
import { createGenerationCache } from '../model/generation-cache.ts';
import { ownText } from '../model/own-text.ts';
import { itemise, type ScriptRun } from './itemise.ts';
import { readMetrics } from './metrics.ts';
import { drawMissing } from './missing-character.ts';
import { openShaper, type Shaper } from './shaper.ts';
import type { ShapingTable } from './shaping-table.ts';
import { dealSlots, type SlotDraft } from './slots.ts';
import type { TrueTypeFont } from './truetype.ts';

/** What a font book calls a face. */
export type FaceName = Pick<Face, 'family' | 'bold' | 'italic' | 'key'>;

/** Opens a font file that `readTrueType` found whole; `table` is what is known of it beforehand. */
export function openFace(name: FaceName, file: FontFile, font: TrueTypeFont, table?: ShapingTable): Face {
  return new OpenFace(name, file, font, table);
}

export interface FontFile {
  readonly bytes: Uint8Array;
  /** SHA-256, hexadecimal. */
  readonly digest: string;
}

/** Words a face remembers at least: a report of three pages has about 350 different ones, and offices share most. */
const rememberedWords = 4096;

/** Slot numbers are kept in 16 bits, as CIDs are. */
const maxSlots = 0x10000;

const notInPostScriptName = /[^!-~]|[[\](){}<>/%]/g;

class OpenFace implements Face {
  readonly key: string;
  readonly family: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly postScriptName: string;
  readonly unitsPerEm: number;
  readonly digest: string;
  readonly bytes: Uint8Array;
  readonly metrics: FaceMetrics;
  readonly #table: ShapingTable | undefined;
  #opened: Shaper | undefined;
  readonly #words = createGenerationCache<ShapedText>(rememberedWords);
  readonly #slots: Slot[] = [];
  /** Made when HarfBuzz first shapes a word: until then all slots are the table's. */
  #slotsByContent: Map<string, Slot> | undefined;
  #nextSlot: number;
  /** By code point: 0 not asked yet, 1 drawn, 2 not drawn. Every character of a report is asked for more than once. */
  readonly #coverage = new Uint8Array(0x110000);

  constructor(name: FaceName, { bytes, digest }: FontFile, font: TrueTypeFont, table: ShapingTable | undefined) {
    this.key = name.key;
    this.family = name.family;
    this.bold = name.bold;
    this.italic = name.italic;
    this.bytes = bytes;
    this.digest = digest;
    this.#table = table;
    this.#nextSlot = table?.slotCount ?? 0;
    const postScriptName = table?.postScriptName ?? this.#shaper.postScriptName;
    this.postScriptName = (postScriptName || name.key).replace(notInPostScriptName, '');
    this.unitsPerEm = font.unitsPerEm;
    this.metrics = readMetrics(font, () => this.#shaper, digest);
  }

  get #shaper(): Shaper {
    this.#opened ??= openShaper(this.bytes);
    return this.#opened;
  }

  covers(codePoint: number): boolean {
    if (this.#coverage[codePoint] === 0) this.#coverage[codePoint] = this.#draws(codePoint) ? 1 : 2;
    return this.#coverage[codePoint] === 1;
  }

  shape(given: string): ShapedText {
    const known = this.#words.get(given);
    if (known) return known;
    const text = ownText(given);
    const slots: number[] = [];
    for (const run of itemise(text.replaceAll('\t', ' '))) {
      if (!this.#table?.shape(run.text, slots)) this.#shapeRun(run, slots);
    }
    let advance = 0;
    for (const id of slots) advance += this.slot(id).advance;
    const shaped = { text, slots: Uint16Array.from(slots), advance };
    this.#words.set(text, shaped);
    return shaped;
  }

  slot(id: number): Slot {
    const known = this.#slots[id];
    if (known) return known;
    if (!this.#table || id >= this.#table.slotCount) throw new RangeError(`face ${this.key} has no slot ${id}`);
    const slot = { id, ...this.#table.slot(id) };
    this.#slots[id] = slot;
    return slot;
  }

  #shapeRun({ text, script }: ScriptRun, slots: number[]): void {
    for (const draft of dealSlots(text, this.#shaper.shape(text, script))) {
      slots.push(this.#intern(drawMissing(draft, this.#shaper, this.metrics.capHeight)).id);
    }
  }

  /** HarfBuzz draws some characters without a `cmap` entry: hidden ones, NO-BREAK spaceCharacter, decomposed letters. */
  #draws(codePoint: number): boolean {
    if (this.#table?.draws(codePoint) || this.#shaper.maps(codePoint)) return true;
    const text = String.fromCodePoint(codePoint);
    return itemise(text).every(({ script }) => this.#shaper.shape(text, script).every(({ glyph }) => glyph !== 0));
  }

  #intern(draft: SlotDraft): Slot {
    const { character, advance } = draft;
    const hidden = this.#shaper.invisibleGlyph;
    const parts = advance > 0 ? draft.parts : draft.parts.filter((part) => part.glyph !== hidden);
    const key = contentOf({ character, advance, parts });
    this.#slotsByContent ??= new Map(
      Array.from({ length: this.#table?.slotCount ?? 0 }, (_, id) => [contentOf(this.slot(id)), this.slot(id)]),
    );
    const known = this.#slotsByContent.get(key);
    if (known) return known;
    if (this.#nextSlot === maxSlots) throw new RangeError(`face ${this.key} needs more than ${maxSlots} slots`);
    const slot = { id: this.#nextSlot++, character, advance, parts };
    this.#slots[slot.id] = slot;
    this.#slotsByContent.set(key, slot);
    return slot;
  }
}

function contentOf({ character, advance, parts }: SlotDraft): string {
  let content = `${character}${advance}`;
  for (const part of parts) content += ` ${part.glyph} ${part.dx} ${part.dy} ${part.scale ?? ''}`;
  return content;
}
