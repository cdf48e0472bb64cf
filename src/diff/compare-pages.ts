import { diffArrays } from 'diff';
import { lineText, type Page } from '../model/page.ts';

/** How the pages of two states of a report differ. */
export interface PagesDifference {
  readonly before: number;
  readonly after: number;
  /** Pages whose text or places differ, by their numbers; those that only one of them has, too. */
  readonly differing: readonly number[];
}

/** Compares pages by what is on them: each line with its place. The footer's digest, which follows the data, does not count. */
export function comparePages(before: readonly Page[], after: readonly Page[]): PagesDifference {
  const count = Math.max(before.length, after.length);
  const differing = Array.from({ length: count }, (_, index) => index + 1).filter((number) => {
    const [a, b] = [before[number - 1], after[number - 1]];
    return !a || !b || linesOf(a).join('\n') !== linesOf(b).join('\n');
  });
  return { before: before.length, after: after.length, differing };
}

function linesOf({ lines }: Page): string[] {
  return lines
    .filter(({ role }) => role !== 'footer')
    .map((line) => `${line.x.toFixed(1)} ${line.baseline.toFixed(1)} ${lineText(line)}`);
}

/** Indices of the lines of a page that the other state does not have, whatever their places. */
export function changedLines(before: Page | undefined, after: Page | undefined) {
  const [a, b] = [before, after].map((page) => page?.lines.filter(({ role }) => role !== 'footer') ?? []);
  const removed = new Set<number>();
  const added = new Set<number>();
  let [atA, atB] = [0, 0];
  for (const part of diffArrays(a!.map(lineText), b!.map(lineText))) {
    for (let index = 0; index < part.value.length; index++) {
      if (part.removed) removed.add(atA++);
      else if (part.added) added.add(atB++);
      else {
        atA++;
        atB++;
      }
    }
  }
  return { removed, added };
}
