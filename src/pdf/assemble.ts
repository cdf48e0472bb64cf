import { createHash } from 'node:crypto';
import { ByteWriter } from './byte-writer.ts';
import { compressed, type Stream, type UncompressedStream } from './stream.ts';
import { array, bytes, dict, type Ref } from './syntax.ts';

/** A file that is still to be assembled. */
export interface PdfParts {
  /** `1.7` or `2.0`. */
  readonly version: string;
  /** By number, from 1: a stream, or anything else where the object lies in an object stream. */
  readonly objects: readonly (Stream | UncompressedStream | number)[];
  readonly packs: readonly ObjectStream[];
  readonly root: Ref;
  /** Only PDF 1.7 has this dictionary. */
  readonly info?: Ref | undefined;
}

/** With the numbers of the objects in it (ISO 32000-1, 7.5.7). */
export interface ObjectStream {
  readonly numbers: readonly number[];
  readonly stream: Stream | UncompressedStream;
}

/** Assembles files elsewhere, while this thread goes on. */
export interface AssemblyThread {
  assemble(parts: PdfParts): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** The bytes of a file, with a cross-reference stream (ISO 32000-1, 7.5.8). The file's id is a digest of its content. */
export function assemblePdf({ version, objects, packs, root, info }: PdfParts): Uint8Array {
  const size = objects.length + packs.length + 2;
  const references = new CrossReferences(size);
  const out = new ByteWriter();
  const put = (number: number, given: Stream | UncompressedStream) => {
    const { entries, body } = compressed(given);
    references.inFile(number, out.length);
    out.text(`${number} 0 obj\n${dict(entries)}\nstream\n`);
    out.raw(body);
    out.text('\nendstream\nendobj\n');
  };
  out.text(`%PDF-${version}\n%\xE2\xE3\xCF\xD3\n`);
  objects.forEach((object, index) => {
    if (typeof object === 'object') put(index + 1, object);
  });
  packs.forEach(({ numbers, stream }, index) => {
    const number = objects.length + 1 + index;
    numbers.forEach((member, place) => {
      references.inStream(member, number, place);
    });
    put(number, stream);
  });
  const start = out.length;
  references.inFile(size - 1, start);
  const id = bytes(createHash('sha256').update(out.bytes()).digest().subarray(0, 16));
  const entries: Record<string, string | number> = { Type: '/XRef', Size: size, W: '[1 4 2]', Root: root };
  if (info !== undefined) entries.Info = info;
  entries.ID = array([id, id]);
  put(size - 1, { entries, content: references.table });
  out.text(`startxref\n${start}\n%%EOF\n`);
  return out.take();
}

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
