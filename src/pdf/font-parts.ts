import { buildSubset } from '../font/subset.ts';
import type { Face } from '../model/face.ts';
import { createGenerationCache, type GenerationCache } from '../model/generation-cache.ts';
import { compressedStream, type Stream } from './stream.ts';
import { array, name, number, type PdfObject } from './syntax.ts';
import { toUnicodeMap } from './to-unicode.ts';

/** What embeds `slots` of a face, whatever file it is in. */
export interface FontParts {
  /** With the tag of the subset, `/ABCDEF+Sarabun-Bold`. */
  readonly baseFont: PdfObject;
  readonly fontFile: Stream;
  /** By CID. */
  readonly widths: PdfObject;
  readonly toUnicode: Stream;
}

/** Subsets a face, or gives the subset made before of the same slots in the same order. */
export function fontParts(face: Face, slots: readonly number[]): FontParts {
  const subsets = partsOfFace.get(face) ?? createGenerationCache<FontParts>(cachedSubsets);
  partsOfFace.set(face, subsets);
  const key = Buffer.from(new Uint16Array(slots).buffer).toString('utf16le');
  const known = subsets.get(key);
  if (known) return known;
  const parts = makeParts(face, slots);
  subsets.set(key, parts);
  return parts;
}

/** By slots. Headings and labels of a form are the same in all its reports: a third of a report's font data is their bold face. */
const partsOfFace = new WeakMap<Face, GenerationCache<FontParts>>();

/** Forms that an office fills in together; 15 kB each. */
const cachedSubsets = 4;

function makeParts(face: Face, slots: readonly number[]): FontParts {
  const { fontFile, widths, toUnicode } = buildSubset(face, slots);
  return {
    baseFont: name(`${subsetTag(fontFile)}+${face.postScriptName}`),
    fontFile: compressedStream({ Length1: fontFile.length }, fontFile),
    widths: array(widths.map(number)),
    toUnicode: compressedStream({}, Buffer.from(toUnicodeMap(toUnicode), 'latin1')),
  };
}

/** Six capitals that differ between subsets (9.6.4), from the check sums in the font file's directory. */
function subsetTag(fontFile: Uint8Array): string {
  const view = new DataView(fontFile.buffer, fontFile.byteOffset);
  const tableCount = view.getUint16(4);
  let digest = 0;
  for (let record = 12; record < 12 + 16 * tableCount; record += 16) {
    digest = (Math.imul(digest, 31) + view.getUint32(record + 4)) >>> 0;
  }
  let tag = '';
  for (let k = 0; k < 6; k++, digest = Math.floor(digest / 26)) tag += String.fromCharCode(65 + (digest % 26));
  return tag;
}
