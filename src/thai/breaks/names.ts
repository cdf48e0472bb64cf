import { isClusterBoundary, isThaiLetter } from '../clusters.ts';
import { isDigit } from './characters.ts';
import { abbreviatedTitles, latinTitle, noTitles, notASurname, postAfterDoctor } from './vocabulary.ts';
import type { Span } from './web-address.ts';
import { roleBits } from './word-roles.ts';
import type { Word, Words } from './words.ts';

/** A title and the given name joined to it, as one span no line ends in. */
export interface TitledName extends Span {
  readonly titleEnd: number;
}

/**
 * The titles in a chunk, each with the name after it, up to the end of the chunk's Thai letters, in order: one, or several
 * with a slash between them (นาย/นางสาวสมใจ). Empty when the chunk names nobody.
 */
export function titledNames(chunk: Words): readonly TitledName[] {
  const { text } = chunk;
  const start = isThaiLetter(text.charCodeAt(0)) ? 0 : openingPunctuation(text);
  const names = startsOfParts(text, start).flatMap((partStart) => nameAt(chunk, partStart) ?? []);
  if (names.length > 0) return names;
  const name = titleAmongWords(chunk);
  return name === undefined ? [] : [name];
}

function startsOfParts(text: string, start: number): readonly number[] {
  const starts = [start];
  for (let slash = text.indexOf('/', start); slash !== -1; slash = text.indexOf('/', slash + 1)) starts.push(slash + 1);
  return starts;
}

function nameAt(chunk: Words, start: number): TitledName | undefined {
  const rest = chunk.text.slice(start);
  const abbreviated = rest.includes('.') && !isDigit(rest.charCodeAt(0)) ? abbreviatedTitle(rest) : null;
  if (abbreviated !== null) return spanOf(chunk, start, start + abbreviated[0].length);
  return startsWithTitle(rest) ? spanOf(chunk, start, start + 3) : undefined;
}

/** Whether a chunk after a given name is the surname: Thai letters only, closing punctuation behind them at most, short, and no word that begins a clause. */
export function isSurname(chunk: string): boolean {
  const letters = endOfLetters(chunk, 0);
  return (
    letters > 1 && letters <= longestSurname && /^[)\]"”’,.:;]*$/.test(chunk.slice(letters)) && !notASurname.test(chunk)
  );
}

/** Whether a chunk after บริษัท is a name: Thai letters only, short, and no word that begins a clause. */
export function isCompanyName(chunk: string): boolean {
  return endOfLetters(chunk, 0) === chunk.length && chunk.length <= longestName && !notASurname.test(chunk);
}

/** Offset behind the Thai letters that begin at `from`. */
export function endOfLetters(chunk: string, from: number): number {
  let end = from;
  while (end < chunk.length && isThaiLetter(chunk.charCodeAt(end))) end++;
  return end;
}

function abbreviatedTitle(rest: string): RegExpExecArray | null {
  return (isThaiLetter(rest.charCodeAt(0)) ? abbreviatedTitles : latinTitle).exec(rest);
}

function openingPunctuation(text: string): number {
  let index = 0;
  while (index < text.length && '("“['.includes(text.charAt(index))) index++;
  return index;
}

const longestSurname = 22;
const longestName = 30;

function spanOf({ text, words, ends }: Words, start: number, titleEnd: number): TitledName {
  const end = endOfLetters(text, titleEnd);
  if (end - titleEnd <= longestName) return { start, titleEnd, end };
  // No space after the name: keep its first word with the title, and what is no common word after that.
  let last = ends.findIndex((wordEnd) => wordEnd > titleEnd);
  while (last + 1 < words.length && words[last + 1]!.doubt > 1) last++;
  return { start, titleEnd, end: ends[last] ?? end };
}

/** นาย or นาง at the start, even where the longest word there is another one (นายก|รณ์ for นาย|กรณ์). */
function startsWithTitle(rest: string): boolean {
  return (rest.startsWith('นาย') || rest.startsWith('นาง')) && isClusterBoundary(rest, 3) && !noTitles.test(rest);
}

function titleAmongWords(chunk: Words): TitledName | undefined {
  const { text, words, ends } = chunk;
  for (let index = 0; index < words.length; index++) {
    if ((words[index]!.roles & (roleBits.title | roleBits.doctor)) === 0) continue;
    const end = ends[index]!;
    if (!isTitle(words[index]!, text, end, words[index + 1])) continue;
    if (end === text.length || isThaiLetter(text.charCodeAt(end))) {
      return spanOf(chunk, end - words[index]!.text.length, end);
    }
  }
  return undefined;
}

/** คุณ is a title before what is no common word; นายแพทย์ and แพทย์หญิง are titles before a given name, not before the rest of a post. */
function isTitle(word: Word, text: string, end: number, next: Word | undefined): boolean {
  if (word.text === 'คุณ') return next !== undefined && next.doubt > 0;
  if (word.roles & roleBits.title) return !noTitles.test(text.slice(end - word.text.length));
  return end < text.length && !postAfterDoctor.test(text.slice(end));
}
