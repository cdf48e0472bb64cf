import { createHash } from 'node:crypto';
import { compressedStream, type Stream } from '../pdf/stream.ts';
import { array, bytes, dict, name, type PdfObject, type Ref } from '../pdf/syntax.ts';
import type { PdfDocument } from './read/open-pdf.ts';
import { isArray, isStream, type PdfDict, type PdfObject as ReadObject } from './read/pdf-value.ts';

/**
 * An incremental update (ISO 32000-1, 7.5.6): new objects and new versions of old ones, to be appended to a file whose
 * bytes stay as they are. Objects go into an object stream, but for those that must be found in the bytes.
 */
export class PdfUpdate {
  readonly #document: PdfDocument;
  readonly #objects = new Map<number, PdfObject | Stream>();
  readonly #plain = new Set<number>();
  #next: number;

  constructor(document: PdfDocument) {
    this.#document = document;
    this.#next = document.state().size;
  }

  /** Whether the file is of PDF 2.0. */
  get isSecondEdition(): boolean {
    return this.#document.bytes[5] === 0x32;
  }

  /** A reference to a new object, given later with `set`. */
  reserve(): Ref {
    return `${this.#next++} 0 R`;
  }

  add(object: PdfObject | Stream): Ref {
    const ref = this.reserve();
    this.set(ref, object);
    return ref;
  }

  /** Writes an object anew, or one that was reserved. */
  set(ref: Ref, object: PdfObject | Stream): void {
    this.#objects.set(Number.parseInt(ref, 10), object);
  }

  /** Keeps an object out of the object stream. */
  keepPlain(ref: Ref): void {
    this.#plain.add(Number.parseInt(ref, 10));
  }

  /** The file with the update behind it, and where each of its plain objects begins. */
  write(): { readonly file: Buffer; readonly offsets: ReadonlyMap<number, number> } {
    const { bytes: before, trailing } = this.#document;
    const parts: Uint8Array[] = [before.subarray(0, before.length - trailing)];
    let length = parts[0]!.length;
    const put = (...added: readonly Uint8Array[]) => {
      for (const part of added) length += parts.push(part) && part.length;
    };
    // A file may end without a line end.
    if (before[length - 1] !== 0x0a) put(Buffer.from('\n'));
    const objects = [...this.#objects].sort(([a], [b]) => a - b);
    const packed = objects.filter(([number, object]) => typeof object === 'string' && !this.#plain.has(number));
    const pack = this.#next++;
    const crossReferences = this.#next++;
    const places = new Map<number, Place>();
    packed.forEach(([number], at) => {
      places.set(number, [inStream, pack, at]);
    });
    for (const [number, object] of [...objects, [pack, packOf(packed)] as const]) {
      if (places.has(number)) continue;
      places.set(number, [inFile, length, 0]);
      put(...objectParts(number, object));
    }
    const start = length;
    places.set(crossReferences, [inFile, start, 0]);
    put(...objectParts(crossReferences, this.#crossReferences(places, parts)));
    put(Buffer.from(`startxref\n${start}\n%%EOF\n`));
    const offsets = [...places].flatMap(([number, [type, at]]) => (type === inFile ? [[number, at] as const] : []));
    return { file: Buffer.concat(parts), offsets: new Map(offsets) };
  }

  #crossReferences(places: ReadonlyMap<number, Place>, parts: readonly Uint8Array[]): Stream {
    const { entries } = this.#document.state().trailer;
    const hash = createHash('sha256');
    for (const part of parts) hash.update(part);
    const own = bytes(hash.digest().subarray(0, 16));
    const id = entries.get('ID');
    const numbers = [...places.keys()].sort((a, b) => a - b);
    const table = Buffer.alloc(entryLength * numbers.length);
    numbers.forEach((number, at) => {
      const [type, field, extra] = places.get(number)!;
      table.writeUInt8(type, entryLength * at);
      table.writeUInt32BE(field, entryLength * at + 1);
      table.writeUInt16BE(extra, entryLength * at + 5);
    });
    const info = entries.get('Info');
    return compressedStream(
      {
        Type: '/XRef',
        Size: this.#next,
        W: '[1 4 2]',
        Index: array(runsOf(numbers)),
        Prev: this.#document.revisions.at(-1)!.crossReferences,
        Root: writeValue(entries.get('Root') ?? null),
        ...(info === undefined ? {} : { Info: writeValue(info) }),
        ID: array([isArray(id) && id[0] !== undefined ? writeValue(id[0]) : own, own]),
      },
      table,
    );
  }
}

/** An entry of a cross-reference stream (7.5.8.3): its type and two fields. */
type Place = readonly [type: typeof inFile | typeof inStream, field: number, extra: number];
const [inFile, inStream] = [1, 2] as const;
const entryLength = 7;

/** An object stream (7.5.7). */
function packOf(members: readonly (readonly [number, PdfObject | Stream])[]): Stream {
  let places = '';
  let objects = '';
  for (const [number, object] of members) {
    places += `${number} ${objects.length} `;
    objects += `${object}\n`;
  }
  const content = Buffer.from(places + objects, 'latin1');
  return compressedStream({ Type: '/ObjStm', N: members.length, First: places.length }, content);
}

function objectParts(number: number, object: PdfObject | Stream): Uint8Array[] {
  if (typeof object === 'string') return [Buffer.from(`${number} 0 obj\n${object}\nendobj\n`, 'latin1')];
  const head = Buffer.from(`${number} 0 obj\n${dict(object.entries)}\nstream\n`, 'latin1');
  return [head, object.body, Buffer.from('\nendstream\nendobj\n')];
}

/** Ascending numbers as pairs of the first and the count of each run. */
function runsOf(numbers: readonly number[]): number[] {
  const runs: number[] = [];
  numbers.forEach((number, at) => {
    if (at > 0 && number === numbers[at - 1]! + 1) runs[runs.length - 1]! += 1;
    else runs.push(number, 1);
  });
  return runs;
}

/** A value that was read, as PDF syntax again. */
export function writeValue(value: ReadObject): PdfObject {
  if (value === null) return 'null';
  if (typeof value !== 'object') return String(value);
  if (isStream(value)) throw new Error('a stream is no value');
  if (isArray(value)) return array(value.map(writeValue));
  const tagged = value as Exclude<typeof value, readonly unknown[]>;
  switch (tagged.type) {
    case 'name':
      return name(tagged.name);
    case 'ref':
      return `${tagged.number} 0 R`;
    case 'string':
      return bytes(tagged.bytes);
    case 'dict':
      return writeDict(tagged);
  }
}

/** A dictionary that was read, with some entries set anew. */
export function writeDict({ entries }: PdfDict, changed: Readonly<Record<string, PdfObject | number>> = {}): PdfObject {
  const all: Record<string, PdfObject | number> = {};
  for (const [key, value] of entries) all[key] = writeValue(value);
  return dict({ ...all, ...changed });
}
