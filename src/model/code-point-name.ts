/** The code point of a character as Unicode writes it, `U+0E33`; for a text, that of its first character. */
export function codePointName(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}
