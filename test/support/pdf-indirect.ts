import { inflateSync } from 'node:zlib';
import { PdfKeyword, PdfScanner } from './pdf-scanner.ts';
import { nameOf, type PdfDictionary, PdfStream, type PdfValue } from './pdf-syntax.ts';

/** Reads the object at a byte of the file and checks its number and its stream's length. */
export function readIndirectObject(
  bytes: Uint8Array,
  offset: number,
  expected: number | undefined,
  resolve: (value: PdfValue | undefined) => PdfValue,
): PdfValue {
  const scanner = new PdfScanner(bytes, offset);
  const number = scanner.next();
  scanner.next();
  const keyword = scanner.next();
  const isObject = keyword instanceof PdfKeyword && keyword.word === 'obj';
  if (!isObject || (expected !== undefined && number !== expected)) {
    throw new Error(`object ${expected ?? ''} is not at byte ${offset}`);
  }
  const value = scanner.object();
  const after = scanner.next();
  if (!(after instanceof PdfKeyword) || after.word !== 'stream') return value;
  const begin = scanner.at + (bytes[scanner.at] === 0x0d ? 2 : 1);
  const length = resolve((value as PdfDictionary).get('Length'));
  if (typeof length !== 'number') throw new Error(`stream ${expected ?? ''} without /Length`);
  const end = new PdfScanner(bytes, begin + length).next();
  if (!(end instanceof PdfKeyword) || end.word !== 'endstream')
    throw new Error(`wrong /Length in object ${expected ?? ''}`);
  return new PdfStream(value as PdfDictionary, bytes.subarray(begin, begin + length));
}

/** Bytes of a stream without its filter. */
export function decodeStream(stream: PdfValue): Uint8Array {
  if (!(stream instanceof PdfStream)) throw new Error('no stream');
  const filter = stream.dictionary.get('Filter');
  const name = nameOf(Array.isArray(filter) ? filter[0] : filter);
  if (name === undefined) return stream.raw;
  if (name !== 'FlateDecode') throw new Error(`filter ${name} is not read here`);
  const inflated = inflateSync(stream.raw);
  const parameters = stream.dictionary.get('DecodeParms');
  const predictor = parameters instanceof Map ? parameters.get('Predictor') : 1;
  if (predictor === undefined || predictor === 1) return inflated;
  return undoPngUp(inflated, Number((parameters as PdfDictionary).get('Columns') ?? 1));
}

/** PNG predictor with filters None and Up, as cross-reference streams use it. */
function undoPngUp(data: Uint8Array, columns: number): Uint8Array {
  const rows = data.length / (columns + 1);
  const output = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const filter = data[row * (columns + 1)];
    if (filter !== 0 && filter !== 2) throw new Error(`PNG filter ${filter} is not read here`);
    for (let column = 0; column < columns; column++) {
      const above = filter === 2 && row > 0 ? (output[(row - 1) * columns + column] ?? 0) : 0;
      output[row * columns + column] = ((data[row * (columns + 1) + 1 + column] ?? 0) + above) & 255;
    }
  }
  return output;
}
