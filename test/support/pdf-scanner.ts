import { type PdfDictionary, PdfName, PdfReference, type PdfValue } from './pdf-syntax.ts';

/** A word that is no object: `obj`, `endobj`, `BT`, `Tj`. */
export class PdfKeyword {
  readonly word: string;
  constructor(word: string) {
    this.word = word;
  }
}

/** Reads objects and keywords one after the other from `bytes`, beginning at `at`. */
export class PdfScanner {
  readonly bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  /** The next object or keyword, undefined at the end. */
  next(): PdfValue | PdfKeyword | undefined {
    this.skipBlank();
    const character = this.peek();
    if (character === '') return undefined;
    if (character === '/') return this.readName();
    if (character === '(') return this.readLiteralString();
    if (character === '[') return this.readArray();
    if (character === '<') return this.peek(1) === '<' ? this.readDictionary() : this.readHexString();
    if (character === ']' || character === '>') throw new Error(`unexpected ${character} at byte ${this.at}`);
    return this.readWord();
  }

  /** As `next`, where the grammar asks for an object; `12 0 R` is one. */
  object(): PdfValue {
    const value = this.next();
    if (value === undefined || value instanceof PdfKeyword) throw new Error(`no object before byte ${this.at}`);
    return value;
  }

  private peek(ahead = 0): string {
    const byte = this.bytes[this.at + ahead];
    return byte === undefined ? '' : String.fromCharCode(byte);
  }

  private match(pattern: RegExp): string {
    const text = Buffer.from(this.bytes.subarray(this.at, this.at + 512)).toString('latin1');
    const found = pattern.exec(text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  private skipBlank(): void {
    for (;;) {
      while (' \t\r\n\f\0'.includes(this.peek()) && this.at < this.bytes.length) this.at++;
      if (this.peek() !== '%') return;
      while (!'\r\n'.includes(this.peek()) && this.at < this.bytes.length) this.at++;
    }
  }

  private readName(): PdfName {
    const raw = this.match(/^\/[^\s\0()<>[\]{}/%]*/).slice(1);
    return new PdfName(
      raw.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    );
  }

  private readWord(): PdfValue | PdfKeyword {
    const reference = /^(\d+) (\d+) R(?![^\s\0()<>[\]{}/%])/;
    const indirect = this.match(reference);
    if (indirect) return new PdfReference(Number.parseInt(indirect, 10));
    const word = this.match(/^[^\s\0()<>[\]{}/%]+/);
    if (word === '') throw new Error(`unreadable byte at ${this.at}`);
    if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) return Number(word);
    if (word === 'true' || word === 'false') return word === 'true';
    return word === 'null' ? null : new PdfKeyword(word);
  }

  private readArray(): PdfValue[] {
    const values: PdfValue[] = [];
    for (this.at++, this.skipBlank(); this.peek() !== ']'; this.skipBlank()) values.push(this.object());
    this.at++;
    return values;
  }

  private readDictionary(): PdfDictionary {
    const entries = new Map<string, PdfValue>();
    for (this.at += 2, this.skipBlank(); this.peek() !== '>'; this.skipBlank()) {
      const key = this.readName().name;
      if (entries.has(key)) throw new Error(`key /${key} twice in the dictionary before byte ${this.at}`);
      entries.set(key, this.object());
    }
    this.at += 2;
    return entries;
  }

  private readHexString(): Uint8Array {
    const start = this.at + 1;
    this.at = this.bytes.indexOf(0x3e, start) + 1;
    const digits = Buffer.from(this.bytes.subarray(start, this.at - 1))
      .toString('latin1')
      .replace(/\s/g, '');
    return new Uint8Array(Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex'));
  }

  private readLiteralString(): Uint8Array {
    const bytes: number[] = [];
    let depth = 1;
    for (this.at++; ; this.at++) {
      const character = this.peek();
      if (character === '') throw new Error('string without end');
      if (character === '(') depth++;
      if (character === ')' && --depth === 0) break;
      if (character === '\\') bytes.push(...this.readEscape());
      else bytes.push(character.charCodeAt(0));
    }
    this.at++;
    return Uint8Array.from(bytes);
  }

  /** Leaves `at` on the last byte of the escape. */
  private readEscape(): number[] {
    this.at++;
    const octal = this.match(/^[0-7]{1,3}/);
    if (octal) {
      this.at--;
      return [Number.parseInt(octal, 8) & 255];
    }
    const character = this.peek();
    if (character === '\r' && this.peek(1) === '\n') this.at++;
    if (character === '\r' || character === '\n') return [];
    const escapes: Record<string, number> = { n: 10, r: 13, t: 9, b: 8, f: 12 };
    return [escapes[character] ?? character.charCodeAt(0)];
  }
}
