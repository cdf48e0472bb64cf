import { createHash } from 'node:crypto';
import { ByteWriter } from './byte-writer.ts';
import { CrossReferences } from './cross-references.ts';
import { compressedStream, type Stream } from './stream.ts';
import { array, bytes, dict, type PdfObject, type Ref } from './syntax.ts';

/**
 * Collects a file's objects and writes them with object streams and a cross-reference stream (ISO 32000-1, 7.5.7 and
 * 7.5.8): hundreds of structure elements compress to a few kilobytes. The file's id is a digest of its content.
 */
export class PdfFile {
  readonly #objects: (PdfObject | Stream | undefined)[] = [];

  /** A reference to an object given later with `set`. */
  reserve(): Ref {
    return `${this.#objects.push(undefined)} 0 R`;
  }

  set(ref: Ref, object: PdfObject): void {
    this.#objects[Number.parseInt(ref, 10) - 1] = object;
  }

  add(object: PdfObject | Stream): Ref {
    return `${this.#objects.push(object)} 0 R`;
  }

  write(root: Ref, info: Ref): Uint8Array {
    const packs = this.#packs();
    const size = this.#objects.length + packs.length + 2;
    const references = new CrossReferences(size);
    const out = new ByteWriter();
    const put = (number: number, stream: Stream) => {
      references.inFile(number, out.length);
      out.text(`${number} 0 obj\n${dict(stream.entries)}\nstream\n`);
      out.raw(stream.body);
      out.text('\nendstream\nendobj\n');
    };
    out.text('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n');
    this.#objects.forEach((object, index) => {
      if (typeof object === 'object') put(index + 1, object);
    });
    packs.forEach((members, index) => {
      const number = this.#objects.length + 1 + index;
      members.forEach((member, place) => {
        references.inStream(member, number, place);
      });
      put(number, this.#pack(members));
    });
    const start = out.length;
    references.inFile(size - 1, start);
    const id = bytes(createHash('sha256').update(out.bytes()).digest().subarray(0, 16));
    const entries = { Type: '/XRef', Size: size, W: '[1 4 2]', Root: root, Info: info, ID: array([id, id]) };
    put(size - 1, compressedStream(entries, references.table));
    out.text(`startxref\n${start}\n%%EOF\n`);
    return out.take();
  }

  /** Numbers of the objects that go into each object stream: all that are no streams themselves. */
  #packs(): number[][] {
    const packs: number[][] = [];
    this.#objects.forEach((object, index) => {
      if (typeof object !== 'string') return;
      if (packs.length === 0 || packs.at(-1)!.length === objectsPerStream) packs.push([]);
      packs.at(-1)!.push(index + 1);
    });
    return packs;
  }

  /** An object stream: each object's number and offset, then the objects (7.5.7). */
  #pack(members: readonly number[]): Stream {
    let places = '';
    let objects = '';
    for (const member of members) {
      places += `${member} ${objects.length} `;
      objects += `${this.#objects[member - 1]}\n`;
    }
    const content = Buffer.from(places + objects, 'latin1');
    return compressedStream({ Type: '/ObjStm', N: members.length, First: places.length }, content);
  }
}

/** Readers load a whole object stream for one object; a few hundred keep that cheap. */
const objectsPerStream = 500;
