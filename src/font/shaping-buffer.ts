import { type HarfBuzz, harfBuzz } from './harfbuzz.ts';
import type { Script } from './itemise.ts';
import type { PlacedGlyph } from './shaper.ts';

/** HarfBuzz's buffer that all faces shape in. */
export interface ShapingBuffer {
  shape(font: number, text: string, script: Script): readonly PlacedGlyph[];
}

/** One for the process: shaping is synchronous, and the buffer is cleared before each use. */
export function shapingBuffer(): ShapingBuffer {
  opened ??= openBuffer(harfBuzz());
  return opened;
}

let opened: ShapingBuffer | undefined;

function openBuffer(hb: HarfBuzz): ShapingBuffer {
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
