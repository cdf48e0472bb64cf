import { decodeStream } from './decode-stream.ts';
import { latin1, PdfScanner } from './parse-value.ts';
import {
  isDict,
  isName,
  isRef,
  isStream,
  type PdfDict,
  type PdfObject,
  type PdfStream,
  PdfUnreadable,
  type PdfValue,
} from './pdf-value.ts';
import { readObjectAt } from './read-object.ts';
import { largestFile, mostDecoded, mostObjects, whole } from './reader-limits.ts';
import { type Entry, type Revision, readRevisions } from './revisions.ts';

/**
 * A PDF file with the states that its incremental updates gave it (ISO 32000-1, 7.5.6). Reads what raingan writes and
 * what other programs append to it: cross-reference streams and object streams. A file that is ambiguous is refused.
 */
export interface PdfDocument {
  readonly bytes: Uint8Array;
  /** Oldest first; there is at least one. */
  readonly revisions: readonly Revision[];
  /** Bytes after the last revision. */
  readonly trailing: number;
  /** The file as it was after a revision; the newest one when absent. */
  state(revision?: number): PdfState;
}

/** A file's objects as of one revision. */
export interface PdfState {
  readonly revision: number;
  readonly trailer: PdfDict;
  /** Number of the first object that does not exist. */
  readonly size: number;
  /** The object of a number; null where there is none. */
  object(number: number): PdfObject;
  /** Follows a reference, if it is one. */
  resolve(value: PdfObject | undefined): PdfObject;
  /** A dictionary's value, references followed. */
  get(dict: PdfObject | undefined, ...path: readonly string[]): PdfObject;
  catalog(): PdfDict;
  /** Content of a stream, its filter undone. */
  content(stream: PdfStream): Uint8Array;
}

/** Opens a file; throws `PdfUnreadable` for one that it does not read. */
export function openPdf(bytes: Uint8Array): PdfDocument {
  if (bytes.length > largestFile) throw new PdfUnreadable('too-large', `${bytes.length} bytes`);
  if (!/^%PDF-[12]\.\d[\r\n]/.test(latin1(bytes, 0, 9))) throw new PdfUnreadable('not-a-pdf', 'no %PDF header');
  const budget = { left: mostDecoded };
  const decode = (stream: PdfStream) => decodeStream(stream, budget);
  const { revisions, trailing } = readRevisions(bytes, (at, end) => readObjectAt(bytes, at, end), decode);
  const document: PdfDocument = {
    bytes,
    revisions,
    trailing,
    state: (revision = revisions.length - 1) => new State(document, revision, decode),
  };
  return document;
}

class State implements PdfState {
  readonly revision: number;
  readonly trailer: PdfDict;
  readonly size: number;
  readonly #document: PdfDocument;
  readonly #decode: (stream: PdfStream) => Uint8Array;
  readonly #objects = new Map<number, PdfObject>();
  readonly #packs = new Map<number, ReadonlyMap<number, PdfValue>>();

  constructor(document: PdfDocument, revision: number, decode: (stream: PdfStream) => Uint8Array) {
    this.#document = document;
    this.#decode = decode;
    this.revision = revision;
    const { trailer, size } = document.revisions[revision]!;
    this.trailer = trailer;
    this.size = size;
  }

  object(number: number): PdfObject {
    const known = this.#objects.get(number);
    if (known !== undefined) return known;
    const entry = this.#entry(number);
    const object = entry ? this.#read(number, entry) : null;
    this.#objects.set(number, object);
    return object;
  }

  resolve(value: PdfObject | undefined): PdfObject {
    if (!isRef(value)) return value ?? null;
    const target = this.object(value.number);
    if (isRef(target)) throw new PdfUnreadable('damaged', 'a reference leads to a reference');
    return target;
  }

  get(dict: PdfObject | undefined, ...path: readonly string[]): PdfObject {
    let value = this.resolve(dict);
    for (const key of path) {
      const holder = isStream(value) ? value.dict : value;
      value = isDict(holder) ? this.resolve(holder.entries.get(key)) : null;
    }
    return value;
  }

  catalog(): PdfDict {
    const catalog = this.get(this.trailer, 'Root');
    if (!isDict(catalog) || !isName(catalog.entries.get('Type'), 'Catalog')) {
      throw new PdfUnreadable('damaged', 'there is no catalog');
    }
    return catalog;
  }

  content(stream: PdfStream): Uint8Array {
    return this.#decode(stream);
  }

  #entry(number: number): Entry | undefined {
    for (let at = this.revision; at >= 0; at--) {
      const entry = this.#document.revisions[at]!.entries.get(number);
      if (entry) return entry;
    }
    return undefined;
  }

  #read(number: number, entry: Entry): PdfObject {
    if (entry.kind === 'free') return null;
    if (entry.kind === 'packed') {
      const pack = this.#packs.get(entry.pack) ?? this.#openPack(entry.pack);
      this.#packs.set(entry.pack, pack);
      const value = pack.get(number);
      if (value === undefined) throw new PdfUnreadable('damaged', `object ${number} is not in its object stream`);
      return value;
    }
    const { number: found, object } = readObjectAt(this.#document.bytes, entry.offset, entry.end);
    if (found !== number) throw new PdfUnreadable('damaged', `object ${number} is not where the file says`);
    return object;
  }

  /** The objects of an object stream (7.5.7). */
  #openPack(number: number): ReadonlyMap<number, PdfValue> {
    const entry = this.#entry(number);
    if (entry?.kind !== 'at') throw new PdfUnreadable('damaged', `object stream ${number} is missing`);
    const stream = this.object(number);
    if (!isStream(stream) || !isName(stream.dict.entries.get('Type'), 'ObjStm')) {
      throw new PdfUnreadable('damaged', `object ${number} is no object stream`);
    }
    const count = whole(stream.dict.entries.get('N'), mostObjects);
    const first = whole(stream.dict.entries.get('First'), mostDecoded);
    const content = this.#decode(stream);
    const header = new PdfScanner(content, 0, first);
    const places = Array.from({ length: count }, () => ({ number: header.integer(), at: first + header.integer() }));
    const values = new Map<number, PdfValue>();
    for (const place of places) {
      if (values.has(place.number)) throw new PdfUnreadable('damaged', 'an object stream has an object twice');
      values.set(place.number, new PdfScanner(content, place.at).value());
    }
    return values;
  }
}
