import { times } from '../../support/projects.ts';
import { type DrawnLine, drawnLines, type InkBox, inkBox } from './drawn-lines.ts';
import type { DrawnPage } from './drawn-text.ts';

/** The tallest stacks of marks beside the deepest, so that every line has both everywhere. */
export const WORST = 'ปั้นฎูญุฬุ้ฝุ๋ที่กู้ฟื้นฐูปี๊ฏุน้ำไฟ้ฤๅศิษย์';

/** A text of the worst clusters, with spaces to break at. */
export function worstText(repeats: number): string {
  return times(repeats, () => WORST).join(' ');
}

/** Where ink of two lines touches, or ink touches a rule, or a clipping path could hide ink. */
export function inkFaults(pages: readonly DrawnPage[]): string[] {
  return pages.flatMap((page, index) => {
    const lines = drawnLines(page).flatMap((line) => {
      const box = inkBox(line);
      return box ? [{ line, box }] : [];
    });
    const found = lines.flatMap(({ line, box }, k) => [
      ...lines
        .slice(k + 1)
        .flatMap((other) => (collide(line, box, other.line, other.box) ? [`${line.text} | ${other.line.text}`] : [])),
      ...page.rules.flatMap((rule) => {
        const half = rule.width / 2;
        const bar = { left: rule.x1, right: rule.x2, top: rule.y - half, bottom: rule.y + half };
        return meet(box, bar) ? [`${line.text} | rule at ${rule.y}`] : [];
      }),
    ]);
    return [...found, ...times(page.clips, () => 'a clipping path')].map((fault) => `page ${index + 1}: ${fault}`);
  });
}

/** Text that runs on in another face on the same baseline may lean over. */
function collide(a: DrawnLine, boxOfA: InkBox, b: DrawnLine, boxOfB: InkBox): boolean {
  const runsOn = a.y === b.y && (Math.abs(a.end - b.x) < 0.01 || Math.abs(b.end - a.x) < 0.01);
  return !runsOn && meet(boxOfA, boxOfB);
}

function meet(a: InkBox, b: InkBox): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
