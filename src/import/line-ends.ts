import { isWording } from './form/wording.ts';
import { displayWidth, type LineEnds, type PrintedLine } from './printed-line.ts';

/** How the program that wrote a PDF ends its lines, by its name or else by the lines themselves. */
export function lineEndsOf(lines: readonly PrintedLine[], producer: string): LineEnds {
  const wrapped = lines.filter((line, index) => isWrapped(line, lines[index + 1], lines));
  const spaced = wrapped.filter(({ text }) => /\S $/.test(text)).length;
  if (spaced >= 2 && spaced * 20 >= wrapped.length) return 'shown';
  if (keepsSpaces.test(producer)) return 'shown';
  if (wrapped.length < 4) return 'unknown';
  const early = wrapped.filter((line) => remaining(line, lines)! > mostLeft * letterWidth(line)!).length;
  return early >= 2 && early * 5 > wrapped.length ? 'at-spaces' : 'lost';
}

const keepsSpaces = /LibreOffice|OpenOffice|Typst|Microsoft® Word/;
/** Letters of the longest word that a full line may lack. */
const mostLeft = 12;

/** A line that reaches far to the right, with another below it that begins at its left or further left. */
function isWrapped(line: PrintedLine, next: PrintedLine | undefined, lines: readonly PrintedLine[]): boolean {
  if (!next || next.page !== line.page || line.end === undefined || next.indent > line.indent + 2) return false;
  if (/^(?:\d+[.)]|[□\ufffd])/.test(next.text) || isWording(next.text)) return false;
  const [width, left] = [letterWidth(line)!, remaining(line, lines)!];
  return left < width * displayWidth(line.text) && left < width * 30;
}

/** How far a line is from the right edge of those that begin where it begins; undefined for text without places. */
export function remaining(line: PrintedLine, lines: readonly PrintedLine[]): number | undefined {
  if (line.end === undefined) return undefined;
  const edges = rightEdges.get(lines) ?? readRightEdges(lines);
  rightEdges.set(lines, edges);
  const column = columnOf(line);
  return Math.max(line.end, ...[-1, 0, 1].map((aside) => edges.get(column + aside) ?? 0)) - line.end;
}

/** Right edges of the lines of a printout by the place where they begin, found once. */
const rightEdges = new WeakMap<readonly PrintedLine[], ReadonlyMap<number, number>>();

function readRightEdges(lines: readonly PrintedLine[]): Map<number, number> {
  const edges = new Map<number, number>();
  for (const line of lines) {
    const column = columnOf(line);
    if (line.end !== undefined) edges.set(column, Math.max(line.end, edges.get(column) ?? 0));
  }
  return edges;
}

function columnOf({ indent }: PrintedLine): number {
  return Math.round(indent / 2);
}

/** Mean width of a letter of a line, in the unit of `indent`. */
export function letterWidth({ text, indent, end }: PrintedLine): number | undefined {
  return end === undefined ? undefined : (end - indent) / Math.max(1, displayWidth(text));
}
