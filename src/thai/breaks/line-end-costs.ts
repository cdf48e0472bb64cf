/**
 * What it costs to end a line at a place: each break's penalty, 0 (as good as any) to 100 (only when nothing else serves).
 * Total fit takes a penalty for as many hundredths of the line left empty, squared: 30 weighs as much as a third of a line.
 */
export const lineEndCosts = {
  /** At a space, and there before a number, or before the surname of a given name. */
  space: 0,
  beforeNumber: 3,
  beforeSurname: 20,
  /** Between two words that nothing makes doubtful, and after `/`, `?` and the like. */
  word: 1,
  punctuation: 1,
  /** Inside a web or mail address. */
  address: 15,
  /** After a word that only leads to the next one, such as และ, การ or ของ; at a space or not. */
  afterJoiningWord: 20,
  /** Between two words by the sum of their doubts, see `doubtOf`: a break that may well be inside a word is paid for. */
  byDoubt: [1, 1, 2, 2, 3, 4, 6, 9, 14, 22, 32],
} as const;

/** Two words whose doubts add up to this are taken for the parts of one: no line ends between them. */
export const tooDoubtful = lineEndCosts.byDoubt.length;

/**
 * How little a word is to be trusted to be one where it was found, 0 to 10. Rare and short words are found inside names and
 * loan words more often than by themselves: between words whose doubts add up to 11 and more, half to all of the breaks are
 * inside a word; between two common words hardly any. A common word of two letters (ดี, นา), or of three, may be a syllable of
 * an unknown one, unless it joins others.
 */
export function doubtOf(length: number, cost: number, isJoining: boolean): number {
  if (cost === 0) return length <= shortUnknown ? 10 : 8;
  if (cost < common) return isJoining || length > 3 ? 0 : length === 3 ? 1 : 4;
  if (length <= 3) return cost < rare ? 7 : 9;
  if (length <= 5) return cost < rare ? 4 : 7;
  return cost < rare ? 3 : 5;
}

/** The names of Latin letters (ยูเอ็น, ดี, พี), which are read one after another. */
export const doubtOfLetterName = 8;

/** An unknown word of so few letters is more often the rest of a longer one than a word. */
const shortUnknown = 6;
/** Costs in the dictionary: of a word that is one of 3,800 of running text, and of one that is one of 77,000. */
const common = 20;
const rare = 32;
