/** Where each object of a file stands: the content of a cross-reference stream with `/W [1 4 2]` (ISO 32000-1, 7.5.8.3). */
export class CrossReferences {
  readonly table: Uint8Array;
  readonly #view: DataView;

  /** For objects numbered below `size`; number 0 is free. */
  constructor(size: number) {
    this.table = new Uint8Array(entry * size);
    this.#view = new DataView(this.table.buffer);
    this.#set(0, FREE, 0, 0xffff);
  }

  /** An object at an offset in the file. */
  inFile(number: number, offset: number): void {
    this.#set(number, IN_FILE, offset, 0);
  }

  /** An object at a place in an object stream. */
  inStream(number: number, stream: number, place: number): void {
    this.#set(number, IN_STREAM, stream, place);
  }

  #set(number: number, type: number, field: number, extra: number): void {
    const at = entry * number;
    this.#view.setUint8(at, type);
    this.#view.setUint32(at + 1, field);
    this.#view.setUint16(at + 5, extra);
  }
}

const entry = 7;
const [FREE, IN_FILE, IN_STREAM] = [0, 1, 2] as const;
