import type { Localized } from '../model/localized.ts';
import { sha256Of } from '../model/sha256.ts';
import { checkCoverage, neededRanges } from './check-font.ts';
import type { FaceChoice } from './face-choice.ts';
import { createFace } from './open-face.ts';
import { openFontFile } from './open-font-file.ts';

/**
 * Opens a font file as a run does: reads every table and glyph, measures the ink of Thai clusters, shapes each needed character.
 * Says what is wrong with it. A file that passes here, within the limits of its process, takes a run no more than that.
 */
export function checkFontFile(bytes: Uint8Array, choice: FaceChoice): Localized | undefined {
  const { file, problem } = openFontFile(bytes, sha256Of(bytes), choice);
  if (!file) return problem;
  const face = createFace({ family: 'checked', key: 'checked', bold: choice.bold, italic: choice.italic }, file);
  for (const [first, last] of neededRanges) {
    for (let codePoint = first; codePoint <= last; codePoint += 1) {
      for (const slot of face.shape(String.fromCodePoint(codePoint)).slots) {
        for (const { glyph } of face.slot(slot).parts) face.outline(glyph);
      }
    }
  }
  // Without a needed character it is refused where the place in fonts.yaml is known.
  if (checkCoverage(face, '') === undefined) void face.kernsThai;
  return undefined;
}
