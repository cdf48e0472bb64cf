import { PdfScanner } from './parse-value.ts';
import { isDict, type PdfDict, type PdfObject, type PdfStream } from './pdf-value.ts';
import { whole } from './reader-limits.ts';

/** Reads `12 0 obj … endobj` at an offset. */
export function readObjectAt(bytes: Uint8Array, offset: number, end: number): { number: number; object: PdfObject } {
  const scanner = new PdfScanner(bytes, offset, end);
  const number = scanner.integer();
  if (scanner.integer() !== 0) throw scanner.fault('a generation is not 0');
  scanner.skipBlanks();
  if (!scanner.takeWord('obj')) throw scanner.fault('no object here');
  const value = scanner.value();
  scanner.skipBlanks();
  let object: PdfObject = value;
  if (isDict(value) && scanner.takeWord('stream')) object = readStream(scanner, value, end);
  scanner.skipBlanks();
  if (!scanner.takeWord('endobj')) throw scanner.fault('an object does not end');
  return { number, object };
}

/** The bytes of a stream; its length is written in its dictionary itself, so that no other object decides it. */
function readStream(scanner: PdfScanner, dict: PdfDict, end: number): PdfStream {
  const { bytes } = scanner;
  if (bytes[scanner.at] === 0x0d) scanner.at += 1;
  if (bytes[scanner.at] !== 0x0a) throw scanner.fault('a stream begins without a line end');
  const start = scanner.at + 1;
  const length = whole(dict.entries.get('Length'), end - start);
  scanner.at = start + length;
  const raw = bytes.subarray(start, scanner.at);
  scanner.skipBlanks();
  if (scanner.at > start + length + 2 || !scanner.takeWord('endstream')) throw scanner.fault('a stream does not end');
  return { type: 'stream', dict, raw };
}
