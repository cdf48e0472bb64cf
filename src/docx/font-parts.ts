import { strToU8 } from 'fflate';
import { faceKeys } from '../font/font-list.ts';
import { readSfnt } from '../font/sfnt.ts';
import { escapeXml } from '../model/escape-xml.ts';
import type { Face } from '../model/face.ts';
import { createGenerationCache } from '../model/generation-cache.ts';

/** The faces of one family that a DOCX carries along, as far as there are any. */
export type EmbeddedFaces = Readonly<Partial<Record<(typeof faceKeys)[number], Face>>>;

/**
 * The font table and the embedded faces, obfuscated as ECMA-376 part 4, 2.8.1 requires; keys come from the fonts themselves.
 * Reports with the same fonts share the parts, so that they are made and compressed once.
 */
export function fontParts(families: readonly string[], faces: EmbeddedFaces | undefined): Record<string, Uint8Array> {
  const embedded = faceKeys.flatMap((style, index) => {
    const face = faces?.[style];
    return face ? [{ style, face, id: index + 1 }] : [];
  });
  const key = JSON.stringify([families, embedded.map(({ style, face }) => [style, face.family, face.digest])]);
  const known = madeParts.get(key);
  if (known) return known;
  const parts = makeParts(families, embedded);
  madeParts.set(key, parts);
  return parts;
}

const madeParts = createGenerationCache<Record<string, Uint8Array>>(4);

function makeParts(families: readonly string[], embedded: readonly Embedded[]): Record<string, Uint8Array> {
  const fonts = families.map((family) => fontElement(family, embedded[0]?.face.family === family ? embedded : []));
  const relationships = embedded.map(
    ({ id }) => `<Relationship Id="rId${id}" Type="${fontRelationship}" Target="fonts/font${id}.odttf"/>`,
  );
  return {
    'word/fontTable.xml': strToU8(`${xmlType}<w:fonts ${namespaces}>${fonts.join('')}</w:fonts>`),
    'word/_rels/fontTable.xml.rels': strToU8(
      `${xmlType}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relationships.join('')}</Relationships>`,
    ),
    ...Object.fromEntries(
      embedded.map(({ id, face }) => [`word/fonts/font${id}.odttf`, obfuscate(face.bytes, fontKey(face))]),
    ),
  };
}

interface Embedded {
  readonly style: (typeof faceKeys)[number];
  readonly face: Face;
  readonly id: number;
}

function fontElement(family: string, embedded: readonly Embedded[]): string {
  const regular = embedded[0]?.face;
  const embeds = embedded.map(({ style, face, id }) => {
    const name = style[0]!.toUpperCase() + style.slice(1);
    return `<w:embed${name} r:id="rId${id}" w:fontKey="{${fontKey(face)}}"/>`;
  });
  const about = regular ? aboutFont(fontSignature(regular.bytes)) : '';
  return `<w:font w:name="${escapeXml(family)}">${about}${embeds.join('')}</w:font>`;
}

function aboutFont(signature: FontSignature | undefined): string {
  if (!signature) return '';
  const { panose, thai, unicodeRanges, codePages } = signature;
  const usb = unicodeRanges.map((range, index) => `w:usb${index}="${range}"`);
  const csb = codePages.map((range, index) => `w:csb${index}="${range}"`);
  return [
    `<w:panose1 w:val="${panose}"/>`,
    `<w:charset w:val="${thai ? 'DE' : '00'}"/>`,
    '<w:family w:val="auto"/><w:pitch w:val="variable"/>',
    `<w:sig ${[...usb, ...csb].join(' ')}/>`,
  ].join('');
}

/** What a word processor needs to know of a font to find a substitute; hexadecimal, as OS/2 has it. */
interface FontSignature {
  readonly panose: string;
  /** Whether the font says it serves code page 874. */
  readonly thai: boolean;
  readonly unicodeRanges: readonly string[];
  readonly codePages: readonly string[];
}

/** Reads the OS/2 table of a face's file (OpenType 1.9, "OS/2"). */
function fontSignature(bytes: Uint8Array): FontSignature | undefined {
  const table = readSfnt(bytes).get('OS/2');
  if (!table || table.byteLength < 86) return undefined;
  const hex = (value: number, digits: number) => value.toString(16).toUpperCase().padStart(digits, '0');
  const words = (...offsets: number[]) => offsets.map((offset) => hex(table.getUint32(offset), 8));
  return {
    panose: Array.from({ length: 10 }, (_, index) => hex(table.getUint8(32 + index), 2)).join(''),
    thai: (table.getUint32(78) & (1 << 16)) !== 0,
    unicodeRanges: words(42, 46, 50, 54),
    codePages: words(78, 82),
  };
}

/** A GUID from the font's digest: the same font has the same key in every document. */
function fontKey({ digest }: Face): string {
  const hex = digest.toUpperCase();
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The face as DOCX embeds it: the first 32 bytes xored with the key, last byte of the key first. */
function obfuscate(font: Uint8Array, guid: string): Uint8Array {
  const key = guid.replaceAll('-', '').match(/../g)!;
  // A Buffer's slice would share the face's memory.
  const bytes = new Uint8Array(font);
  for (let i = 0; i < 32; i++) bytes[i]! ^= Number.parseInt(key[15 - (i % 16)]!, 16);
  return bytes;
}

const fontRelationship = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/font';
const namespaces =
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** The first line of every XML part. */
export const xmlType = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
