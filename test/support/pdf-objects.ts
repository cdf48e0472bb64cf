import { type Place, readCrossReferences } from './pdf-cross-references.ts';
import { decodeStream, readIndirectObject } from './pdf-indirect.ts';
import { PdfScanner } from './pdf-scanner.ts';
import { nameOf, type PdfDictionary, PdfReference, PdfStream, type PdfValue } from './pdf-syntax.ts';

/** A PDF's objects, found through its cross-reference data and nothing else. */
export interface PdfObjects {
  readonly trailer: PdfDictionary;
  readonly catalog: PdfDictionary;
  /** Page dictionaries in page order. */
  readonly pages: readonly PdfDictionary[];
  /** Numbers of all objects in use. */
  readonly numbers: readonly number[];
  /** Follows a reference; other values come back as they are. */
  resolve(value: PdfValue | undefined): PdfValue;
  /** Follows a path of keys and array indexes from a value; null where it ends early. */
  get(from: PdfValue | undefined, ...path: readonly (string | number)[]): PdfValue;
  /** As `get`, and throws when there is no dictionary (or a stream's). */
  dictionary(from: PdfValue | undefined, ...path: readonly (string | number)[]): PdfDictionary;
  /** Bytes of a stream without its filter. */
  decode(stream: PdfValue | undefined): Uint8Array;
}

/** Reads a PDF written by us: tables or streams of cross-references, object streams, FlateDecode; no encryption. */
export function readPdfObjects(bytes: Uint8Array): PdfObjects {
  const tail = Buffer.from(bytes.subarray(-64)).toString('latin1');
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail);
  if (!start) throw new Error('no startxref at the end of the file');
  const places = new Map<number, Place>();
  const trailer = readCrossReferences(bytes, Number(start[1]), places);
  const cache = new Map<number, PdfValue>();

  const resolve = (value: PdfValue | undefined): PdfValue => {
    if (!(value instanceof PdfReference)) return value ?? null;
    if (!cache.has(value.number)) cache.set(value.number, readObject(value.number));
    return cache.get(value.number) ?? null;
  };
  const readObject = (number: number): PdfValue => {
    const place = places.get(number);
    if (!place) throw new Error(`object ${number} is not in the cross-reference table`);
    if (place.kind === 'offset') return readIndirectObject(bytes, place.offset, number, resolve);
    return readFromObjectStream(resolve(new PdfReference(place.stream)), place.index);
  };
  const get: PdfObjects['get'] = (from, ...path) =>
    path.reduce<PdfValue>((value, key) => {
      if (typeof key === 'number') return Array.isArray(value) ? resolve(value[key]) : null;
      return resolve(asDictionary(value)?.get(key));
    }, resolve(from));
  const dictionary: PdfObjects['dictionary'] = (from, ...path) => {
    const found = asDictionary(get(from, ...path));
    if (!found) throw new Error(`no dictionary at ${path.join('/')}`);
    return found;
  };
  const catalog = dictionary(trailer, 'Root');
  const pagesBelow = (node: PdfDictionary): PdfDictionary[] => {
    if (nameOf(get(node, 'Type')) === 'Page') return [node];
    return (get(node, 'Kids') as readonly PdfValue[]).flatMap((kid) => pagesBelow(dictionary(kid)));
  };
  return {
    trailer,
    catalog,
    pages: pagesBelow(dictionary(catalog, 'Pages')),
    numbers: [...places.keys()].sort((a, b) => a - b),
    resolve,
    get,
    dictionary,
    decode: (stream) => decodeStream(resolve(stream)),
  };
}

function asDictionary(value: PdfValue): PdfDictionary | undefined {
  if (value instanceof PdfStream) return value.dictionary;
  return value instanceof Map ? value : undefined;
}

function readFromObjectStream(stream: PdfValue, index: number): PdfValue {
  if (!(stream instanceof PdfStream)) throw new Error('no object stream');
  const data = decodeStream(stream);
  const header = new PdfScanner(data);
  let offset = 0;
  for (let entry = 0; entry <= index; entry++) {
    header.object();
    offset = header.object() as number;
  }
  return new PdfScanner(data, (stream.dictionary.get('First') as number) + offset).object();
}
