/** Makes one text of the lines of a scalar: a line end is a space, and each blank line a line end. */
export function foldLines(text: string): string {
  return text.includes('\n') ? text.replace(lineEnds, foldedLineEnds) : text;
}

/** Line ends with the spaces around them. */
const lineEnds = /(?<! ) *\n[ \n]*/g;

/** What takes the place of one line end, or of several with blank lines between. */
export function foldedLineEnds(written: string): string {
  const count = written.split('\n').length - 1;
  return count === 1 ? ' ' : '\n'.repeat(count - 1);
}
