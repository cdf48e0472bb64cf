import { hash } from 'node:crypto';
import { ByteWriter } from './byte-writer.ts';
import { compressedStream, type Stream } from './stream.ts';
import { array, bytes, dict, type PdfObject, type Ref } from './syntax.ts';

/**
 * Collects a file's objects and writes them with object streams and a cross-reference stream (ISO 32000-1, 7.5.7 and
 * 7.5.8): hundreds of structure elements compress to a few kilobytes, and are compressed as soon as an object stream is
 * full. The file's id is a digest of its content.
 */
export class PdfFile {
  /** By number, from 1: a stream, or the place of an object among those that are none. */
  readonly #objects: (Stream | number)[] = [];
  readonly #packs: ObjectPack[] = [];
  #packed = 0;

  /** A reference to an object given later with `set`. */
  reserve(): Ref {
    if (this.#packed % objectsPerStream === 0) this.#packs.push(new ObjectPack());
    const number = this.#objects.push(this.#packed++);
    this.#packs.at(-1)!.reserve(number);
    return `${number} 0 R`;
  }

  set(ref: Ref, object: PdfObject): void {
    const place = this.#objects[Number.parseInt(ref, 10) - 1] as number;
    this.#packs[Math.floor(place / objectsPerStream)]!.set(place % objectsPerStream, object);
  }

  add(object: PdfObject | Stream): Ref {
    if (typeof object === 'object') return `${this.#objects.push(object)} 0 R`;
    const ref = this.reserve();
    this.set(ref, object);
    return ref;
  }

  /** The file's bytes; `version` is `1.7` or `2.0`, and only PDF 1.7 has a dictionary `info`. */
  write(version: string, root: Ref, info?: Ref): Uint8Array {
    const size = this.#objects.length + this.#packs.length + 2;
    const references = new CrossReferences(size);
    const out = new ByteWriter();
    const put = (number: number, stream: Stream) => {
      references.inFile(number, out.length);
      out.text(`${number} 0 obj\n${dict(stream.entries)}\nstream\n`);
      out.raw(stream.body);
      out.text('\nendstream\nendobj\n');
    };
    out.text(`%PDF-${version}\n%\xE2\xE3\xCF\xD3\n`);
    this.#objects.forEach((object, index) => {
      if (typeof object === 'object') put(index + 1, object);
    });
    this.#packs.forEach((pack, index) => {
      const number = this.#objects.length + 1 + index;
      pack.numbers.forEach((member, place) => {
        references.inStream(member, number, place);
      });
      put(number, pack.stream());
    });
    const start = out.length;
    references.inFile(size - 1, start);
    const id = bytes(hash('sha256', out.bytes(), 'buffer').subarray(0, 16));
    const entries: Record<string, string | number> = { Type: '/XRef', Size: size, W: '[1 4 2]', Root: root };
    if (info !== undefined) entries.Info = info;
    entries.ID = array([id, id]);
    put(size - 1, compressedStream(entries, references.table));
    out.text(`startxref\n${start}\n%%EOF\n`);
    return out.take();
  }
}

/** Readers load a whole object stream for one object; a few hundred keep that cheap. */
const objectsPerStream = 500;

/** The objects of one object stream, compressed and released as soon as all of them are given. */
class ObjectPack {
  /** Of its objects, in the file. */
  readonly numbers: number[] = [];
  #objects: PdfObject[] = [];
  #given = 0;
  #stream: Stream | undefined;

  reserve(number: number): void {
    this.numbers.push(number);
  }

  set(place: number, object: PdfObject): void {
    if (this.#objects[place] === undefined) this.#given++;
    this.#objects[place] = object;
    if (this.#given === objectsPerStream) this.#stream = this.#compress();
  }

  stream(): Stream {
    return this.#stream ?? this.#compress();
  }

  /** Each object's number and offset, then the objects (7.5.7). */
  #compress(): Stream {
    if (this.#given < this.numbers.length) throw new Error('an object of the PDF was reserved and never given');
    let places = '';
    let offset = 0;
    this.numbers.forEach((number, place) => {
      places += `${number} ${offset} `;
      offset += this.#objects[place]!.length + 1;
    });
    const content = Buffer.from(`${places}${this.#objects.join('\n')}\n`, 'latin1');
    this.#objects = [];
    return compressedStream({ Type: '/ObjStm', N: this.numbers.length, First: places.length }, content);
  }
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
