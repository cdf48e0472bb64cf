import type { Style } from '../document/document.ts';
import type { TextBox } from './boxes.ts';
import { splitBox } from './split-box.ts';
import { totalFit } from './total-fit.ts';

/** Breaks a paragraph into lines of at most `width` pt, ragged right, the whole paragraph in view. */
export function breakLines(boxes: readonly TextBox[], style: Style, width: number): TextBox[][] {
  const fitting = boxes.flatMap((box, index) => {
    // Only the first box has to fit beside the indent; others may go to the next line.
    const limit = index === 0 ? width - Math.max(style.firstLineIndent, 0) : width;
    return box.width - box.trailingSpace > limit ? splitBox(box, style.fontSize, limit) : [box];
  });
  const lines: TextBox[][] = [];
  let start = 0;
  for (const end of [...totalFit(fitting, width, style.firstLineIndent), fitting.length - 1]) {
    if (end >= start) lines.push(fitting.slice(start, end + 1));
    start = end + 1;
  }
  return lines;
}
