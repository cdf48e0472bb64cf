import type { PreparedWords } from '../../font/font-file.ts';
import type { SlotDraft } from '../../font/slots.ts';
import type { SlotPart } from '../../model/face.ts';

/** How many entries each section of the words of a prepared file has. */
export interface WordCounts {
  readonly slots: number;
  readonly singles: number;
  readonly pairs: number;
  readonly marks: number;
}

const tones = ['', '\u0e48', '\u0e49', '\u0e4a', '\u0e4b'];
const vowels = ['\u0e31', '\u0e34', '\u0e35', '\u0e36', '\u0e37', '\u0e38', '\u0e39'];

/** What may follow a consonant in its cluster: tone marks and SARA AM, vowels above and below, signs. */
export const endings: readonly string[] = [
  ...tones.slice(1),
  ...tones.map((tone) => `${tone}\u0e33`),
  ...vowels.flatMap((vowel) => tones.map((tone) => vowel + tone)),
  ...['\u0e47', '\u0e4c', '\u0e34\u0e4c', '\u0e38\u0e4c'],
];

/** ั ำ, ิ to ฺ, ็ to ๎: what joins the letter before it in one grapheme cluster (Unicode Standard Annex 29). */
export function isExtending(code: number): boolean {
  return code === 0x0e31 || code === 0x0e33 || (code >= 0x0e34 && code <= 0x0e3a) || (code >= 0x0e47 && code <= 0x0e4e);
}

export const firstConsonant = 0x0e01;
export const consonantCount = 0x0e2e - firstConsonant + 1;

/** In a pair: HarfBuzz must draw it (ligatures). */
export const unknownPair = 0xffff;

/**
 * How one face draws Thai and ASCII: letters, pairs and clusters, each with the slots that HarfBuzz gave them. In a face
 * whose clusters do not touch each other a word is drawn cluster by cluster.
 */
export class WordTable implements PreparedWords {
  readonly slotCount: number;
  /** Where the section ends. */
  readonly end: number;
  readonly #view: DataView;
  /** Slot by character that is drawn alone. */
  readonly #singles = new Map<number, number>();
  /** Slot of the first of two characters that are kerned; the second in the upper 16 bits. */
  readonly #pairs = new Map<number, number>();
  /** Characters that join the one before them, as far as the face draws them. */
  readonly #marks = new Set<number>();
  readonly #clusters: number;
  readonly #slots: number;
  readonly #parts: number;

  constructor(view: DataView, start: number, counts: WordCounts) {
    this.#view = view;
    this.slotCount = counts.slots;
    let at = start;
    for (const end = at + 4 * counts.singles; at < end; at += 4) this.#singles.set(this.#word(at), this.#word(at + 2));
    for (const end = at + 6 * counts.pairs; at < end; at += 6) {
      this.#pairs.set(view.getUint32(at, true), this.#word(at + 4));
    }
    for (const end = at + 2 * counts.marks; at < end; at += 2) this.#marks.add(this.#word(at));
    this.#clusters = at;
    this.#slots = at + 2 * consonantCount * clusterRow;
    this.#parts = this.#slots + slotFields * (counts.slots + 1);
    this.end = this.#parts + partFields * this.#word(this.#slots + slotFields * counts.slots + 4);
  }

  shape(text: string, slots: number[]): boolean {
    const before = slots.length;
    for (let at = 0; at < text.length; ) {
      const end = clusterEnd(text, at);
      const known = end === at + 1 ? this.#addSingle(text, at, slots) : this.#addCluster(text, at, end, slots);
      if (!known) {
        slots.length = before;
        return false;
      }
      at = end;
    }
    return true;
  }

  slot(id: number): SlotDraft {
    const at = this.#slots + slotFields * id;
    const parts: SlotPart[] = [];
    for (let part = this.#word(at + 4); part < this.#word(at + slotFields + 4); part++) {
      const place = this.#parts + partFields * part;
      parts.push({ glyph: this.#word(place), dx: this.#signed(place + 2), dy: this.#signed(place + 4) });
    }
    return { character: String.fromCharCode(this.#word(at)), advance: this.#signed(at + 2), parts };
  }

  /** Whether the face draws a character that the table holds. */
  draws(codePoint: number): boolean {
    return this.#singles.has(codePoint) || this.#marks.has(codePoint);
  }

  #addSingle(text: string, at: number, slots: number[]): boolean {
    const code = text.charCodeAt(at);
    const pair = at + 1 < text.length ? this.#pairs.get(code + text.charCodeAt(at + 1) * 0x10000) : undefined;
    const slot = pair ?? this.#singles.get(code);
    if (slot === undefined || slot === unknownPair) return false;
    slots.push(slot);
    return true;
  }

  #addCluster(text: string, at: number, end: number, slots: number[]): boolean {
    const ending = clusterPlaces.get(text.slice(at + 1, end));
    if (ending === undefined) return false;
    const row = this.#clusters + 2 * clusterRow * (text.charCodeAt(at) - firstConsonant);
    for (let k = 0; k < end - at; k++) slots.push(this.#word(row + 2 * (ending + k)));
    return true;
  }

  #word(at: number): number {
    return this.#view.getUint16(at, true);
  }

  #signed(at: number): number {
    return this.#view.getInt16(at, true);
  }
}

/** Bytes of a slot (character, advance, its first part's number) and of a part (glyph, dx, dy). */
const slotFields = 6;
const partFields = 6;

/** Where the slots of a consonant with each ending begin among those of that consonant, and their number. */
const clusterPlaces = new Map<string, number>();
let places = 0;
for (const ending of endings) {
  clusterPlaces.set(ending, places);
  places += 1 + ending.length;
}
const clusterRow = places;

function clusterEnd(text: string, at: number): number {
  const consonant = text.charCodeAt(at) - firstConsonant;
  let end = at + 1;
  if (consonant >= 0 && consonant < consonantCount) while (isExtending(text.charCodeAt(end))) end++;
  return end;
}
