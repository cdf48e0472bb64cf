import { type PdfDict, PdfUnreadable, type PdfValue } from './pdf-value.ts';

/**
 * Reads values of PDF syntax from bytes, one after the other (ISO 32000-1, 7.2 and 7.3). Strict where readers differ:
 * a value that two programs could read as two things is a fault, for a signature is about what everybody sees.
 */
export class PdfScanner {
  readonly bytes: Uint8Array;
  at: number;
  readonly #end: number;

  constructor(bytes: Uint8Array, at: number, end = bytes.length) {
    this.bytes = bytes;
    this.at = at;
    this.#end = end;
  }

  /** Reads the value that begins here; blanks before it are skipped. */
  value(depth = 0): PdfValue {
    if (depth > deepest) throw this.fault('values are nested too deep');
    this.skipBlanks();
    const byte = this.#peek();
    if (byte === 0x2f) return { type: 'name', name: this.#name() };
    if (byte === 0x28) return this.#literal();
    if (byte === 0x5b) return this.#array(depth);
    if (byte === 0x3c) return this.bytes[this.at + 1] === 0x3c ? this.dict(depth) : this.#hexadecimal();
    if (byte === 0x2b || byte === 0x2d || byte === 0x2e || isDigit(byte)) return this.#numberOrReference();
    for (const [word, value] of keywords) if (this.takeWord(word)) return value;
    throw this.fault('no value here');
  }

  dict(depth = 0): PdfDict {
    this.at += 2;
    const entries = new Map<string, PdfValue>();
    for (;;) {
      this.skipBlanks();
      if (this.#peek() === 0x3e) break;
      if (this.#peek() !== 0x2f) throw this.fault('a dictionary has a key that is no name');
      const key = this.#name();
      if (entries.has(key)) throw this.fault(`a dictionary has the key ${key} twice`);
      entries.set(key, this.value(depth + 1));
    }
    if (this.bytes[this.at + 1] !== 0x3e) throw this.fault('a dictionary does not end');
    this.at += 2;
    return { type: 'dict', entries };
  }

  /** An integer of decimal digits without sign. */
  integer(): number {
    this.skipBlanks();
    const start = this.at;
    while (isDigit(this.#peekOr(0))) this.at += 1;
    if (this.at === start || this.at - start > 10) throw this.fault('no whole number here');
    return Number(latin1(this.bytes, start, this.at));
  }

  /** Takes a word that is here and ends here, or says that it does not. */
  takeWord(word: string): boolean {
    const end = this.at + word.length;
    if (end > this.#end || latin1(this.bytes, this.at, end) !== word) return false;
    if (end < this.#end && isRegular(this.bytes[end]!)) return false;
    this.at = end;
    return true;
  }

  skipBlanks(): void {
    for (;;) {
      while (this.at < this.#end && isBlank(this.bytes[this.at]!)) this.at += 1;
      if (this.#peekOr(0) !== 0x25) return;
      while (this.at < this.#end && this.bytes[this.at] !== 0x0a && this.bytes[this.at] !== 0x0d) this.at += 1;
    }
  }

  fault(message: string): PdfUnreadable {
    return new PdfUnreadable('damaged', `${message} (byte ${this.at})`);
  }

  #array(depth: number): readonly PdfValue[] {
    this.at += 1;
    const items: PdfValue[] = [];
    for (;;) {
      this.skipBlanks();
      if (this.#peek() === 0x5d) break;
      items.push(this.value(depth + 1));
    }
    this.at += 1;
    return items;
  }

  #name(): string {
    this.at += 1;
    let name = '';
    while (this.at < this.#end && isRegular(this.bytes[this.at]!)) {
      const byte = this.bytes[this.at]!;
      if (byte === 0x23) {
        const code = latin1(this.bytes, this.at + 1, this.at + 3);
        if (!/^[0-9A-Fa-f]{2}$/.test(code)) throw this.fault('a name has a bad # code');
        name += String.fromCharCode(Number.parseInt(code, 16));
        this.at += 3;
      } else {
        name += String.fromCharCode(byte);
        this.at += 1;
      }
      if (name.length > longestName) throw this.fault('a name is too long');
    }
    return name;
  }

  #literal(): PdfValue {
    const start = this.at;
    const out: number[] = [];
    let open = 0;
    for (;;) {
      const byte = this.#take();
      if (byte === 0x28 && open++ === 0) continue;
      if (byte === 0x29 && --open === 0) break;
      if (byte === 0x5c) this.#escape(out);
      else if (byte === 0x0d) {
        if (this.#peekOr(0) === 0x0a) this.at += 1;
        out.push(0x0a);
      } else out.push(byte);
    }
    return { type: 'string', bytes: Uint8Array.from(out), start, end: this.at };
  }

  /** What a backslash and the characters after it stand for (7.3.4.2). */
  #escape(out: number[]): void {
    const byte = this.#take();
    const character = String.fromCharCode(byte);
    if (byte >= 0x30 && byte <= 0x37) {
      let code = byte - 0x30;
      for (let k = 0; k < 2 && this.#peekOr(0) >= 0x30 && this.#peekOr(0) <= 0x37; k++) {
        code = code * 8 + this.#take() - 0x30;
      }
      out.push(code & 0xff);
    } else if (byte === 0x0d) {
      if (this.#peekOr(0) === 0x0a) this.at += 1;
    } else if (byte !== 0x0a) {
      const at = 'nrtbf'.indexOf(character);
      out.push(at < 0 ? byte : '\n\r\t\b\f'.charCodeAt(at));
    }
  }

  #hexadecimal(): PdfValue {
    const start = this.at;
    const close = this.bytes.indexOf(0x3e, this.at);
    if (close < 0 || close >= this.#end) throw this.fault('a string does not end');
    const digits = latin1(this.bytes, this.at + 1, close).replace(/[\0\t\n\f\r ]/g, '');
    if (!/^[0-9A-Fa-f]*$/.test(digits)) throw this.fault('a string has a character that is no digit');
    this.at = close + 1;
    const bytes = Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
    return { type: 'string', bytes, start, end: this.at };
  }

  #numberOrReference(): PdfValue {
    const start = this.at;
    while (this.at < this.#end && isRegular(this.bytes[this.at]!)) this.at += 1;
    const text = latin1(this.bytes, start, this.at);
    if (!/^[+-]?(\d{1,12}(\.\d*)?|\.\d+)$/.test(text)) throw this.fault(`${text.slice(0, 20)} is no number`);
    if (/^\d+$/.test(text)) {
      const after = this.at;
      const reference = /^[\0\t\n\f\r ]+(\d{1,5})[\0\t\n\f\r ]+R/.exec(latin1(this.bytes, after, after + 24));
      if (reference && !isRegular(this.bytes[after + reference[0].length] ?? 0x20)) {
        if (reference[1] !== '0') throw this.fault('a generation is not 0');
        this.at = after + reference[0].length;
        return { type: 'ref', number: Number(text) };
      }
    }
    return Number(text);
  }

  #take(): number {
    const byte = this.#peek();
    this.at += 1;
    return byte;
  }

  #peek(): number {
    if (this.at >= this.#end) throw this.fault('the file ends within a value');
    return this.bytes[this.at]!;
  }

  #peekOr(other: number): number {
    return this.at < this.#end ? this.bytes[this.at]! : other;
  }
}

/** Ours nest six deep. */
const deepest = 40;
/** ISO 32000-1, annex C. */
const longestName = 127;

const keywords = [
  ['true', true],
  ['false', false],
  ['null', null],
] as const;

export const latin1 = (bytes: Uint8Array, start: number, end: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1', Math.max(0, start), end);

const isDigit = (byte: number) => byte >= 0x30 && byte <= 0x39;
const isBlank = (byte: number) =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x0c || byte === 0;
const isRegular = (byte: number) => !isBlank(byte) && !delimiters.has(byte);
const delimiters = new Set([...'()<>[]{}/%'].map((character) => character.charCodeAt(0)));
