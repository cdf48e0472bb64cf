/**
 * Cuts a text into sequences that only one font can draw well: a letter with its combining marks, an emoji with what
 * changes or joins it, a flag's two letters (after Unicode Standard Annex 29, extended grapheme clusters).
 */
export function sequences(text: string): readonly string[] {
  return text.match(sequence) ?? [];
}

const sequence =
  /\p{Regional_Indicator}{2}|.(?:[\p{M}\p{Emoji_Modifier}\u{e0020}-\u{e007f}]|\u200d\p{Extended_Pictographic})*/gsu;
