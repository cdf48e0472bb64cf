import type { PdfParts } from './assemble.ts';
import type { Stream, UncompressedStream } from './stream.ts';
import type { PdfObject, Ref } from './syntax.ts';

/** Collects the objects of a file, numbered in the order in which they come. */
export class PdfFile {
  readonly #objects: (PdfObject | Stream | UncompressedStream | undefined)[] = [];

  /** A reference to an object given later with `set`. */
  reserve(): Ref {
    return `${this.#objects.push(undefined)} 0 R`;
  }

  set(ref: Ref, object: PdfObject): void {
    this.#objects[Number.parseInt(ref, 10) - 1] = object;
  }

  add(object: PdfObject | Stream | UncompressedStream): Ref {
    return `${this.#objects.push(object)} 0 R`;
  }

  /** All of them; `version` is `1.7` or `2.0`, and only PDF 1.7 has a dictionary `info`. */
  parts(version: string, root: Ref, info?: Ref): PdfParts {
    return { version, objects: this.#objects as PdfParts['objects'], root, info };
  }
}
