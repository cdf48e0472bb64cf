import { isPlaceholder } from '../placeholder.ts';
import { isMark, isSpace, type Placed, type Run, splitRuns } from './glyph-runs.ts';
import { splitAtColumns } from './split-columns.ts';

/** Text that goes on along one baseline, as in one cell of a table row. */
export interface Segment {
  /** Without white space at the start; one space at the end shows that the text goes on. */
  readonly text: string;
  readonly x: number;
  readonly end: number;
  readonly y: number;
  readonly fontSize: number;
  /** Spaces that were to indent it are alone on the line above, for it did not fit behind them. */
  readonly indented: boolean;
}

/** Joins the glyphs of a page, in content order, to segments in the order in which they begin. */
export function joinGlyphs(glyphs: readonly Placed[]): Segment[] {
  const runs = splitRuns(withDrawnSaraAm(withoutDoubles(glyphs)));
  return joinRuns(splitAtColumns(runs)).flatMap(toSegment);
}

/** Text drawn twice, a little aside, looks bold. */
function withoutDoubles(glyphs: readonly Placed[]): Placed[] {
  const seen = new Map<string, Map<number, Placed[]>>();
  return glyphs.filter((glyph) => {
    const { text, x, y, fontSize } = glyph;
    const ofText = seen.get(text) ?? new Map<number, Placed[]>();
    seen.set(text, ofText);
    const own = cellAt(x, y);
    const isNear = (other: Placed) => Math.hypot(x - other.x, y - other.y) < Math.min(fontSize, other.fontSize) * 0.12;
    if (around.some((step) => ofText.get(own + step)?.some(isNear))) return false;
    const others = ofText.get(own);
    if (others) others.push(glyph);
    else ofText.set(own, [glyph]);
    return true;
  });
}

/** The number of the square that a point is in. */
const cellAt = (x: number, y: number) => Math.round(x / cell) * columnOfCells + Math.round(y / cell);

/** pt; more than the offset of doubled text. */
const cell = 4;
/** More than the cells of any column. */
const columnOfCells = 2 ** 24;
/** From a cell to itself and those beside it. */
const around = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => dx * columnOfCells + dy));

/**
 * A shaped ำ is two glyphs, its circle and its า. Programs map the circle to ำ and the other to nothing, to a wrong letter or
 * to า: then ำ, which has no advance, takes that of the other.
 */
function withDrawnSaraAm(glyphs: readonly Placed[]): Placed[] {
  const kept: Placed[] = [];
  for (const glyph of glyphs) {
    const last = kept.at(-1);
    const width = last ? last.end - last.x : 0;
    const open = last?.text.endsWith('ำ') && width < last.fontSize * 0.2 && Math.abs(glyph.y - last.y) < last.fontSize;
    if (!last || !open) kept.push(glyph);
    else if ((glyph.text === 'า' || isPlaceholder(glyph.text)) && Math.abs(glyph.x - last.end) < last.fontSize * 0.25)
      kept[kept.length - 1] = { ...last, end: glyph.end };
    else {
      const end = Math.max(last.end, Math.min(glyph.x, last.end + last.fontSize * 0.62));
      kept[kept.length - 1] = { ...last, end };
      kept.push(glyph);
    }
  }
  return kept;
}

/** Puts together what was drawn piece by piece in another order than it is read: marks afterwards, words from the right. */
function joinRuns(runs: readonly Run[]): Run[] {
  const order = new Map(runs.map((run, index) => [run, index]));
  const joined = new Map<Run, Run>();
  const byPlace = [...runs].sort((left, right) => right.y - left.y || left.glyphs[0]!.x - right.glyphs[0]!.x);
  byPlace.forEach((run, index) => {
    const host = byPlace
      .slice(Math.max(0, index - nearest), index + nearest)
      .find((other) => other !== run && !joined.has(other) && belongs(run, other));
    if (host) joined.set(run, host);
  });
  for (const [run, host] of joined) insert(run, host);
  return runs.filter((run) => !joined.has(run)).sort((left, right) => order.get(left)! - order.get(right)!);
}

/** Runs that are looked at before and after one, in the order of their places. */
const nearest = 40;

/** A run of marks alone belongs to the run that it lies in. */
function belongs(run: Run, host: Run): boolean {
  if (!run.glyphs.every((glyph) => isMark(glyph) || isSpace(glyph))) return false;
  if (host.glyphs.every((glyph) => isMark(glyph) || isSpace(glyph))) return false;
  const [first] = run.glyphs as [Placed];
  const size = host.fontSize;
  return (
    Math.abs(first.y - host.y) < size * 0.9 &&
    first.x > host.glyphs[0]!.x - size * 0.3 &&
    first.x < host.end + size * 0.6
  );
}

/** Each mark behind the letter that it lies over, and behind the marks that are there. */
function insert(run: Run, host: Run): void {
  for (const mark of run.glyphs.filter((glyph) => !isSpace(glyph))) {
    const letter = host.glyphs.findLastIndex((glyph) => !isSpace(glyph) && !isMark(glyph) && glyph.x <= mark.middle);
    let at = letter + 1;
    while (at < host.glyphs.length && isMark(host.glyphs[at]!)) at++;
    host.glyphs.splice(at, 0, mark);
  }
}

function toSegment({ glyphs, end, y, fontSize, indented = false }: Run): Segment[] {
  const text = glyphs.map((glyph) => glyph.text).join('');
  const first = glyphs.find((glyph) => !isSpace(glyph));
  return first && text.trim() !== '' ? [{ text: text.trimStart(), x: first.x, end, y, fontSize, indented }] : [];
}
