import { costOf, type Dictionary } from '../thai/dictionary/dictionary.ts';
import { segment } from '../thai/segment.ts';
import type { PrintedLine } from './printed-line.ts';

/**
 * Some programs draw glyphs for which their PDF has no letter: the tone mark that is moved aside, the circle of ำ. Such a
 * glyph is read as a placeholder, a letter of the private plane 15, one for each glyph of each font.
 */
export function placeholderOf(index: number): string {
  return String.fromCodePoint(firstPlaceholder + (index % mostPlaceholders));
}

export function isPlaceholder(text: string): boolean {
  return placeholder.test(text);
}

const firstPlaceholder = 0xf0000;
const mostPlaceholders = 0xff00;
const placeholder = /^[\u{f0000}-\u{fff00}]$/u;
const placeholders = /[\u{f0000}-\u{fff00}]/gu;

/** What is drawn without a letter in Thai text. */
const candidates = ['่', '้', '๊', '๋', '์', '็', 'ั', 'ิ', 'ี', 'ึ', 'ื', 'ุ', 'ู', 'ํ', 'ำ', 'า'];

/** Places at which a glyph is looked at: enough to tell which letter it is. */
const mostPlaces = 40;
/** Letters on both sides of it. */
const around = 14;

/** Lines in which each glyph without a letter is the one that makes words of the places where it is; U+FFFD where none does. */
export function readUnmapped(lines: readonly PrintedLine[], dictionary: Dictionary): readonly PrintedLine[] {
  const wanted = new Set(lines.flatMap(({ text }) => text.match(placeholders) ?? []));
  if (wanted.size === 0) return lines;
  const letters = new Map<string, string>();
  const read = (text: string) => text.replace(placeholders, (each) => letters.get(each) ?? each);
  // The glyph that is met most often first: the others are read in the words that it leaves whole.
  const counts = new Map([...wanted].map((each) => [each, lines.filter(({ text }) => text.includes(each)).length]));
  for (const each of [...wanted].sort((left, right) => counts.get(right)! - counts.get(left)!)) {
    const letter = letterFor(each, lines.map(({ text }) => read(text)), dictionary);
    if (letter !== undefined) letters.set(each, letter);
  }
  return lines.map((line) => ({ ...line, text: read(line.text).replace(placeholders, '\ufffd') }));
}

function letterFor(glyph: string, texts: readonly string[], dictionary: Dictionary): string | undefined {
  const places = texts.flatMap((text) => placesOf(glyph, text)).slice(0, mostPlaces);
  const scores = candidates
    .map((letter) => {
      const words = places.map((place) => knownLetters(place.replaceAll(glyph, letter), dictionary));
      return { letter, known: words.reduce((sum, each) => sum + each, 0) };
    })
    .sort((left, right) => right.known - left.known);
  const [first, second] = scores as [(typeof scores)[0], (typeof scores)[0]];
  return first.known > second.known ? first.letter : undefined;
}

/** The Thai words around each place of a glyph, without those that hold another glyph of its kind. */
function placesOf(glyph: string, text: string): string[] {
  return [...text.matchAll(new RegExp(`[\\u0e01-\\u0e4e${glyph}]+`, 'gu'))].flatMap(([run]) => {
    const at = run.indexOf(glyph);
    return at === -1 ? [] : [run.slice(Math.max(0, at - around), at + glyph.length + around)];
  });
}

/** Letters of a text that lie in words of the dictionary, its first and last word left out where they may be cut. */
function knownLetters(text: string, dictionary: Dictionary): number {
  const ends = segment(text, dictionary);
  return ends.reduce((sum, end, index) => {
    const word = text.slice(ends[index - 1] ?? 0, end);
    return costOf(dictionary, word) > 0 ? sum + word.length - 0.5 : sum;
  }, 0);
}
