import { isPlaceholder } from '../placeholder.ts';

/** A glyph on a level baseline. Lengths in pt, y upwards. */
export interface Placed {
  readonly text: string;
  readonly x: number;
  readonly end: number;
  /** Where the ink of a mark lies, which may be left of `x`. */
  readonly middle: number;
  readonly y: number;
  readonly fontSize: number;
}

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
  const once = withoutDoubles(glyphs);
  const spaced = once.some(({ text }) => text === ' ');
  const runs = splitRuns(withDrawnSaraAm(once), spaced ? gapBesideSpaces : gapAlone);
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

/** A gap of so many em is a space: where the page has spaces of its own, and where it has none. */
const gapBesideSpaces = 0.2;
const gapAlone = 0.16;
/** A wider gap, without a space in it, parts the columns of a table. */
const gapOfColumns = 0.45;
/** Justified text has wide spaces. */
const widestSpace = 4;
/** So many spaces in a row were typed to reach a column. */
const spacesOfColumns = 3;

/** Glyphs that follow each other both in the file and on the page. */
interface Run {
  readonly glyphs: Placed[];
  end: number;
  /** Of its letters; marks are moved up and down. */
  y: number;
  fontSize: number;
  readonly indented?: boolean;
}

function splitRuns(glyphs: readonly Placed[], gap: number): Run[] {
  const runs: Run[] = [];
  let spaces: Placed[] = [];
  for (const glyph of glyphs) {
    if (isSpace(glyph)) {
      spaces.push(glyph);
      continue;
    }
    const run = runs.at(-1);
    const between = run ? spaces.filter((space) => isLevel(run, space)) : [];
    if (run && continues(run, glyph, between.length)) {
      const size = Math.max(run.fontSize, glyph.fontSize);
      const wide = glyph.x - run.end > size * gap && !isMark(glyph);
      if (between.length > 0) run.glyphs.push(...between);
      else if (wide) run.glyphs.push({ ...glyph, text: ' ', end: glyph.x });
      add(run, glyph);
    } else {
      // A space behind the last letter of a line shows that its text goes on.
      if (run && between.length > 0) run.glyphs.push(between[0]!);
      const alone = spaces.filter(
        (space) => !between.includes(space) && Math.abs(space.y - glyph.y) > glyph.fontSize * 0.8,
      );
      const indented = alone.length > 0;
      runs.push({ glyphs: [glyph], end: glyph.end, y: glyph.y, fontSize: glyph.fontSize, indented });
    }
    spaces = [];
  }
  const run = runs.at(-1);
  const [space] = run ? spaces.filter((each) => isLevel(run, each)) : [];
  if (run && space) run.glyphs.push(space);
  return runs;
}

function add(run: Run, glyph: Placed): void {
  run.glyphs.push(glyph);
  run.end = Math.max(run.end, glyph.end);
  if (isMark(glyph)) return;
  run.y = glyph.y;
  run.fontSize = glyph.fontSize;
}

function continues(run: Run, glyph: Placed, spaces: number): boolean {
  const size = Math.max(run.fontSize, glyph.fontSize);
  const gap = glyph.x - run.end;
  if (isMark(glyph)) return Math.abs(glyph.y - run.y) < size * 0.9 && gap > -size * 1.6 && gap < size * 0.6;
  if (!isLevel(run, glyph) || gap < -size || spaces >= spacesOfColumns) return false;
  return gap < size * (spaces > 0 ? widestSpace : gapOfColumns);
}

function isLevel(run: Run, { y, fontSize }: Placed): boolean {
  return Math.abs(y - run.y) < Math.max(run.fontSize, fontSize) * 0.3;
}

function isSpace({ text }: Placed): boolean {
  return text === ' ' || text === '\u00a0' || text === '\t';
}

/** Only vowels and marks above and below a letter, or what has no advance, as they do. */
function isMark({ text, x, end, fontSize }: Placed): boolean {
  if (isPlaceholder(text)) return end - x < fontSize * 0.05;
  return /^[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\uf701-\uf70e\uf710-\uf71a]+$/.test(text);
}

/** A full cell comes near to the next one: where other lines begin, a gap parts columns however narrow it is. */
function splitAtColumns(runs: readonly Run[]): Run[] {
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
