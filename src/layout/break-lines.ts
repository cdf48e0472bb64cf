import type { Style } from '../document/document.ts';
import { splitBox, type TextBox } from './boxes.ts';
import { totalFit } from './total-fit.ts';

/** Breaks a paragraph into lines of at most `width` pt, ragged right, the whole paragraph in view. */
export function breakLines(boxes: readonly TextBox[], style: Style, width: number): TextBox[][] {
  const fitting = boxes.flatMap((box) =>
    box.width - box.trailingSpace > width - style.firstLineIndent ? splitBox(box, style) : [box],
  );
  const lines: TextBox[][] = [];
  let start = 0;
  for (const end of [...totalFit(fitting, width, style.firstLineIndent), fitting.length - 1]) {
    if (end >= start) lines.push(fitting.slice(start, end + 1));
    start = end + 1;
  }
  return lines;
}
