import { type HarfBuzz, harfBuzz } from './harfbuzz.ts';
import type { Script } from './itemise.ts';

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
  /** Drawn with advance 0 for a character that is hidden (Default_Ignorable_Code_Point): the space, without ink. */
  readonly invisibleGlyph: number | undefined;
}

/** Hands a font file to HarfBuzz, which keeps it as long as the process runs, as faces do. */
export function createShaper(bytes: Uint8Array): Shaper {
  const hb = harfBuzz();
  const buffer = shapingBuffer();
  const face = hb.hb_face_create(createBlob(bytes, hb), 0);
  const font = hb.hb_font_create(face);
  return {
    shape: (text, script) => buffer.shape(font, text, script),
    invisibleGlyph: hb.hb_font_get_nominal_glyph(font, 0x20, hb.scratch) ? hb.valueAt(hb.scratch) : undefined,
  };
}

/** `HB_MEMORY_MODE_WRITABLE`: the copy is HarfBuzz's own. */
const writable = 2;

function createBlob(bytes: Uint8Array, hb: HarfBuzz): number {
  const copy = hb.malloc(bytes.length);
  new Uint8Array(hb.memory.buffer, copy, bytes.length).set(bytes);
  return hb.hb_blob_create(copy, bytes.length, writable, 0, 0);
}

/** HarfBuzz's buffer that all faces shape in. */
interface ShapingBuffer {
  shape(font: number, text: string, script: Script): readonly PlacedGlyph[];
}

/** One for the process: shaping is synchronous, and the buffer is cleared before each use. */
function shapingBuffer(): ShapingBuffer {
  sharedBuffer ??= createBuffer(harfBuzz());
  return sharedBuffer;
}

let sharedBuffer: ShapingBuffer | undefined;

function createBuffer(hb: HarfBuzz): ShapingBuffer {
  const handle = hb.hb_buffer_create();
  const language = hb.hb_language_from_string(hb.place('th'), 2);
  const script = (tag: Script) => hb.hb_script_from_string(hb.place(tag), 4);
  const scripts = { Thai: script('Thai'), Latn: script('Latn'), Zyyy: script('Zyyy') };
  return {
    shape(font, text, ofScript) {
      // Clearing takes away what is set here, too.
      hb.hb_buffer_clear_contents(handle);
      hb.hb_buffer_set_cluster_level(handle, monotoneGraphemes);
      hb.hb_buffer_set_script(handle, scripts[ofScript]);
      hb.hb_buffer_set_direction(handle, leftToRight);
      hb.hb_buffer_set_language(handle, language);
      hb.hb_buffer_add_utf16(handle, hb.placeUtf16(text), text.length, 0, text.length);
      hb.hb_shape(font, handle, 0, 0);
      return readGlyphs(handle, hb);
    },
  };
}

/** `HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES` and `HB_DIRECTION_LTR`. */
const monotoneGraphemes = 0;
const leftToRight = 4;

/** `hb_glyph_info_t` and `hb_glyph_position_t` are five 32-bit values each. */
const fields = 5;

function readGlyphs(buffer: number, hb: HarfBuzz): readonly PlacedGlyph[] {
  const length = fields * hb.hb_buffer_get_length(buffer);
  const infos = new Uint32Array(hb.memory.buffer, hb.hb_buffer_get_glyph_infos(buffer, 0), length);
  const positions = new Int32Array(hb.memory.buffer, hb.hb_buffer_get_glyph_positions(buffer, 0), length);
  const glyphs: PlacedGlyph[] = [];
  for (let at = 0; at < length; at += fields) {
    glyphs.push({
      glyph: infos[at]!,
      cluster: infos[at + 2]!,
      advance: positions[at]!,
      x: positions[at + 2]!,
      y: positions[at + 3]!,
    });
  }
  return glyphs;
}
