import type { Position, Range } from '../diagnostics/diagnostic.ts';
import { formatPath, type Path } from '../yaml/tree.ts';
import type { ProjectSource } from './project-source.ts';
import type { Part } from './rules/rule.ts';

export type LocatePart = (path: Path, value: string, part: Part) => Range;

/**
 * Finds the place in the file of some words of a value. Line ends that YAML folds, quotation marks and escapes are stepped
 * over; the whole value where the words have no place of their own (an alias). Each value is walked through once.
 */
export function partLocator(source: ProjectSource): LocatePart {
  const walked = new Map<string, Alignment | undefined>();
  return (path, value, { start, end }) => {
    const whole = source.locate(path);
    const written = source.text.slice(whole.start.offset, whole.end.offset);
    const key = formatPath(path);
    if (!walked.has(key)) walked.set(key, alignment(written, value));
    const found = walked.get(key);
    if (found === undefined || end > value.length) return whole;
    return {
      start: advance(whole.start, written, found.starts[start]!),
      end: advance(whole.start, written, found.ends[end - 1]!),
    };
  };
}

/** Where each code unit of a value begins and ends in the written text. */
interface Alignment {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Walks both texts side by side; `undefined` when the written text is not this value. */
function alignment(written: string, value: string): Alignment | undefined {
  const style = written[0];
  const starts = new Int32Array(value.length);
  const ends = new Int32Array(value.length);
  let at = style === '"' || style === "'" ? 1 : contentStart(written);
  for (let index = 0; index < value.length; ) {
    const step = stepAt(written, at, value, index, style);
    // What a block text ends with is no part of its place.
    if (step === undefined && value.slice(index).trim() === '') break;
    if (step === undefined) return undefined;
    starts.fill(step.start, index, index + step.length);
    ends.fill(step.end, index, index + step.length);
    at = step.end;
    index += step.length;
  }
  return { starts, ends };
}

/** Behind the header of a block text (`>-`), else the beginning. */
function contentStart(written: string): number {
  return written[0] === '|' || written[0] === '>' ? written.indexOf('\n') + 1 : 0;
}

interface Step {
  readonly start: number;
  readonly end: number;
  /** Code units of the value that it is written as. */
  readonly length: number;
}

function stepAt(written: string, from: number, value: string, index: number, style?: string): Step | undefined {
  const wanted = value[index]!;
  if (written[from] === wanted && !(style === '"' && wanted === '\\') && !isBlank(wanted)) {
    return { start: from, end: from + (style === "'" && wanted === "'" ? 2 : 1), length: 1 };
  }
  if (style === '"' && written[from] === '\\') return escapeAt(written, from, value, index);
  if (isBlank(wanted)) return blankAt(written, from, value, index);
  let at = from;
  while (at < written.length && isBlank(written[at]!)) at++;
  return at > from ? stepAt(written, at, value, index, style) : undefined;
}

/** Blanks are folded: a run of them in the file is a run, mostly shorter, of the value. */
function blankAt(written: string, from: number, value: string, index: number): Step | undefined {
  let [end, next] = [from, index];
  while (end < written.length && isBlank(written[end]!)) end++;
  while (next < value.length && isBlank(value[next]!)) next++;
  if (end === from) return undefined;
  const same = end - from === next - index;
  return same ? { start: from, end: from + 1, length: 1 } : { start: from, end, length: next - index };
}

function escapeAt(written: string, from: number, value: string, index: number): Step | undefined {
  const code = written[from + 1] ?? '';
  if (code === '\n' || code === '\r') {
    let at = from + 1;
    while (at < written.length && isBlank(written[at]!)) at++;
    return stepAt(written, at, value, index, '"');
  }
  const digits = { x: 2, u: 4, U: 8 }[code] ?? 0;
  const length = code === 'U' && value.codePointAt(index)! > 0xffff ? 2 : 1;
  return { start: from, end: from + 2 + digits, length };
}

function isBlank(character: string): boolean {
  return character === ' ' || character === '\n' || character === '\r' || character === '\t';
}

function advance(from: Position, written: string, by: number): Position {
  const passed = written.slice(0, by);
  const lastLine = passed.lastIndexOf('\n');
  const offset = from.offset + by;
  if (lastLine === -1) return { line: from.line, column: from.column + by, offset };
  return { line: from.line + passed.split('\n').length - 1, column: by - lastLine, offset };
}
