import { isMark, isSpace, type Placed, type Run } from './glyph-runs.ts';

/** A full cell comes near to the next one: where other lines begin, a gap parts columns however narrow it is. */
export function splitAtColumns(runs: readonly Run[]): Run[] {
  const starts = runs.map(({ glyphs }) => glyphs[0]!.x).sort((left, right) => left - right);
  const isColumn = (x: number) => countBetween(starts, x - 0.7, x + 0.7) >= fewestStarts;
  return runs.flatMap((run) => {
    const parts: Run[] = [];
    let from = 0;
    run.glyphs.forEach((glyph, index) => {
      const status = glyph.text === ':';
      if (index === 0 || isSpace(glyph) || isMark(glyph) || !(status || isColumn(glyph.x))) return;
      const before = run.glyphs.slice(from, index).filter((each) => !isSpace(each));
      const gap = glyph.x - Math.max(...before.map(({ end }) => end));
      const drawn = run.glyphs.slice(from, index).at(-1)!;
      // A space that was put into the gap begins where the next glyph does.
      const narrow = isColumn(glyph.x) && !(isSpace(drawn) && drawn.x < glyph.x);
      const least = narrow ? gapOfFullCells : status ? spaceOfStatus : spaceOfColumns;
      if (before.length === 0 || gap < glyph.fontSize * least) return;
      parts.push(runOf(run.glyphs.slice(from, index)));
      from = index;
    });
    if (parts.length === 0) return [run];
    const [first, ...others] = [...parts, runOf(run.glyphs.slice(from))];
    return [{ ...first!, indented: run.indented === true }, ...others];
  });
}

/** So many other lines begin where a column begins. */
const fewestStarts = 2;

/** em */
const gapOfFullCells = 0.1;

/** em, with a space in it */
const spaceOfColumns = 0.8;

/** em, before the colon that a status begins with */
const spaceOfStatus = 0.6;

function countBetween(sorted: readonly number[], low: number, high: number): number {
  return firstAbove(sorted, high) - firstAbove(sorted, low);
}

function firstAbove(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

function runOf(glyphs: Placed[]): Run {
  const letters = glyphs.filter((glyph) => !isSpace(glyph) && !isMark(glyph));
  const { y, fontSize } = letters.at(-1) ?? glyphs[0]!;
  return { glyphs, end: Math.max(...letters.map(({ end }) => end)), y, fontSize };
}
