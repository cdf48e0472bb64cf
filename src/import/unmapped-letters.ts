import { fieldsAt } from '../project/fields/placed-fields.ts';
import { sections } from '../project/fields/sections.ts';
import { costOf, type Dictionary } from '../thai/dictionary/dictionary.ts';
import { segment } from '../thai/segment.ts';
import { certification, compact } from './form/wording.ts';
import { isPlaceholder } from './placeholder.ts';
import type { PrintedLine } from './printed-line.ts';

const placeholders = /[\u{f0000}-\u{fff00}]/gu;

/** What is drawn without a letter in Thai text: marks, and marks drawn as one glyph. */
const candidates = [
  ...['่', '้', '๊', '๋', '์', '็', 'ั', 'ิ', 'ี', 'ึ', 'ื', 'ุ', 'ู', 'ํ', 'ำ', 'า'],
  ...['่ํ', '้ํ', 'ั่', 'ั้', 'ิ่', 'ิ้', 'ิ์', 'ี่', 'ี้', 'ึ่', 'ึ้', 'ื่', 'ื้'],
];

/** Places at which a glyph is looked at: enough to recognize its letter. */
const mostPlaces = 40;
/** Fewer leave a doubt. */
const fewestPlaces = 3;
/** Glyphs without a letter that are looked at: a font has fewer marks, a broken file more. */
const mostGlyphs = 64;
/** Letters on both sides of it. */
const around = 14;

/** Lines in which each glyph without a letter is the one that makes words of the places where it is; U+FFFD where none does. */
export function readUnmapped(lines: readonly PrintedLine[], dictionary: Dictionary): readonly PrintedLine[] {
  const counts = new Map<string, number>();
  for (const { text } of lines)
    for (const each of text.match(placeholders) ?? []) counts.set(each, (counts.get(each) ?? 0) + 1);
  if (counts.size === 0) return lines;
  const letters = new Map<string, string>();
  const doubtful = new Set<string>();
  const read = (text: string) => text.replace(placeholders, (each) => letters.get(each) ?? each);
  for (const { text } of lines) readWordings(text, letters);
  // The glyph that is met most often first: the others are read in the words that it leaves whole.
  const often = [...counts].sort(([, left], [, right]) => right - left).slice(0, mostGlyphs);
  for (const [each] of often) {
    if (letters.has(each)) continue;
    const letter = letterFor(
      each,
      lines.map(({ text }) => read(text)),
      dictionary,
    );
    if (letter === undefined) continue;
    letters.set(each, letter.letter);
    if (letter.doubtful) doubtful.add(each);
  }
  return lines.map((line) => {
    const unsure = (line.text.match(placeholders) ?? []).some((each) => doubtful.has(each));
    const text = read(line.text).replace(placeholders, '\ufffd');
    return unsure ? { ...line, text, doubtful: true } : { ...line, text };
  });
}

/** Glyphs in a line that begins with a fixed text of the form are the letters of that text. */
function readWordings(text: string, letters: Map<string, string>): void {
  const line = [...compact(text)];
  for (const wording of fixedTexts) {
    const length = Math.min(line.length, wording.length);
    const pairs = wording.slice(0, length).map((letter, index) => [line[index]!, letter] as const);
    const unlike = pairs.filter(([given, letter]) => given !== letter);
    const read =
      length >= fewestLetters && unlike.length * 3 < length && unlike.every(([given]) => isPlaceholder(given));
    if (read) for (const [given, letter] of unlike) letters.set(given, letter);
  }
}

const fewestLetters = 8;
const fixedTexts = [
  ...Object.values(sections),
  certification,
  ...fieldsAt('label').map(({ form }) => form.label),
  ...['รายงานครั้งที่', ':: ความก้าวหน้าของงาน'],
].map((wording) => [...compact(wording)]);

interface Letter {
  readonly letter: string;
  readonly doubtful: boolean;
}

function letterFor(glyph: string, texts: readonly string[], dictionary: Dictionary): Letter | undefined {
  const places = texts.flatMap((text) => placesOf(glyph, text)).slice(0, mostPlaces);
  const scores = candidates
    .map((letter) => {
      const words = places.map((place) =>
        knownWords(place.replaceAll(glyph, letter).replaceAll('\u0e4dา', 'ำ'), dictionary),
      );
      const sum = (of: (each: Known) => number) => words.reduce((total, each) => total + of(each), 0);
      return { letter, letters: sum(({ letters }) => letters), cost: sum(({ cost }) => cost) };
    })
    // Of letters that are as likely, the one that the file names nowhere.
    .sort(
      (left, right) =>
        right.letters - left.letters ||
        left.cost - right.cost ||
        named(left.letter, texts) - named(right.letter, texts),
    );
  const [first, second] = scores as [(typeof scores)[0], (typeof scores)[0]];
  const alike = first.letters === second.letters && first.cost === second.cost;
  if (alike && named(first.letter, texts) === named(second.letter, texts)) return undefined;
  const doubtful = places.length < fewestPlaces || first.letters - second.letters < places.length / 2;
  return { letter: first.letter, doubtful };
}

function named(letter: string, texts: readonly string[]): number {
  return texts.some((text) => text.includes(letter)) ? 1 : 0;
}

/** The Thai words around each place of a glyph, without those that hold another glyph of its kind. */
function placesOf(glyph: string, text: string): string[] {
  return [...text.matchAll(new RegExp(`[\\u0e01-\\u0e4e${glyph}]+`, 'gu'))].flatMap(([run]) => {
    const at = run.indexOf(glyph);
    return at === -1 ? [] : [run.slice(Math.max(0, at - around), at + glyph.length + around)];
  });
}

interface Known {
  /** Letters of a text that lie in words of the dictionary; fewer where they lie in more words. */
  readonly letters: number;
  /** What these words cost: frequent ones cost less. */
  readonly cost: number;
}

function knownWords(text: string, dictionary: Dictionary): Known {
  const ends = segment(text, dictionary);
  const words = ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end));
  const known = words.filter((word) => costOf(dictionary, word) > 0);
  return {
    letters: known.reduce((sum, word) => sum + word.length - 0.5, 0),
    cost: known.reduce((sum, word) => sum + costOf(dictionary, word), 0),
  };
}
