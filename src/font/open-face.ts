import { createHash } from 'node:crypto';
import { ownText } from '../thai/own-text.ts';
import type { Face, FaceMetrics, ShapedText, Slot } from './face.ts';
import { createGenerationCache } from './generation-cache.ts';
import { itemise } from './itemise.ts';
import { readMetrics } from './metrics.ts';
import { drawMissing } from './missing-character.ts';
import { openShaper, type Shaper } from './shaper.ts';
import { dealSlots, type SlotDraft } from './slots.ts';
import type { TrueTypeFont } from './truetype.ts';

/** What a font book calls a face. */
export type FaceName = Pick<Face, 'family' | 'bold' | 'italic' | 'key'>;

/** Opens a font file that `readTrueType` found whole. */
export function openFace(name: FaceName, bytes: Uint8Array, font: TrueTypeFont): Face {
  return new HarfBuzzFace(name, bytes, font);
}

/** Words a face remembers at least: a report of three pages has about 350 different ones, and offices share most. */
const REMEMBERED_WORDS = 4096;

/** Slot numbers are kept in 16 bits, as CIDs are. */
const MAX_SLOTS = 0x10000;

const NOT_IN_POST_SCRIPT_NAME = /[^!-~]|[[\](){}<>/%]/g;

class HarfBuzzFace implements Face {
  readonly key: string;
  readonly family: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly postScriptName: string;
  readonly unitsPerEm: number;
  readonly digest: string;
  readonly bytes: Uint8Array;
  readonly metrics: FaceMetrics;
  readonly #shaper: Shaper;
  readonly #words = createGenerationCache<ShapedText>(REMEMBERED_WORDS);
  readonly #slots: Slot[] = [];
  readonly #slotsByContent = new Map<string, Slot>();
  /** By code point: 0 not asked yet, 1 drawn, 2 not drawn. Every character of a report is asked for more than once. */
  readonly #coverage = new Uint8Array(0x110000);

  constructor(name: FaceName, bytes: Uint8Array, font: TrueTypeFont) {
    this.#shaper = openShaper(bytes);
    this.key = name.key;
    this.family = name.family;
    this.bold = name.bold;
    this.italic = name.italic;
    this.bytes = bytes;
    this.digest = createHash('sha256').update(bytes).digest('hex');
    this.postScriptName = (this.#shaper.postScriptName || name.key).replace(NOT_IN_POST_SCRIPT_NAME, '');
    this.unitsPerEm = font.unitsPerEm;
    this.metrics = readMetrics(font, this.#shaper, this.digest);
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
    let advance = 0;
    for (const run of itemise(text.replaceAll('\t', ' '))) {
      for (const draft of dealSlots(run.text, this.#shaper.shape(run.text, run.script))) {
        const slot = this.#intern(drawMissing(draft, this.#shaper, this.metrics.capHeight));
        slots.push(slot.id);
        advance += slot.advance;
      }
    }
    const shaped = { text, slots: Uint16Array.from(slots), advance };
    this.#words.set(text, shaped);
    return shaped;
  }

  slot(id: number): Slot {
    const slot = this.#slots[id];
    if (!slot) throw new RangeError(`face ${this.key} has no slot ${id}`);
    return slot;
  }

  /** HarfBuzz draws some characters without a `cmap` entry: hidden ones, NO-BREAK SPACE, decomposed letters. */
  #draws(codePoint: number): boolean {
    if (this.#shaper.maps(codePoint)) return true;
    const text = String.fromCodePoint(codePoint);
    return itemise(text).every(({ script }) => this.#shaper.shape(text, script).every(({ glyph }) => glyph !== 0));
  }

  #intern(draft: SlotDraft): Slot {
    const { character, advance } = draft;
    const hidden = this.#shaper.invisibleGlyph;
    const parts = advance > 0 ? draft.parts : draft.parts.filter((part) => part.glyph !== hidden);
    let key = `${character}${advance}`;
    for (const part of parts) key += ` ${part.glyph} ${part.dx} ${part.dy} ${part.scale ?? ''}`;
    const known = this.#slotsByContent.get(key);
    if (known) return known;
    if (this.#slots.length === MAX_SLOTS) throw new RangeError(`face ${this.key} needs more than ${MAX_SLOTS} slots`);
    const slot = { id: this.#slots.length, character, advance, parts };
    this.#slots.push(slot);
    this.#slotsByContent.set(key, slot);
    return slot;
  }
}
