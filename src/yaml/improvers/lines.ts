export interface Line {
  readonly line: string;
  readonly start: number;
}

/** The nearest line above that is no comment, not blank, and of the requested kind. */
export function lineAbove(text: string, from: number, isWanted: (line: Line) => boolean): Line | undefined {
  let end = from - 1;
  for (let count = 0; end > 0 && count < 200; count++) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end).replace(/\r$/, '');
    if (line.trim() !== '' && !/^ *#/.test(line) && isWanted({ line, start })) return { line, start };
    end = start - 1;
  }
  return undefined;
}

/** The next line that is no comment and not blank. */
export function lineBelow(text: string, from: number): Line | undefined {
  for (let start = text.indexOf('\n', from) + 1; start > 0; start = text.indexOf('\n', start) + 1) {
    const stop = text.indexOf('\n', start);
    const line = text.slice(start, stop === -1 ? undefined : stop).replace(/\r$/, '');
    if (line.trim() !== '' && !/^ *#/.test(line)) return { line, start };
  }
  return undefined;
}

/** How many spaces a line begins with. */
export function columnOf(line: string): number {
  return /^ */.exec(line)![0].length;
}

/** A line that begins with a key, behind its dashes. */
export const keyLine = /^( *(?:- +)*)([A-Za-z_]\w*:)(?=\s|$)/;

/** Column of the key of a line, behind its dashes. */
export function keyColumn(line: string): number {
  return /^ *(?:- +)*/.exec(line)![0].length;
}

/** Where the line that holds an offset ends. */
export function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}
