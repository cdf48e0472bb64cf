import { type HarfBuzz, harfBuzz } from './harfbuzz.ts';
import type { Script } from './itemise.ts';
import { shapingBuffer } from './shaping-buffer.ts';

/** A glyph as HarfBuzz placed it; font units. */
export interface PlacedGlyph {
  readonly glyph: number;
  /** UTF-16 index of the first character of the grapheme cluster it belongs to. */
  readonly cluster: number;
  readonly advance: number;
  /** Offset from the pen. */
  readonly x: number;
  readonly y: number;
}

/** HarfBuzz, with one face opened. */
export interface Shaper {
  /** Shapes text of one script, left to right. */
  shape(text: string, script: Script): readonly PlacedGlyph[];
  /** Whether the face's `cmap` has a glyph for a character. */
  maps(codePoint: number): boolean;
  /** Drawn with advance 0 for a character that is hidden (Default_Ignorable_Code_Point): the space, without ink. */
  readonly invisibleGlyph: number | undefined;
  readonly postScriptName: string;
}

/** Opens a font file in HarfBuzz, where it stays open as long as the process runs, as faces do. */
export function openShaper(bytes: Uint8Array): Shaper {
  const hb = harfBuzz();
  const buffer = shapingBuffer();
  const face = hb.hb_face_create(createBlob(bytes, hb), 0);
  const font = hb.hb_font_create(face);
  const nominalGlyph = (codePoint: number) =>
    hb.hb_font_get_nominal_glyph(font, codePoint, hb.scratch) ? hb.valueAt(hb.scratch) : undefined;
  return {
    shape: (text, script) => buffer.shape(font, text, script),
    maps: (codePoint) => nominalGlyph(codePoint) !== undefined,
    invisibleGlyph: nominalGlyph(0x20),
    postScriptName: readPostScriptName(face, hb),
  };
}

/** `HB_MEMORY_MODE_WRITABLE`: the copy is HarfBuzz's own. */
const writable = 2;

function createBlob(bytes: Uint8Array, hb: HarfBuzz): number {
  const copy = hb.malloc(bytes.length);
  new Uint8Array(hb.memory.buffer, copy, bytes.length).set(bytes);
  return hb.hb_blob_create(copy, bytes.length, writable, 0, 0);
}

/** Name id in the table `name`; its text is ASCII of at most 63 characters (OpenType 1.9, `name`). */
const postScriptName = 6;
const longestName = 128;

function readPostScriptName(face: number, hb: HarfBuzz): string {
  const english = hb.hb_language_from_string(hb.place('en'), 2);
  const text = hb.scratch + 4;
  hb.setValue(hb.scratch, longestName);
  hb.hb_ot_name_get_utf16(face, postScriptName, english, hb.scratch, text);
  return String.fromCharCode(...new Uint16Array(hb.memory.buffer, text, hb.valueAt(hb.scratch)));
}
