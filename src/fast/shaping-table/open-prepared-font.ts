import type { FontFile, OpenPrepared } from '../../font/font-file.ts';
import type { GlyphOutline } from '../../model/face.ts';
import { type WordCounts, WordTable } from './prepared-words.ts';

/**
 * Fast path `shaping-table`: opens the shipped faces from a file beside each (`.shapes`), with their metrics, ink,
 * outlines and most words, as fontkit and HarfBuzz gave them when the font was added.
 *
 * - Takes over: opening a font file (src/font/open-font-file.ts) and shaping a word of Thai and ASCII.
 * - Gives up: at a font file of another digest, and at a word with a ligature, another script or a rare spelling, which
 *   HarfBuzz shapes then.
 * - Saves: cold 380 of 670 ms of processor time (29 November 2026, two faces, fontkit and HarfBuzz not loaded); in a run of
 *   100 reports those once a process; steady nothing that could be measured.
 * - Verified by: test/font/shaping-table.test.ts (every glyph, every cluster, any text) and
 *   scripts/write-shaping-table.ts, which refuses to write what HarfBuzz does not say.
 */
export const openPreparedFont: OpenPrepared = (bytes, digest, prepared) => {
  const file = prepared && readPrepared(prepared);
  if (file?.header.font !== digest) return undefined;
  const { view, header, start } = file;
  const words = new WordTable(view, start, header.counts);
  const outlines: GlyphOutline[] = [];
  return {
    ...header.facts,
    bytes,
    digest,
    words,
    maps: (codePoint) => words.draws(codePoint),
    outline(glyph) {
      outlines[glyph] ??= readOutline(
        view,
        words.end + glyphFields * glyph,
        words.end + glyphFields * (header.glyphs + 1),
      );
      return outlines[glyph];
    },
  };
};

/** The first part of a prepared file, as JSON; words and glyphs follow it, little-endian. */
export interface PreparedHeader {
  /** SHA-256 of the font file, hexadecimal. */
  readonly font: string;
  readonly facts: PreparedFacts;
  readonly counts: WordCounts;
  /** Number of glyphs: an entry each, then their descriptions one after another. */
  readonly glyphs: number;
}

type PreparedFacts = Pick<
  Required<FontFile>,
  'postScriptName' | 'unitsPerEm' | 'licenceBits' | 'metrics' | 'outlineScale' | 'ink'
>;

/** `RST3`, before the length of the header. */
export const signature = 0x33545352;

/** Bytes of a glyph's entry: where its description begins, its advance, its points. One more entry closes the list. */
export const glyphFields = 8;

function readPrepared(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 8 || view.getUint32(0, true) !== signature) return undefined;
  const start = 8 + view.getUint32(4, true);
  const header = JSON.parse(Buffer.from(bytes.subarray(8, start)).toString('utf8')) as PreparedHeader;
  return { view, header, start };
}

function readOutline(view: DataView, entry: number, descriptions: number): GlyphOutline {
  const [start, end] = [view.getUint32(entry, true), view.getUint32(entry + glyphFields, true)];
  const data = new Uint8Array(view.buffer, view.byteOffset + descriptions + start, end - start);
  const advance = view.getUint16(entry + 4, true);
  if (data.length === 0) return { data, contours: 0, points: 0, advance };
  const word = (at: number) => view.getInt16(descriptions + start + at);
  const box = [word(2), word(4), word(6), word(8)] as const;
  return { data, box, contours: word(0), points: view.getUint16(entry + 6, true), advance };
}
