/** Codes of a font's slots, counted from 1 in order of first use: the CIDs, and the glyphs of the subset. */
export class CodeTable {
  /** Slots by code, less one. */
  readonly slots: number[] = [];
  /** Codes by slot, 0 where it has none yet. */
  #codes = new Uint16Array(512);

  /** A slot's code; a new one for a slot not met before. */
  codeOf(slot: number): number {
    const known = this.#codes[slot];
    return known ? known : this.#add(slot);
  }

  #add(slot: number): number {
    if (slot >= this.#codes.length) {
      const grown = new Uint16Array(2 * slot);
      grown.set(this.#codes);
      this.#codes = grown;
    }
    this.slots.push(slot);
    this.#codes[slot] = this.slots.length;
    return this.slots.length;
  }
}
