import { inflateSync } from 'node:zlib';
import { latin1, PdfScanner } from './parse-value.ts';
import {
  isArray,
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

/** Reads `12 0 obj … endobj` at an offset. */
function readObjectAt(bytes: Uint8Array, offset: number, end: number): { number: number; object: PdfObject } {
  const scanner = new PdfScanner(bytes, offset, end);
  const number = scanner.integer();
  if (scanner.integer() !== 0) throw scanner.fault('a generation is not 0');
  scanner.skipBlanks();
  if (!scanner.takeWord('obj')) throw scanner.fault('no object here');
  const value = scanner.value();
  scanner.skipBlanks();
  let object: PdfObject = value;
  if (isDict(value) && scanner.takeWord('stream')) object = readStream(scanner, value, end);
  scanner.skipBlanks();
  if (!scanner.takeWord('endobj')) throw scanner.fault('an object does not end');
  return { number, object };
}

/** The bytes of a stream; its length is written in its dictionary itself, so that no other object decides it. */
function readStream(scanner: PdfScanner, dict: PdfDict, end: number): PdfStream {
  const { bytes } = scanner;
  if (bytes[scanner.at] === 0x0d) scanner.at += 1;
  if (bytes[scanner.at] !== 0x0a) throw scanner.fault('a stream begins without a line end');
  const start = scanner.at + 1;
  const length = whole(dict.entries.get('Length'), end - start);
  scanner.at = start + length;
  const raw = bytes.subarray(start, scanner.at);
  scanner.skipBlanks();
  if (scanner.at > start + length + 2 || !scanner.takeWord('endstream')) throw scanner.fault('a stream does not end');
  return { type: 'stream', dict, raw };
}

function decodeStream({ dict, raw }: PdfStream, budget: { left: number }): Uint8Array {
  const filter = dict.entries.get('Filter');
  const only = isArray(filter) && filter.length === 1 ? filter[0] : filter;
  if (only === undefined || only === null) return raw;
  if (!isName(only, 'FlateDecode')) throw new PdfUnreadable('damaged', 'a stream has a filter that is not read here');
  const parameters = dict.entries.get('DecodeParms');
  try {
    const inflated = inflateSync(raw, { maxOutputLength: Math.max(1, budget.left) });
    budget.left -= inflated.length;
    return unpredicted(inflated, isArray(parameters) ? parameters[0] : parameters);
  } catch (error) {
    if (error instanceof PdfUnreadable) throw error;
    const tooLarge = (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
    throw new PdfUnreadable(tooLarge ? 'too-large' : 'damaged', 'a compressed stream cannot be read');
  }
}

/** Undoes the PNG predictor `up`, the one that programs use for cross-reference streams (7.4.4.4). */
function unpredicted(content: Uint8Array, parameters: PdfValue | undefined): Uint8Array {
  const predictor = isDict(parameters) ? (parameters.entries.get('Predictor') ?? 1) : 1;
  if (!isDict(parameters) || predictor === 1) return content;
  const columns = whole(parameters.entries.get('Columns') ?? 1, 64);
  const rows = content.length / (columns + 1);
  if (predictor !== 12 || !Number.isInteger(rows)) throw new PdfUnreadable('damaged', 'a predictor is not read here');
  const out = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const from = row * (columns + 1);
    if (content[from] !== 2 && content[from] !== 0) throw new PdfUnreadable('damaged', 'a predictor is not read here');
    for (let k = 0; k < columns; k++) {
      const above = content[from] === 2 && row > 0 ? out[(row - 1) * columns + k]! : 0;
      out[row * columns + k] = content[from + 1 + k]! + above;
    }
  }
  return out;
}
