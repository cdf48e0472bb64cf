import type { CodeTable } from './code-table.ts';

/** Bytes written one after another into one buffer that grows. */
export class ByteWriter {
  #buffer = Buffer.allocUnsafe(1 << 14);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Characters up to U+00FF, a byte each. */
  text(value: string): void {
    this.#reserve(value.length);
    const buffer = this.#buffer;
    // A call of Node's costs as much as a loop over some twenty characters; in a fresh process the loop is slow.
    if (value.length > 20) buffer.write(value, this.#length, 'latin1');
    else for (let k = 0; k < value.length; k++) buffer[this.#length + k] = value.charCodeAt(k);
    this.#length += value.length;
  }

  raw(value: Uint8Array): void {
    this.#reserve(value.length);
    this.#buffer.set(value, this.#length);
    this.#length += value.length;
  }

  /** An integer number of thousandths as a PDF number, and a space. */
  thousandths(value: number): void {
    this.#reserve(24);
    if (value < 0) this.#buffer[this.#length++] = minus;
    const magnitude = Math.abs(value);
    const whole = Math.floor(magnitude / 1000);
    this.#digits(whole);
    this.#fraction(magnitude - 1000 * whole);
    this.#buffer[this.#length++] = space;
  }

  /** The codes of slots, two bytes each, inside a literal string (ISO 32000-1, 7.3.4.2). */
  codes(slots: Uint16Array, table: CodeTable): void {
    this.#reserve(4 * slots.length);
    const buffer = this.#buffer;
    let at = this.#length;
    for (let k = 0; k < slots.length; k++) {
      const code = table.codeOf(slots[k]!);
      const high = code >> 8;
      const low = code & 0xff;
      if (escapes[high] !== 0) buffer[at++] = backslash;
      buffer[at++] = escapes[high] || high;
      if (escapes[low] !== 0) buffer[at++] = backslash;
      buffer[at++] = escapes[low] || low;
    }
    this.#length = at;
  }

  /** A copy of what was written; the writer is empty then. */
  take(): Uint8Array {
    const taken = Buffer.from(this.bytes());
    this.#length = 0;
    return taken;
  }

  /** What was written so far, valid until more is written. */
  bytes(): Uint8Array {
    return this.#buffer.subarray(0, this.#length);
  }

  #digits(value: number): void {
    if (value >= 10) this.#digits(Math.floor(value / 10));
    this.#buffer[this.#length++] = zero + (value % 10);
  }

  #fraction(thousandths: number): void {
    if (thousandths === 0) return;
    this.#buffer[this.#length++] = point;
    for (let rest = thousandths, unit = 100; rest > 0; rest %= unit, unit /= 10) {
      this.#buffer[this.#length++] = zero + Math.floor(rest / unit);
    }
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#buffer.length) return;
    const grown = Buffer.allocUnsafe(2 * (this.#length + more));
    grown.set(this.bytes());
    this.#buffer = grown;
  }
}

const [space, minus, point, zero, backslash] = [0x20, 0x2d, 0x2e, 0x30, 0x5c] as const;

/** By byte: what is written behind a backslash in its place, or 0 where it is written as it is. */
const escapes = new Uint8Array(256);
for (const character of '\\()') escapes[character.charCodeAt(0)] = character.charCodeAt(0);
escapes['\r'.charCodeAt(0)] = 'r'.charCodeAt(0);
