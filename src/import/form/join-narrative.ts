import { arabicDigits } from '../../project/decimal.ts';
import { letterWidth, remaining } from '../line-ends.ts';
import type { PrintedLine } from '../printed-line.ts';
import { type JoinContext, type Joined, joinLines, longWord } from './join-lines.ts';

/**
 * Joins the lines of a narrative: what a person ended, before a number or a dash of a list, stays a line of its own; the
 * others were wrapped.
 */
export function joinNarrative(lines: readonly PrintedLine[], context: JoinContext): Joined {
  const starts = itemStarts(lines, context.printout.lines);
  const parts: PrintedLine[][] = [];
  for (const line of lines) {
    if (parts.length > 0 && !starts.has(line)) parts.at(-1)!.push(line);
    else parts.push([line]);
  }
  const joined = parts.map((part) => joinLines(part, context));
  return { text: joined.map(({ text }) => text).join('\n'), joints: joined.flatMap(({ joints }) => joints) };
}

/**
 * The lines that begin items of a list: below a line where more would have fitted, or numbered 1, 2, 3 at the beginnings of
 * lines, of which one is so. In a text that was wrapped, numbers are at the beginnings of lines by chance.
 */
function itemStarts(lines: readonly PrintedLine[], all: readonly PrintedLine[]): ReadonlySet<PrintedLine> {
  const marked = lines.flatMap((line, index) => {
    const mark = index > 0 ? itemMark.exec(line.text)?.[1] : undefined;
    return mark === undefined ? [] : [{ line, mark, hadRoom: hasRoomFor(mark, lines[index - 1]!, all) }];
  });
  const numbers = marked.map(({ mark }) => Number.parseInt(arabicDigits(mark), 10));
  const counted = numbers.length > 1 && numbers.every((number, index) => number === index + 1);
  const isList = counted && marked.some(({ hadRoom }) => hadRoom);
  return new Set(marked.filter(({ hadRoom }) => isList || hadRoom).map(({ line }) => line));
}

const itemMark = /^\s*((?:\d{1,2}|[๐-๙]{1,2})[.)]|[-•–])\s+\S/;

/** Whether a mark and a long word would have fitted behind a line. */
function hasRoomFor(mark: string, line: PrintedLine, lines: readonly PrintedLine[]): boolean {
  const [left, width] = [remaining(line, lines), letterWidth(line)];
  return left !== undefined && width !== undefined && left > width * (mark.length + longWord + 3);
}
