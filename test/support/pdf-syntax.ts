/** Objects of a PDF file (ISO 32000-1, 7.3) in plain terms; strings stay bytes. */
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfReference
  | PdfStream
  | Uint8Array
  | readonly PdfValue[]
  | PdfDictionary;
export type PdfDictionary = ReadonlyMap<string, PdfValue>;

export class PdfName {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

export class PdfReference {
  readonly number: number;
  constructor(number: number) {
    this.number = number;
  }
}

/** `raw` is what the file has, still filtered. */
export class PdfStream {
  readonly dictionary: PdfDictionary;
  readonly raw: Uint8Array;
  constructor(dictionary: PdfDictionary, raw: Uint8Array) {
    this.dictionary = dictionary;
    this.raw = raw;
  }
}

/** A name's text, undefined for anything else. */
export function nameOf(value: PdfValue | undefined): string | undefined {
  return value instanceof PdfName ? value.name : undefined;
}

/** A text string (ISO 32000-1, 7.9.2.2), PDFDocEncoding read as Latin-1. */
export function textOf(value: PdfValue | undefined): string | undefined {
  if (!(value instanceof Uint8Array)) return undefined;
  const buffer = Buffer.from(value);
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return buffer.subarray(2).swap16().toString('utf16le');
  return buffer.toString('latin1');
}
