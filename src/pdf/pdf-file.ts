import type { PdfParts } from './assemble.ts';
import { compressed, type Stream, type UncompressedStream } from './stream.ts';
import type { PdfObject, Ref } from './syntax.ts';

/**
 * Collects a file's objects, in object streams (ISO 32000-1, 7.5.7) where they are no streams themselves: hundreds of
 * structure elements compress to a few kilobytes. Streams are compressed as they come, and object streams as soon as they
 * are full, unless whoever assembles the file does that.
 */
export class PdfFile {
  /** By number, from 1: a stream, or the place of an object among those that are none. */
  readonly #objects: (AnyStream | number)[] = [];
  readonly #packs: ObjectPack[] = [];
  #packed = 0;
  readonly #finished: (stream: AnyStream) => AnyStream;

  constructor(compresses = true) {
    this.#finished = compresses ? compressed : (stream) => stream;
  }

  /** A reference to an object given later with `set`. */
  reserve(): Ref {
    if (this.#packed % objectsPerStream === 0) this.#packs.push(new ObjectPack(this.#finished));
    const number = this.#objects.push(this.#packed++);
    this.#packs.at(-1)!.reserve(number);
    return `${number} 0 R`;
  }

  set(ref: Ref, object: PdfObject): void {
    const place = this.#objects[Number.parseInt(ref, 10) - 1] as number;
    this.#packs[Math.floor(place / objectsPerStream)]!.set(place % objectsPerStream, object);
  }

  add(object: PdfObject | AnyStream): Ref {
    if (typeof object === 'object') {
      return `${this.#objects.push(this.#finished(object))} 0 R`;
    }
    const ref = this.reserve();
    this.set(ref, object);
    return ref;
  }

  /** Everything that was given; `version` is `1.7` or `2.0`, and only PDF 1.7 has a dictionary `info`. */
  parts(version: string, root: Ref, info?: Ref): PdfParts {
    const packs = this.#packs.map((pack) => ({ numbers: pack.numbers, stream: pack.stream() }));
    return { version, objects: this.#objects, packs, root, info };
  }
}

type AnyStream = Stream | UncompressedStream;

/** Readers load a whole object stream for one object; a few hundred keep that cheap. */
const objectsPerStream = 500;

/** The objects of one object stream, finished and forgotten as soon as all of them are given. */
class ObjectPack {
  /** Of its objects, in the file. */
  readonly numbers: number[] = [];
  #objects: PdfObject[] = [];
  #given = 0;
  #stream: AnyStream | undefined;
  readonly #finished: (stream: AnyStream) => AnyStream;

  constructor(finished: (stream: AnyStream) => AnyStream) {
    this.#finished = finished;
  }

  reserve(number: number): void {
    this.numbers.push(number);
  }

  set(place: number, object: PdfObject): void {
    if (this.#objects[place] === undefined) this.#given++;
    this.#objects[place] = object;
    if (this.#given === objectsPerStream) this.#stream = this.#finish();
  }

  stream(): AnyStream {
    return this.#stream ?? this.#finish();
  }

  /** Each object's number and offset, then the objects (7.5.7). */
  #finish(): AnyStream {
    if (this.#given < this.numbers.length) throw new Error('an object of the PDF was reserved and never given');
    let places = '';
    let objects = '';
    this.numbers.forEach((number, place) => {
      places += `${number} ${objects.length} `;
      objects += `${this.#objects[place]}\n`;
    });
    this.#objects = [];
    const content = Buffer.from(places + objects, 'latin1');
    return this.#finished({ entries: { Type: '/ObjStm', N: this.numbers.length, First: places.length }, content });
  }
}
