import type { Style } from '../../model/document.ts';
import type { TextBox } from './shape.ts';
import { splitBox } from './split-box.ts';
import { totalFit } from './total-fit.ts';

/** Breaks a paragraph into lines of at most `width` pt, ragged right, the whole paragraph in view. */
export function breakLines(boxes: readonly TextBox[], style: Style, width: number): (readonly TextBox[])[] {
  const fitting = splitTooWide(boxes, style, width);
  const ends = totalFit(fitting, width, style.firstLineIndent);
  if (ends.length === 0) return fitting.length > 0 ? [fitting] : [];
  const lines: (readonly TextBox[])[] = [];
  let start = 0;
  for (const end of ends) {
    lines.push(fitting.slice(start, end + 1));
    start = end + 1;
  }
  lines.push(fitting.slice(start));
  return lines;
}

function splitTooWide(boxes: readonly TextBox[], style: Style, width: number): readonly TextBox[] {
  // Only the first box has to fit beside the indent; others may go to the next line.
  let limit = width - Math.max(style.firstLineIndent, 0);
  let fitting: TextBox[] | undefined;
  for (let index = 0; index < boxes.length; index++) {
    const box = boxes[index]!;
    if (box.width - box.trailingSpace > limit) {
      fitting ??= boxes.slice(0, index);
      for (const part of splitBox(box, style.fontSize, limit)) fitting.push(part);
    } else {
      fitting?.push(box);
    }
    limit = width;
  }
  return fitting ?? boxes;
}
