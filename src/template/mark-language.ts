import type { Text } from '../model/document.ts';

/** Cuts Thai text where English words begin and end, so that they are read aloud, hyphenated and checked as English. */
export function markLanguage(text: string, { bold, italic }: Pick<Text, 'bold' | 'italic'>): Text[] {
  // Most text holds no Latin letter at all, and finding words costs as much as the rest of composing.
  if (!latinLetter.test(text)) return text === '' ? [] : [{ type: 'text', value: text, bold, italic }];
  const runs: Text[] = [];
  let end = 0;
  const add = (value: string, language?: string) => {
    if (value !== '') runs.push({ type: 'text', value, bold, italic, ...(language && { language }) });
  };
  for (const { 0: words, index } of text.matchAll(latinWords)) {
    if (!realWord.test(words)) continue;
    add(text.slice(end, index));
    add(words, 'en');
    end = index + words.length;
  }
  add(text.slice(end));
  return runs;
}

const latin = 'A-Za-z\\u00c0-\\u024f\\u1e00-\\u1eff';
const latinLetter = new RegExp(`[${latin}]`);

/** What makes the letters beside it no word: a digit, or a mark that would be torn from its letter. */
const binding = '0-9๐-๙\\u0300-\\u036f\\u0e31\\u0e34-\\u0e3a\\u0e47-\\u0e4e';
const wordPattern = `[${latin}]+(?:['’-][${latin}]+)*`;

/**
 * Words with single spaces between them; parts of codes (`sha256`, `A4`) are no words.
 * The look back comes after the first letter: at the start it would be tried at every Thai letter.
 */
const latinWords = new RegExp(
  `[${latin}](?<![${latin}0-9๐-๙][${latin}])[${latin}]*(?:['’-][${latin}]+)*(?:,? ${wordPattern})*(?![${latin}${binding}])`,
  'g',
);

/** One letter alone is a label (`A`, `b`), not a word. */
const realWord = new RegExp(`[${latin}]{2}`);
