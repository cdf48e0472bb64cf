import type { Style } from '../../model/document.ts';
import type { ShapedText } from '../../model/face.ts';
import type { GlyphRun, Line, LineRole } from '../../model/page.ts';
import type { GalleyLine } from '../galley.ts';
import type { FaceProvider, Piece, TextBox } from '../text/shape.ts';

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
  const runs: GlyphRun[] = [];
  let first: Piece | undefined; // of the run that goes on
  let words: ShapedText[] = [];
  let [from, width] = [start, 0];
  let x = start;
  for (let index = 0; index < boxes.length; index++) {
    const { pieces } = boxes[index]!;
    for (let place = 0; place < pieces.length; place++) {
      const piece = pieces[place]!;
      if (first !== undefined && goesOn(first, piece)) {
        words.push(piece.shaped);
        width += piece.width;
      } else {
        if (first !== undefined) runs.push(glyphRun(first, words, style, from, width));
        first = piece;
        words = [piece.shaped];
        from = x;
        width = piece.width;
      }
      x += piece.width;
    }
  }
  if (first !== undefined) runs.push(glyphRun(first, words, style, from, width));
  return runs.some(({ face }) => face.kernsThai) ? shapedWhole(runs, start) : runs;
}

function goesOn(first: Piece, piece: Piece): boolean {
  if (first.face !== piece.face || first.part !== piece.part || first.isLeader || piece.isLeader) return false;
  return first.language === piece.language && first.expansion === piece.expansion;
}

function glyphRun(
  { face, language, expansion, isLeader, part }: Piece,
  words: readonly ShapedText[],
  { fontSize, color }: Style,
  x: number,
  width: number,
): GlyphRun {
  const run: { -readonly [K in keyof GlyphRun]: GlyphRun[K] } = { face, fontSize, color, x, width, words, part };
  if (language !== undefined) run.language = language;
  if (expansion !== undefined) run.expansion = expansion;
  if (isLeader) run.leader = true;
  return run;
}

/** Where a face kerns Thai letters, a word is drawn otherwise beside other words: the text of each run on its line is shaped in one go. */
function shapedWhole(runs: readonly GlyphRun[], start: number): GlyphRun[] {
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

/** Distance in pt from the top of a line to its baseline: the ink of the face's tallest stacks is centred in the pitch. */
export function baselineOffset({ fontFamily, fontSize, bold, italic, linePitch }: Style, fonts: FaceProvider): number {
  const { metrics, unitsPerEm } = fonts.face(fontFamily, bold, italic);
  const top = (metrics.inkTop / unitsPerEm) * fontSize;
  const bottom = (metrics.inkBottom / unitsPerEm) * fontSize;
  return (linePitch - (top - bottom)) / 2 + top;
}
