import type { Style } from '../../model/document.ts';
import type { GlyphRun, Line, LineRole } from '../../model/page.ts';
import type { GalleyLine } from '../galley.ts';
import type { FaceProvider, TextBox } from '../text/shape.ts';

/** Places one line on its page, `shift` pt below its place in the galley, as glyph runs. */
export function placeLine(line: GalleyLine, role: LineRole, shift: number, fonts: FaceProvider): Line {
  const { leaf, index, boxes, x } = line;
  const runs = glyphRuns(boxes, leaf.style, x);
  const last = runs.at(-1);
  return {
    role,
    block: leaf.block,
    index,
    part: leaf.part,
    x,
    baseline: line.top + shift + baselineOffset(leaf.style, fonts),
    width: last ? last.x + last.width - x - (boxes.at(-1)?.trailingSpace ?? 0) : 0,
    runs,
  };
}

/** Joins neighbouring words that look alike into glyph runs. */
export function glyphRuns(boxes: readonly Pick<TextBox, 'pieces'>[], style: Style, start: number): GlyphRun[] {
  const runs: OpenRun[] = [];
  let last: OpenRun | undefined;
  let x = start;
  for (let index = 0; index < boxes.length; index++) {
    const { pieces } = boxes[index]!;
    for (let place = 0; place < pieces.length; place++) {
      const { face, shaped, width, language, expansion, part } = pieces[place]!;
      const goesOn = last?.face === face && last.language === language && last.expansion === expansion;
      if (last && goesOn && last.part === part) {
        last.words.push(shaped);
        last.width += width;
      } else {
        last = { face, fontSize: style.fontSize, color: style.color, x, width, words: [shaped], part };
        if (language !== undefined) last.language = language;
        if (expansion !== undefined) last.expansion = expansion;
        runs.push(last);
      }
      x += width;
    }
  }
  return runs;
}

type OpenRun = { -readonly [K in keyof GlyphRun]: GlyphRun[K] } & { words: GlyphRun['words'][number][] };

/** Distance in pt from the top of a line to its baseline: the ink of the face's tallest stacks is centred in the pitch. */
export function baselineOffset({ fontFamily, fontSize, bold, italic, linePitch }: Style, fonts: FaceProvider): number {
  const { metrics, unitsPerEm } = fonts.face(fontFamily, bold, italic);
  const top = (metrics.inkTop / unitsPerEm) * fontSize;
  const bottom = (metrics.inkBottom / unitsPerEm) * fontSize;
  return (linePitch - (top - bottom)) / 2 + top;
}
