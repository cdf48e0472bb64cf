/**
 * Some programs draw glyphs for which their PDF has no letter: the tone mark that is moved aside, the circle of ำ. Such a
 * glyph is read as a placeholder, a letter of the private plane 15, one for each glyph of each font.
 */
export function placeholderOf(index: number): string {
  return String.fromCodePoint(firstPlaceholder + (index % mostPlaceholders));
}

/** Whether a character is such a placeholder. */
export function isPlaceholder(text: string): boolean {
  return placeholder.test(text);
}

const firstPlaceholder = 0xf0000;
const mostPlaceholders = 0xff00;
const placeholder = /^[\u{f0000}-\u{fff00}]$/u;
