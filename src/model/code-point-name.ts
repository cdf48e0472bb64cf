/** The Unicode name of a character's code point, as in `U+0E33`; of a text, that of its first character. */
export function codePointName(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}
