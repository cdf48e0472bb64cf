import type { Text } from './document.ts';

/** Cuts Thai text where English words begin and end, so that they are read aloud, hyphenated and checked as English. */
export function markLanguage(text: string, { bold, italic }: Pick<Text, 'bold' | 'italic'>): Text[] {
  // Most text holds no Latin letter at all, and finding words costs as much as the rest of composing.
  if (!LATIN_LETTER.test(text)) return text === '' ? [] : [{ type: 'text', value: text, bold, italic }];
  const runs: Text[] = [];
  let end = 0;
  const add = (value: string, language?: string) => {
    if (value !== '') runs.push({ type: 'text', value, bold, italic, ...(language && { language }) });
  };
  for (const { 0: words, index } of text.matchAll(LATIN_WORDS)) {
    if (!REAL_WORD.test(words)) continue;
    add(text.slice(end, index));
    add(words, 'en');
    end = index + words.length;
  }
  add(text.slice(end));
  return runs;
}

const LATIN = 'A-Za-z\\u00c0-\\u024f\\u1e00-\\u1eff';
const LATIN_LETTER = new RegExp(`[${LATIN}]`);

/** What makes the letters beside it no word: a digit, or a mark that would be torn from its letter. */
const BINDING = '0-9๐-๙\\u0300-\\u036f\\u0e31\\u0e34-\\u0e3a\\u0e47-\\u0e4e';
const WORD = `[${LATIN}]+(?:['’-][${LATIN}]+)*`;

/**
 * Words with single spaces between them; parts of codes (`sha256`, `A4`) are no words.
 * The look back comes after the first letter: at the start it would be tried at every Thai letter.
 */
const LATIN_WORDS = new RegExp(
  `[${LATIN}](?<![${LATIN}0-9๐-๙][${LATIN}])[${LATIN}]*(?:['’-][${LATIN}]+)*(?:,? ${WORD})*(?![${LATIN}${BINDING}])`,
  'g',
);

/** One letter alone is a label (`A`, `b`), not a word. */
const REAL_WORD = new RegExp(`[${LATIN}]{2}`);
