import { latin1 } from './parse-value.ts';
import { isArray, isName, isStream, type PdfDict, type PdfObject, type PdfStream, PdfUnreadable } from './pdf-value.ts';
import { mostObjects, mostRevisions, whole } from './reader-limits.ts';

/** A file as first written, or one incremental update. */
export interface Revision {
  /** Its first byte, and the one after its last: `%%EOF` and a line end. */
  readonly start: number;
  readonly end: number;
  /** Offset of its cross-reference stream. */
  readonly crossReferences: number;
  readonly trailer: PdfDict;
  readonly size: number;
  /** By object number. */
  readonly entries: ReadonlyMap<number, Entry>;
}

/** Where an object is: nowhere, at an offset and before an end, or in an object stream. */
export type Entry =
  | { readonly kind: 'free' }
  | { readonly kind: 'at'; readonly offset: number; readonly end: number }
  | { readonly kind: 'packed'; readonly pack: number };

type ReadObject = (at: number, end: number) => { readonly number: number; readonly object: PdfObject };
type Decode = (stream: PdfStream) => Uint8Array;

/**
 * Follows the cross-reference streams from the last to the first. Each revision must lie behind the one before, and may
 * only say where objects are within itself: no update can bring back, or point into, bytes that it did not add.
 */
export function readRevisions(
  bytes: Uint8Array,
  readObject: ReadObject,
  decode: Decode,
): { revisions: Revision[]; trailing: number } {
  const last = lastEnd(bytes);
  const found: Omit<Revision, 'start' | 'entries'>[] = [];
  const streams: PdfStream[] = [];
  for (let offset: number | undefined = last.crossReferences; offset !== undefined; ) {
    const before = found.at(-1);
    if (before && offset >= before.crossReferences) throw damaged('revisions do not follow each other');
    if (found.length === mostRevisions) throw new PdfUnreadable('too-large', 'too many revisions');
    if (latin1(bytes, offset, offset + 4) === 'xref') throw withTable(bytes, offset);
    const { object } = readObject(offset, bytes.length);
    if (isStream(object) && object.dict.entries.has('Encrypt')) throw encrypted();
    if (!isStream(object) || !isName(object.dict.entries.get('Type'), 'XRef')) {
      throw damaged('there is no cross-reference stream where one should be');
    }
    const size = whole(object.dict.entries.get('Size'), mostObjects);
    found.push({ end: endAfter(bytes, offset), crossReferences: offset, trailer: object.dict, size });
    streams.push(object);
    const previous = object.dict.entries.get('Prev');
    offset = previous === undefined ? undefined : whole(previous, bytes.length);
  }
  found.reverse();
  streams.reverse();
  const revisions = found.map((revision, at) => {
    const start = at === 0 ? 0 : found[at - 1]!.end;
    if (start > revision.crossReferences || revision.end <= start) throw damaged('revisions overlap');
    return { ...revision, start, entries: readEntries(streams[at]!, decode, start, revision) };
  });
  if (revisions.at(-1)!.end !== last.end) throw damaged('the last revision does not end the file');
  return { revisions, trailing: bytes.length - last.end };
}

/** The end of the last revision: `startxref`, an offset, `%%EOF` and a line end. */
function lastEnd(bytes: Uint8Array): { end: number; crossReferences: number } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const mark = buffer.lastIndexOf('%%EOF');
  if (mark < 0) throw new PdfUnreadable('truncated', 'there is no %%EOF');
  const before = /startxref[\r\n]+(\d{1,10})[\r\n]+$/.exec(latin1(bytes, mark - 40, mark));
  if (!before) throw new PdfUnreadable('truncated', 'the last %%EOF has no startxref');
  const crossReferences = Number(before[1]);
  if (crossReferences >= mark) throw damaged('startxref leads behind the end');
  return { end: mark + 5 + lineEnd(bytes, mark + 5), crossReferences };
}

/** The end of the revision whose cross-reference stream lies at `offset`; it must name that stream. */
function endAfter(bytes: Uint8Array, offset: number): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const mark = buffer.indexOf('%%EOF', buffer.indexOf('endobj', buffer.indexOf('endstream', offset)));
  const before = /^endobj[\r\n]+startxref[\r\n]+(\d{1,10})[\r\n]+$/.exec(
    latin1(bytes, buffer.lastIndexOf('endobj', mark), mark),
  );
  if (mark < 0 || !before || Number(before[1]) !== offset) throw damaged('a revision does not end');
  return mark + 5 + lineEnd(bytes, mark + 5);
}

function lineEnd(bytes: Uint8Array, at: number): number {
  if (bytes[at] === 0x0d) return bytes[at + 1] === 0x0a ? 2 : 1;
  return bytes[at] === 0x0a ? 1 : 0;
}

/** The table of a cross-reference stream (7.5.8.3). */
function readEntries(
  stream: PdfStream,
  decode: Decode,
  start: number,
  { end, size }: Pick<Revision, 'end' | 'size'>,
): ReadonlyMap<number, Entry> {
  const widths = stream.dict.entries.get('W');
  if (!isArray(widths) || widths.length !== 3) throw damaged('a cross-reference stream has no widths');
  const [kindWidth, fieldWidth, extraWidth] = widths.map((width) => whole(width, 8)) as [number, number, number];
  const index = stream.dict.entries.get('Index') ?? [0, size];
  if (!isArray(index) || index.length % 2 !== 0) throw damaged('a cross-reference stream has a bad index');
  const table = decode(stream);
  const entries = new Map<number, Entry>();
  let at = 0;
  const read = (width: number) => {
    if (at + width > table.length) throw damaged('a cross-reference stream is too short');
    let value = 0;
    for (let k = 0; k < width; k++) value = value * 256 + table[at++]!;
    return value;
  };
  for (let pair = 0; pair < index.length; pair += 2) {
    const first = whole(index[pair], size);
    const count = whole(index[pair + 1], size - first);
    for (let number = first; number < first + count; number++) {
      const kind = kindWidth === 0 ? 1 : read(kindWidth);
      const field = read(fieldWidth);
      read(extraWidth);
      if (entries.has(number)) throw damaged('a cross-reference stream has an object twice');
      entries.set(number, toEntry(kind, field, start, end));
    }
  }
  return entries;
}

function toEntry(kind: number, field: number, start: number, end: number): Entry {
  if (kind === 0) return { kind: 'free' };
  if (kind === 2) return { kind: 'packed', pack: field };
  if (kind !== 1 || field < start || field >= end) throw damaged('an object lies outside its revision');
  return { kind: 'at', offset: field, end };
}

/** Older programs write a table; raingan never does, and one behind a cross-reference stream would be against the rules. */
function withTable(bytes: Uint8Array, offset: number): PdfUnreadable {
  const isEncrypted = /\/Encrypt\b/.test(latin1(bytes, offset, bytes.length));
  return isEncrypted ? encrypted() : new PdfUnreadable('not-ours', 'it has a cross-reference table');
}

const encrypted = () => new PdfUnreadable('encrypted', 'the file is encrypted');
const damaged = (message: string) => new PdfUnreadable('damaged', message);
