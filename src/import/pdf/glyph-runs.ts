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

/** Glyphs that follow each other both in the file and on the page. */
export interface Run {
  readonly glyphs: Placed[];
  end: number;
  /** Of its letters; marks are moved up and down. */
  y: number;
  fontSize: number;
  readonly indented?: boolean;
}

/** Parts the glyphs of a page where one does not follow the other, and puts a space into each gap of the width of a space. */
export function splitRuns(glyphs: readonly Placed[]): Run[] {
  const gap = glyphs.some(({ text }) => text === ' ') ? gapBesideSpaces : gapAlone;
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

/** A gap of so many em is a space: where the page has spaces of its own, and where it has none. */
const gapBesideSpaces = 0.2;
const gapAlone = 0.16;
/** A wider gap, without a space in it, parts the columns of a table. */
const gapOfColumns = 0.45;
/** Justified text has wide spaces. */
const widestSpace = 4;
/** So many spaces in a row were typed to reach a column. */
const spacesOfColumns = 3;

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

export function isSpace({ text }: Placed): boolean {
  return text === ' ' || text === '\u00a0' || text === '\t';
}

/** Only vowels and marks above and below a letter, or what has no advance, as they do. */
export function isMark({ text, x, end, fontSize }: Placed): boolean {
  if (isPlaceholder(text)) return end - x < fontSize * 0.05;
  return /^[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\uf701-\uf70e\uf710-\uf71a]+$/.test(text);
}
