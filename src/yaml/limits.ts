/**
 * What a data file may hold at most. A real one is about 20 kB and 6 levels deep;
 * beyond these figures a damaged or hostile file would cost seconds of time or all memory.
 */
export const limits = {
  bytes: 1_000_000,
  /** Words, signs and line ends, as the YAML lexer counts them. */
  tokens: 100_000,
  /** Levels of lists and keys inside each other. */
  depth: 32,
  aliases: 100,
  /** Values, counted again each time an alias repeats them. */
  values: 100_000,
  /** Characters of keys and values, counted again each time an alias repeats them: as many as a whole file may have. */
  characters: 1_000_000,
} as const;
