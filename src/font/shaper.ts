import * as hb from 'harfbuzzjs';
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
  /** Whether the face's `cmap` has a glyph for a character. */
  maps(codePoint: number): boolean;
  /** Drawn with advance 0 for a character that is hidden (Default_Ignorable_Code_Point): the space, without ink. */
  readonly invisibleGlyph: number | undefined;
  readonly postScriptName: string;
}

/** Opens a font file in HarfBuzz, whose WebAssembly module is initialised when this file is imported. */
export function openShaper(bytes: Uint8Array): Shaper {
  const face = new hb.Face(new hb.Blob(bytes));
  const font = new hb.Font(face);
  return {
    shape(text, script) {
      BUFFER.clearContents();
      BUFFER.setClusterLevel(hb.ClusterLevel.MONOTONE_GRAPHEMES);
      BUFFER.addText(text);
      BUFFER.setScript(script);
      BUFFER.setDirection(hb.Direction.LTR);
      BUFFER.setLanguage('th');
      hb.shape(font, BUFFER);
      const positions = BUFFER.getGlyphPositions();
      return BUFFER.getGlyphInfos().map(({ codepoint, cluster }, k) => {
        const { xAdvance, xOffset, yOffset } = positions[k]!;
        return { glyph: codepoint, cluster, advance: xAdvance, x: xOffset, y: yOffset };
      });
    },
    maps: (codePoint) => font.nominalGlyph(codePoint) !== undefined,
    invisibleGlyph: font.nominalGlyph(0x20),
    postScriptName: face.getName(POST_SCRIPT_NAME, 'en'),
  };
}

/** One for the process: shaping is synchronous, and it is cleared before each use. */
const BUFFER = new hb.Buffer();

/** Name id in the table `name`. */
const POST_SCRIPT_NAME = 6;
