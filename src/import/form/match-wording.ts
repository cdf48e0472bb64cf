import type { PrintedLine } from '../printed-line.ts';
import { compact } from './wording.ts';

/** How many lines from `start` on a fixed text of the form takes, and what follows it on the last of them. */
export interface Match {
  readonly lines: number;
  readonly rest?: PrintedLine;
}

/** The longest a fixed text is wrapped. */
const mostLines = 4;
/** So many letters identify a heading that is cut short. */
const knownBy = 14;

/** Finds a fixed text of the form at `start`, wrapped or cut short as it may be. */
export function matchWording(lines: readonly PrintedLine[], start: number, wording: string): Match | undefined {
  const wanted = compact(wording);
  let read = '';
  for (let count = 1; count <= mostLines && start + count <= lines.length; count++) {
    const line = lines[start + count - 1]!;
    const before = read.length;
    read += compact(line.text);
    if (read.startsWith(wanted)) return { lines: count, ...restOf(line, wanted.length - before) };
    if (!wanted.startsWith(read)) break;
  }
  const first = compact(lines[start]?.text ?? '');
  return first.length >= knownBy && wanted.startsWith(first) ? { lines: 1 } : undefined;
}

/** What follows the first `length` letters of a line, not counting white space and full stops. */
function restOf(line: PrintedLine, length: number): { rest?: PrintedLine } {
  let left = length;
  let index = 0;
  while (index < line.text.length && left > 0) if (compact(line.text[index++]!) !== '') left--;
  const text = line.text.slice(index).replace(/^[\s.]+/, '');
  return text === '' ? {} : { rest: { ...line, text } };
}
