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
    width: last ? last.x + last.width - x - Math.max(0, boxes.at(-1)!.trailingSpace) : 0,
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
      const { face, shaped, width, language, expansion, isLeader, part } = pieces[place]!;
      const goesOn =
        last?.face === face && last.language === language && last.expansion === expansion && !(isLeader || last.leader);
      if (last && goesOn && last.part === part) {
        last.words.push(shaped);
        last.width += width;
      } else {
        last = { face, fontSize: style.fontSize, color: style.color, x, width, words: [shaped], part };
        if (language !== undefined) last.language = language;
        if (expansion !== undefined) last.expansion = expansion;
        if (isLeader) last.leader = true;
        runs.push(last);
      }
      x += width;
    }
  }
  return runs.some(({ face }) => face.kernsThai) ? shapedWhole(runs, start) : runs;
}

/** Where a face kerns Thai letters, a word is drawn otherwise beside other words: the text of each run on its line is shaped in one go. */
function shapedWhole(runs: readonly OpenRun[], start: number): OpenRun[] {
  let x = start;
  return runs.map((run) => {
    const { face, fontSize, words } = run;
    if (run.leader) {
      const placed = { ...run, x };
      x += run.width;
      return placed;
    }
    const whole = face.kernsThai ? [face.shape(words.map(({ text }) => text).join(''))] : words;
    const advance = whole.reduce((sum, word) => sum + word.advance, 0);
    const placed = { ...run, words: whole, x, width: (advance * fontSize) / face.unitsPerEm };
    x += placed.width;
    return placed;
  });
}

type OpenRun = { -readonly [K in keyof GlyphRun]: GlyphRun[K] } & { words: GlyphRun['words'][number][] };

/** Distance in pt from the top of a line to its baseline: the ink of the face's tallest stacks is centred in the pitch. */
export function baselineOffset({ fontFamily, fontSize, bold, italic, linePitch }: Style, fonts: FaceProvider): number {
  const { metrics, unitsPerEm } = fonts.face(fontFamily, bold, italic);
  const top = (metrics.inkTop / unitsPerEm) * fontSize;
  const bottom = (metrics.inkBottom / unitsPerEm) * fontSize;
  return (linePitch - (top - bottom)) / 2 + top;
}
