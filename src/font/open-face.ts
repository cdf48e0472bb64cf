import type { Face, FaceMetrics, GlyphOutline, ShapedText, Slot } from '../model/face.ts';
import { createGenerationCache } from '../model/generation-cache.ts';
import { ownText } from '../model/own-text.ts';
import type { FontFile, PreparedWords } from './font-file.ts';
import { itemise, type ScriptRun } from './itemise.ts';
import { readMetrics } from './metrics.ts';
import { drawMissing } from './missing-character.ts';
import { createShaper, type Shaper } from './shaper.ts';
import { dealSlots, type SlotDraft } from './slots.ts';

/** What a font book calls a face. */
export type FaceName = Pick<Face, 'family' | 'bold' | 'italic' | 'key'>;

/** Makes a face of a font file. */
export function createFace(name: FaceName, file: FontFile): Face {
  return new FileFace(name, file);
}

/** Words a face caches at least: a report of three pages has about 350 different ones, and offices share most. */
const cachedWords = 4096;

/** Slot numbers are kept in 16 bits, as CIDs are. */
const maxSlots = 0x10000;

const notInPostScriptName = /[^!-~]|[[\](){}<>/%]/g;

/**
 * Marks are set above each other up to 30, as Unicode Standard Annex 15 bounds them (Stream-Safe Text Format); what is piled
 * on top of those would each need a slot of its own, a thousand lines high.
 */
const marksPiledUp = /\p{M}{31}/u;
const betweenPiles = /(?<=\p{M}{30})(?=\p{M})/u;

class FileFace implements Face {
  readonly key: string;
  readonly family: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly postScriptName: string;
  readonly unitsPerEm: number;
  readonly digest: string;
  readonly bytes: Uint8Array;
  readonly metrics: FaceMetrics;
  readonly outlineScale: number;
  readonly #file: FontFile;
  readonly #words: PreparedWords | undefined;
  #opened: Shaper | undefined;
  readonly #shaped = createGenerationCache<ShapedText>(cachedWords);
  readonly #slots: Slot[] = [];
  /** Made when HarfBuzz first shapes a word: until then all slots are the prepared ones. */
  #slotsByContent: Map<string, Slot> | undefined;
  #nextSlot: number;
  #kernsThai: boolean | undefined;
  /** By code point: 0 not looked up yet, 1 drawn, 2 not drawn. Every character of a report is looked up more than once. */
  readonly #coverage = new Uint8Array(0x110000);

  constructor(name: FaceName, file: FontFile) {
    this.key = name.key;
    this.family = name.family;
    this.bold = name.bold;
    this.italic = name.italic;
    this.#file = file;
    this.#words = file.words;
    this.#nextSlot = file.words?.slotCount ?? 0;
    this.bytes = file.bytes;
    this.digest = file.digest;
    this.postScriptName = (file.postScriptName || name.key).replace(notInPostScriptName, '');
    this.unitsPerEm = file.unitsPerEm;
    this.outlineScale = file.outlineScale;
    this.metrics = readMetrics(file, () => this.#shaper);
  }

  get #shaper(): Shaper {
    this.#opened ??= createShaper(this.bytes);
    return this.#opened;
  }

  /** Faces of which words are prepared do not: their test compares it with what HarfBuzz says. */
  get kernsThai(): boolean {
    this.#kernsThai ??= this.#words === undefined && kernsThai(this.#shaper);
    return this.#kernsThai;
  }

  covers(codePoint: number): boolean {
    if (this.#coverage[codePoint] === 0) this.#coverage[codePoint] = this.#draws(codePoint) ? 1 : 2;
    return this.#coverage[codePoint] === 1;
  }

  shape(given: string): ShapedText {
    const known = this.#shaped.get(given);
    if (known) return known;
    const text = ownText(given);
    const slots: number[] = [];
    for (const run of itemise(text.replaceAll('\t', ' '))) {
      if (!this.#words?.shape(run.text, slots)) this.#shapeRun(run, slots);
    }
    let advance = 0;
    for (const id of slots) advance += this.slot(id).advance;
    const shaped = { text, slots: new Uint16Array(slots), advance };
    this.#shaped.set(text, shaped);
    return shaped;
  }

  slot(id: number): Slot {
    const known = this.#slots[id];
    if (known) return known;
    if (!this.#words || id >= this.#words.slotCount) throw new RangeError(`face ${this.key} has no slot ${id}`);
    const slot = { id, ...this.#words.slot(id) };
    this.#slots[id] = slot;
    return slot;
  }

  outline(glyph: number): GlyphOutline {
    return this.#file.outline(glyph);
  }

  #shapeRun({ text, script }: ScriptRun, slots: number[]): void {
    for (const stretch of marksPiledUp.test(text) ? text.split(betweenPiles) : [text]) {
      for (const draft of dealSlots(stretch, this.#shaper.shape(stretch, script))) {
        slots.push(this.#intern(drawMissing(draft, this.#shaper, this.metrics.capHeight)).id);
      }
    }
  }

  /** HarfBuzz draws some characters without a `cmap` entry: hidden ones, NO-BREAK SPACE, decomposed letters. */
  #draws(codePoint: number): boolean {
    if (this.#file.maps(codePoint)) return true;
    const text = String.fromCodePoint(codePoint);
    return itemise(text).every(({ script }) => this.#shaper.shape(text, script).every(({ glyph }) => glyph !== 0));
  }

  #intern(draft: SlotDraft): Slot {
    const { character, advance } = draft;
    const hidden = this.#shaper.invisibleGlyph;
    const parts = advance > 0 ? draft.parts : draft.parts.filter((part) => part.glyph !== hidden);
    const key = contentOf({ character, advance, parts });
    this.#slotsByContent ??= new Map(
      Array.from({ length: this.#words?.slotCount ?? 0 }, (_, id) => [contentOf(this.slot(id)), this.slot(id)]),
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

/** Shapes every two letters that may meet at a word's end, all at once: a glyph that is not always as wide as alone is kerned. */
function kernsThai(shaper: Shaper): boolean {
  const widths = new Map<number, number>();
  for (const { glyph, advance } of shaper.shape(pairsOfLetters, 'Thai')) {
    const before = widths.get(glyph);
    if (before !== undefined && before !== advance) return true;
    widths.set(glyph, advance);
  }
  return false;
}

/** กกกขกค…: a word ends in a consonant or a vowel behind it, and begins with a consonant or a vowel before it. */
const pairsOfLetters = pairsOf(
  [...codes(0x0e01, 0x0e2e), 0x0e30, 0x0e32],
  [...codes(0x0e01, 0x0e2e), ...codes(0x0e40, 0x0e44)],
);

function pairsOf(lefts: readonly number[], rights: readonly number[]): string {
  return lefts.map((left) => rights.map((right) => String.fromCharCode(left, right)).join('')).join('');
}

function codes(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
