import { characterWidth, displayWidth } from '../../diagnostics/reporters/display-width.ts';

/** Gives the offsets where a line may end, sorted: between words. */
export type FindBreaks = (text: string) => readonly number[];

/**
 * A line of a message as lines that fit in `columns`, those after the first indented below it. Words, file paths and what is
 * in backquotes stay whole wherever a line can hold them; escape sequences of colours have no width.
 */
export function wrapLine(line: string, columns: number, findBreaks: FindBreaks): string {
  if (columns < leastColumns || displayWidth(plain(line)) <= columns) return line;
  const indentation = ' '.repeat(hangingIndent(line, columns));
  const pieces = cut(line, findBreaks(line), columns - indentation.length);
  const lines: string[] = [];
  let current = '';
  let width = 0;
  for (const piece of pieces) {
    const added = displayWidth(plain(piece.trimEnd()));
    const isEmpty = current.trim() === '';
    if (!isEmpty && width + added > columns) {
      lines.push(current.trimEnd());
      current = indentation;
      width = indentation.length;
    }
    current += piece;
    width += displayWidth(plain(piece));
  }
  return [...lines, current.trimEnd()].join('\n');
}

/** Where a line of words with spaces may end. */
export function spaceBreaks(text: string): readonly number[] {
  return Array.from(text.matchAll(/ +/g), ({ 0: blank, index }) => index + blank.length);
}

/** A narrower terminal wraps by itself. */
const leastColumns = 20;

/** Below the second column of a table such as the help's, else two columns more than the line. */
function hangingIndent(line: string, columns: number): number {
  const table = /^ +\S.*? {2,}(?=\S)/.exec(line)?.[0];
  const own = table === undefined ? /^ */.exec(line)![0].length + 2 : displayWidth(plain(table));
  return own <= columns / 2 ? own : 4;
}

/** The line in pieces that no line end divides, cut further where one is wider than a line. */
function cut(line: string, breaks: readonly number[], widest: number): string[] {
  const kept = wholes(line, widest);
  const pieces: string[] = [];
  let start = 0;
  for (const end of [...breaks, line.length]) {
    if (end <= start || isBesideNumber(line, end) || kept.some((each) => each.start < end && end < each.end)) continue;
    pieces.push(
      ...(displayWidth(plain(line.slice(start, end))) > widest
        ? halves(line.slice(start, end), widest)
        : [line.slice(start, end)]),
    );
    start = end;
  }
  return pieces;
}

/** A number stays with the word before it and its unit. */
function isBesideNumber(line: string, end: number): boolean {
  const before = line.slice(Math.max(0, end - 12), end);
  const after = line.slice(end, end + 1);
  return /\s$/.test(before) && (/\d/.test(after) || (/\d\s+$/.test(before) && /[ก-๙]/.test(after)));
}

/** Paths, backquoted values and colours, which are not divided when a line can hold them. */
function wholes(line: string, widest: number) {
  return Array.from(line.matchAll(/`[^`]*`|[^\s`]*[/\\][^\s`]*|\x1b\[[\d;]*m/g), ({ 0: text, index }) => ({
    start: index,
    end: index + text.length,
    text,
  })).filter(({ text }) => displayWidth(plain(text)) <= widest);
}

function halves(text: string, widest: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  let width = 0;
  for (const character of text.match(/\x1b\[[\d;]*m|./gsu) ?? []) {
    const added = character.startsWith('\x1b') ? 0 : characterWidth(character);
    if (width + added > widest) {
      pieces.push(piece);
      piece = '';
      width = 0;
    }
    piece += character;
    width += added;
  }
  return [...pieces, piece];
}

function plain(text: string): string {
  return text.replace(/\x1b\[[\d;]*m/g, '');
}
