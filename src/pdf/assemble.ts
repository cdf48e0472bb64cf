import { createHash } from 'node:crypto';
import { ByteWriter } from './byte-writer.ts';
import { compressedStream, type Stream, type UncompressedStream } from './stream.ts';
import { array, bytes, dict, type PdfObject, type Ref } from './syntax.ts';

/** The objects of a file that is still to be assembled; the first has number 1. */
export interface PdfParts {
  /** `1.7` or `2.0`. */
  readonly version: string;
  readonly objects: readonly (PdfObject | Stream | UncompressedStream)[];
  readonly root: Ref;
  /** Only PDF 1.7 has this dictionary. */
  readonly info?: Ref | undefined;
}

/** Assembles files elsewhere, while this thread goes on. */
export interface AssemblyThread {
  assemble(parts: PdfParts): Promise<Uint8Array>;
  close(): Promise<void>;
}

/**
 * The bytes of a file, with object streams and a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8): hundreds of
 * structure elements compress to a few kilobytes. The file's id is a digest of its content.
 */
export function assemblePdf({ version, objects, root, info }: PdfParts): Uint8Array {
  const packs = packsOf(objects);
  const size = objects.length + packs.length + 2;
  const references = new CrossReferences(size);
  const out = new ByteWriter();
  const put = (number: number, stream: Stream) => {
    references.inFile(number, out.length);
    out.text(`${number} 0 obj\n${dict(stream.entries)}\nstream\n`);
    out.raw(stream.body);
    out.text('\nendstream\nendobj\n');
  };
  out.text(`%PDF-${version}\n%\xE2\xE3\xCF\xD3\n`);
  objects.forEach((object, index) => {
    if (typeof object !== 'object') return;
    put(index + 1, 'body' in object ? object : compressedStream(object.entries, object.content));
  });
  packs.forEach((members, index) => {
    const number = objects.length + 1 + index;
    members.forEach((member, place) => {
      references.inStream(member, number, place);
    });
    put(number, pack(objects, members));
  });
  const start = out.length;
  references.inFile(size - 1, start);
  const id = bytes(createHash('sha256').update(out.bytes()).digest().subarray(0, 16));
  const entries: Record<string, string | number> = { Type: '/XRef', Size: size, W: '[1 4 2]', Root: root };
  if (info !== undefined) entries.Info = info;
  entries.ID = array([id, id]);
  put(size - 1, compressedStream(entries, references.table));
  out.text(`startxref\n${start}\n%%EOF\n`);
  return out.take();
}

/** Numbers of the objects that go into each object stream: all that are no streams themselves. */
function packsOf(objects: PdfParts['objects']): number[][] {
  const packs: number[][] = [];
  objects.forEach((object, index) => {
    if (typeof object !== 'string') return;
    if (packs.length === 0 || packs.at(-1)!.length === objectsPerStream) packs.push([]);
    packs.at(-1)!.push(index + 1);
  });
  return packs;
}

/** An object stream: each object's number and offset, then the objects (7.5.7). */
function pack(all: PdfParts['objects'], members: readonly number[]): Stream {
  let places = '';
  let objects = '';
  for (const member of members) {
    places += `${member} ${objects.length} `;
    objects += `${all[member - 1]}\n`;
  }
  const content = Buffer.from(places + objects, 'latin1');
  return compressedStream({ Type: '/ObjStm', N: members.length, First: places.length }, content);
}

/** Readers load a whole object stream for one object; a few hundred keep that cheap. */
const objectsPerStream = 500;

/** Where each object of a file lies: the content of a cross-reference stream with `/W [1 4 2]` (ISO 32000-1, 7.5.8.3). */
class CrossReferences {
  readonly table: Uint8Array;
  readonly #view: DataView;

  /** For objects numbered below `size`; number 0 is free. */
  constructor(size: number) {
    this.table = new Uint8Array(entry * size);
    this.#view = new DataView(this.table.buffer);
    this.#set(0, entryTypes.free, 0, 0xffff);
  }

  /** An object at an offset in the file. */
  inFile(number: number, offset: number): void {
    this.#set(number, entryTypes.inFile, offset, 0);
  }

  /** An object at a place in an object stream. */
  inStream(number: number, stream: number, place: number): void {
    this.#set(number, entryTypes.inStream, stream, place);
  }

  #set(number: number, type: number, field: number, extra: number): void {
    const at = entry * number;
    this.#view.setUint8(at, type);
    this.#view.setUint32(at + 1, field);
    this.#view.setUint16(at + 5, extra);
  }
}

/** Bytes of an entry. */
const entry = 7;
const entryTypes = { free: 0, inFile: 1, inStream: 2 } as const;
