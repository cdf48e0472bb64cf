import { createHash } from 'node:crypto';
import type { Face, ShapedText } from '../font/face.ts';
import { buildSubset } from '../font/subset.ts';
import type { GlyphRun } from '../layout/page.ts';
import type { PdfFile } from './pdf-file.ts';
import { array, dict, name, number, type PdfObject, type Ref } from './syntax.ts';

/**
 * The fonts of one file. A CID stands for one slot of a face, that is for one source character with its ink,
 * so that text comes out of the file character by character as it went in; CIDs count in order of first use.
 */
export class FontSet {
  readonly #file: PdfFile;
  readonly #uses = new Map<Face, FontUse>();

  constructor(file: PdfFile) {
    this.#file = file;
  }

  /** Resource name of a face, `F1`. */
  name(face: Face): string {
    return this.#use(face).name;
  }

  /** A run's CIDs, two bytes each, as a literal string. */
  encode(run: GlyphRun): PdfObject {
    const use = this.#use(run.face);
    let out = '(';
    for (const word of run.words) out += use.words.get(word) ?? encodeWord(word, use);
    return `${out})`;
  }

  /** Writes every font used and returns the resource dictionary that names them. */
  embed(): PdfObject {
    const fonts: Record<string, Ref> = {};
    for (const [face, use] of this.#uses) fonts[use.name] = embedFont(this.#file, face, use.slots);
    return dict(fonts);
  }

  #use(face: Face): FontUse {
    let use = this.#uses.get(face);
    if (!use) {
      use = { name: `F${this.#uses.size + 1}`, slots: [], cids: new Map(), words: new Map() };
      this.#uses.set(face, use);
    }
    return use;
  }
}

interface FontUse {
  readonly name: string;
  readonly slots: number[];
  readonly cids: Map<number, number>;
  /** Codes of the words met so far: a report says most of them, and above all the space, again and again. */
  readonly words: Map<ShapedText, string>;
}

function encodeWord(word: ShapedText, use: FontUse): string {
  let codes = '';
  for (const slot of word.slots) {
    let cid = use.cids.get(slot);
    if (cid === undefined) {
      use.slots.push(slot);
      cid = use.slots.length;
      use.cids.set(slot, cid);
    }
    codes += BYTES[cid >> 8]! + BYTES[cid & 0xff]!;
  }
  use.words.set(word, codes);
  return codes;
}

/** Each byte as it stands in a literal string (7.3.4.2). */
const BYTES = Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte);
  if (character === '\r') return '\\r';
  return '\\()'.includes(character) ? `\\${character}` : character;
});

/** Type 0 font with an embedded TrueType subset (9.7; ISO 19005-3, 6.2.11). */
function embedFont(file: PdfFile, face: Face, slots: readonly number[]): Ref {
  const { fontFile, cidToGid, widths, toUnicode } = buildSubset(face, slots);
  const program = file.addStream({ Length1: fontFile.length }, fontFile);
  const baseFont = name(`${subsetTag(fontFile)}+${face.postScriptName}`);
  const scale = 1000 / face.unitsPerEm;
  const { metrics } = face;
  const descriptor = file.add(
    dict({
      Type: '/FontDescriptor',
      FontName: baseFont,
      Flags: SYMBOLIC | (face.italic ? ITALIC : 0),
      FontBBox: array(metrics.bbox.map((edge) => number(edge * scale))),
      ItalicAngle: number(metrics.italicAngle),
      Ascent: number(metrics.ascender * scale),
      Descent: number(metrics.descender * scale),
      CapHeight: number(metrics.capHeight * scale),
      XHeight: number(metrics.xHeight * scale),
      StemV: face.bold ? 140 : 80,
      FontFile2: program,
    }),
  );
  const map = Buffer.alloc(cidToGid.length * 2);
  cidToGid.forEach((gid, cid) => {
    map.writeUInt16BE(gid, cid * 2);
  });
  const descendant = file.add(
    dict({
      Type: '/Font',
      Subtype: '/CIDFontType2',
      BaseFont: baseFont,
      CIDSystemInfo: dict({ Registry: '(Adobe)', Ordering: '(Identity)', Supplement: 0 }),
      FontDescriptor: descriptor,
      W: array([0, array(widths.map(number))]),
      CIDToGIDMap: file.addStream({}, map),
    }),
  );
  return file.add(
    dict({
      Type: '/Font',
      Subtype: '/Type0',
      BaseFont: baseFont,
      Encoding: '/Identity-H',
      DescendantFonts: array([descendant]),
      ToUnicode: file.addStream({}, Buffer.from(toUnicodeMap(toUnicode), 'latin1')),
    }),
  );
}

const SYMBOLIC = 4;
const ITALIC = 64;

/** Six capitals that differ between subsets (9.6.4). */
function subsetTag(fontFile: Uint8Array): string {
  const digest = createHash('sha256').update(fontFile).digest();
  return Array.from(digest.subarray(0, 6), (byte) => String.fromCharCode(65 + (byte % 26))).join('');
}

/** One character for each CID (9.10.3). */
function toUnicodeMap(characters: readonly string[]): string {
  const pairs = characters.flatMap((character, cid) =>
    cid === 0 || character === '' ? [] : [`<${hex(cid)}> <${utf16(character)}>`],
  );
  const blocks: string[] = [];
  // A block holds at most 100 pairs.
  for (let i = 0; i < pairs.length; i += 100) {
    const part = pairs.slice(i, i + 100);
    blocks.push(`${part.length} beginbfchar\n${part.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

const hex = (value: number) => HEX[value >> 8]! + HEX[value & 0xff]!;

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0').toUpperCase());

function utf16(value: string): string {
  let out = '';
  for (let i = 0; i < value.length; i++) out += hex(value.charCodeAt(i));
  return out;
}
