import * as hb from 'harfbuzzjs';
import { scriptRuns } from '../../font/support.ts';
import { openFontFile } from './contours.ts';

/** The ink a line of text must have: every script run of the whole line shaped in one go, straight by HarfBuzz. */
export interface Reference {
  /** Ink as sorted `form@x,y`, in font units from the beginning of the line, and the pen's place at its end. */
  line(text: string): { readonly ink: readonly string[]; readonly advance: number };
}

/** Opens the reference for an original font file; `scriptOf` may give runs another script, to see what that changes. */
export function openReference(bytes: Uint8Array, scriptOf: (script: string) => string = (script) => script): Reference {
  const font = new hb.Font(new hb.Face(new hb.Blob(bytes)));
  const buffer = new hb.Buffer();
  const outlines = openFontFile(bytes);
  return {
    line(text) {
      const ink: string[] = [];
      let pen = 0;
      for (const [run, script] of scriptRuns(text)) {
        buffer.reset();
        buffer.addText(run);
        buffer.setScript(scriptOf(script));
        buffer.setDirection(hb.Direction.LTR);
        buffer.setLanguage('th');
        hb.shape(font, buffer);
        const positions = buffer.getGlyphPositions();
        buffer.getGlyphInfos().forEach(({ codepoint }, k) => {
          const { xAdvance, xOffset, yOffset } = positions[k]!;
          for (const { form, x, y } of outlines.contours(codepoint)) {
            ink.push(`${form}@${x + pen + xOffset},${y + yOffset}`);
          }
          pen += xAdvance;
        });
      }
      return { ink: ink.sort(), advance: pen };
    },
  };
}
