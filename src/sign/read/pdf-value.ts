/** A value of PDF syntax as read from a file (ISO 32000-1, 7.3). */
export type PdfValue = null | boolean | number | PdfName | PdfString | PdfRef | readonly PdfValue[] | PdfDict;

export interface PdfName {
  readonly type: 'name';
  /** Without the slash, `#xx` resolved; one character is one byte. */
  readonly name: string;
}

export interface PdfString {
  readonly type: 'string';
  readonly bytes: Uint8Array;
  /** Where it lies in what was parsed, its brackets included. */
  readonly start: number;
  readonly end: number;
}

export interface PdfRef {
  readonly type: 'ref';
  readonly number: number;
}

export interface PdfDict {
  readonly type: 'dict';
  readonly entries: ReadonlyMap<string, PdfValue>;
}

/** A dictionary with the bytes that follow it. */
export interface PdfStream {
  readonly type: 'stream';
  readonly dict: PdfDict;
  /** As stored, before any filter. */
  readonly raw: Uint8Array;
}

export type PdfObject = PdfValue | PdfStream;

/** Why a file is not read. */
export type PdfFault = 'not-a-pdf' | 'not-ours' | 'truncated' | 'encrypted' | 'damaged' | 'too-large';

/** A file breaks the rules that this reader holds it to; `message` says which, in English, for `--verbose`. */
export class PdfUnreadable extends Error {
  readonly fault: PdfFault;

  constructor(fault: PdfFault, message: string) {
    super(message);
    this.name = 'PdfUnreadable';
    this.fault = fault;
  }
}

const tagged = (value: PdfObject | undefined, type: string) =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === type;

export const isDict = (value: PdfObject | undefined): value is PdfDict => tagged(value, 'dict');
export const isStream = (value: PdfObject | undefined): value is PdfStream => tagged(value, 'stream');
export const isRef = (value: PdfObject | undefined): value is PdfRef => tagged(value, 'ref');
export const isString = (value: PdfObject | undefined): value is PdfString => tagged(value, 'string');
export const isArray = (value: PdfObject | undefined): value is readonly PdfValue[] => Array.isArray(value);

/** Whether a value is the name `/name`. */
export const isName = (value: PdfObject | undefined, name: string): boolean =>
  tagged(value, 'name') && (value as PdfName).name === name;

/** The text of a text string: UTF-16BE behind its byte order mark, UTF-8 behind its own (PDF 2.0), else ASCII (7.9.2.2). */
export function textOf(value: PdfObject | undefined): string | undefined {
  if (!isString(value)) return undefined;
  const bytes = Buffer.from(value.bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return bytes
      .subarray(2, bytes.length & ~1)
      .swap16()
      .toString('utf16le');
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3).toString('utf8');
  return bytes.toString('latin1');
}
