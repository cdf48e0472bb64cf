import { decodeStream, readIndirectObject } from './pdf-indirect.ts';
import { PdfKeyword, PdfScanner } from './pdf-scanner.ts';
import { type PdfDictionary, PdfStream } from './pdf-syntax.ts';

/** Where an object stands: at a byte of the file, or as one of the objects in an object stream. */
export type Place =
  | { readonly kind: 'offset'; readonly offset: number }
  | { readonly kind: 'compressed'; readonly stream: number; readonly index: number };

/** Fills `places` and gives the trailer; newest section first, so that the first place found is the one in force. */
export function readCrossReferences(bytes: Uint8Array, offset: number, places: Map<number, Place>): PdfDictionary {
  const scanner = new PdfScanner(bytes, offset);
  const first = scanner.next();
  const isTable = first instanceof PdfKeyword && first.word === 'xref';
  const trailer = isTable ? readTable(scanner, places) : readCrossReferenceStream(bytes, offset, places);
  const previous = trailer.get('Prev');
  if (typeof previous === 'number') readCrossReferences(bytes, previous, places);
  return trailer;
}

function readTable(scanner: PdfScanner, places: Map<number, Place>): PdfDictionary {
  for (;;) {
    const first = scanner.next();
    if (first instanceof PdfKeyword && first.word === 'trailer') return scanner.object() as PdfDictionary;
    const count = scanner.object();
    if (typeof first !== 'number' || typeof count !== 'number') throw new Error('broken cross-reference table');
    for (let number = first; number < first + count; number++) {
      const offset = scanner.object() as number;
      scanner.object();
      const state = scanner.next();
      const inUse = state instanceof PdfKeyword && state.word === 'n';
      if (inUse && !places.has(number)) places.set(number, { kind: 'offset', offset });
    }
  }
}

function readCrossReferenceStream(bytes: Uint8Array, offset: number, places: Map<number, Place>): PdfDictionary {
  const stream = readIndirectObject(bytes, offset, undefined, (value) => value ?? null);
  if (!(stream instanceof PdfStream)) throw new Error(`no cross-references at byte ${offset}`);
  const data = Buffer.from(decodeStream(stream));
  const widths = stream.dictionary.get('W') as readonly number[];
  const [typeWidth = 0, secondWidth = 0, thirdWidth = 0] = widths;
  const size = stream.dictionary.get('Size') as number;
  const index = (stream.dictionary.get('Index') as readonly number[] | undefined) ?? [0, size];
  const field = (at: number, width: number) => (width === 0 ? 0 : data.readUIntBE(at, width));
  let at = 0;
  for (let section = 0; section < index.length; section += 2) {
    const first = index[section] ?? 0;
    for (let number = first; number < first + (index[section + 1] ?? 0); number++) {
      const type = typeWidth === 0 ? 1 : field(at, typeWidth);
      const second = field(at + typeWidth, secondWidth);
      const third = field(at + typeWidth + secondWidth, thirdWidth);
      at += typeWidth + secondWidth + thirdWidth;
      if (places.has(number)) continue;
      if (type === 1) places.set(number, { kind: 'offset', offset: second });
      if (type === 2) places.set(number, { kind: 'compressed', stream: second, index: third });
    }
  }
  return stream.dictionary;
}
