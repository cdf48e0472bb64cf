import type { Style } from '../document/document.ts';
import type { Face, ShapedText } from '../font/face.ts';
import { createGenerationCache, type GenerationCache } from '../font/generation-cache.ts';
import { sequences } from '../font/sequences.ts';
import { sliceShaped } from '../font/slice-shaped.ts';
import { isThaiLetter } from '../thai/clusters.ts';
import { ownText } from '../thai/own-text.ts';
import type { TextRun } from './boxes.ts';
import type { FaceProvider } from './layout.ts';
import type { GlyphRun } from './page.ts';

/** Text in one face and one language, or an abbreviation. */
export interface Piece {
  readonly face: Face;
  readonly shaped: ShapedText;
  readonly width: number;
  readonly language: string | undefined;
  readonly expansion: string | undefined;
  readonly part: GlyphRun['part'];
}

/** What a box takes from one run, shaped: a word, as a rule, with the space after it. Widths in pt. */
export interface ShapedPart {
  readonly pieces: readonly Piece[];
  readonly width: number;
  /** Width of the spaces at its end. */
  readonly trailingSpace: number;
  /** Nothing but spaces. */
  readonly isBlank: boolean;
  /** What it takes up more where a line ends after it: there it loses the kerning towards the next character. */
  readonly overhang: number;
}

/** Shapes parts of a run; `next` is the character after the part, empty when they are not kerned. */
export type ShapePart = (text: string, next: string) => ShapedPart;

/** Binds a run and its face. */
export function partShaper(run: TextRun, face: Face, { fontSize }: Style, fonts: FaceProvider): ShapePart {
  const { language, expansion } = run.text;
  const shape = (text: string, next: string) => shapePart(text, next, { run, face, fontSize, fonts });
  if (language !== undefined || expansion !== undefined) return shape;
  const known = cacheOf(face, `${run.part} ${fontSize}`);
  return (text, next) => {
    const key = next === '' ? text : `${text}\n\n${next}`;
    const before = known.get(key);
    if (before) return before;
    const shaped = shape(ownText(text), next);
    known.set(ownText(key), shaped);
    return shaped;
  };
}

/** Most words of a report were in the one before: without shaping, measuring and joining them anew it takes a tenth less time. */
const REMEMBERED_PARTS = 4096;

const caches = new WeakMap<Face, Map<string, GenerationCache<ShapedPart>>>();

function cacheOf(face: Face, look: string): GenerationCache<ShapedPart> {
  const ofFace = caches.get(face) ?? new Map<string, GenerationCache<ShapedPart>>();
  caches.set(face, ofFace);
  const cache = ofFace.get(look) ?? createGenerationCache<ShapedPart>(REMEMBERED_PARTS);
  ofFace.set(look, cache);
  return cache;
}

/** Thai letters, which are the most, and spaces are not kerned. */
export function isKerned(code: number): boolean {
  return code > 0x20 && code !== 0xa0 && !isThaiLetter(code);
}

interface PartContext {
  readonly run: TextRun;
  readonly face: Face;
  readonly fontSize: number;
  readonly fonts: FaceProvider;
}

function shapePart(text: string, next: string, context: PartContext): ShapedPart {
  const pieces = shapePieces(text, next, context);
  let width = 0;
  let trailingSpace = 0;
  let isBlank = true;
  for (const piece of pieces) {
    const isGap = isSpace(piece.shaped.text);
    width += piece.width;
    trailingSpace = isGap ? trailingSpace + piece.width : 0;
    isBlank &&= isGap;
  }
  const last = pieces.at(-1);
  const kerned = last && isKerned(last.shaped.text.charCodeAt(last.shaped.text.length - 1));
  const overhang = kerned ? widthAtLineEnd(last, context.fontSize) - last.width : 0;
  return { pieces, width, trailingSpace, isBlank, overhang };
}

/** Words and the spaces after them are shaped apart, so that a word is found in the cache wherever it stands. */
function shapePieces(text: string, next: string, { run, face: main, fontSize, fonts }: PartContext): Piece[] {
  return (text.match(WORDS_AND_SPACES) ?? []).flatMap((word, index, words) =>
    splitByFace(word, main, fonts).map(({ text: part, face }, place, parts) => {
      const isLast = index === words.length - 1 && place === parts.length - 1;
      const shaped = isLast ? shapeBefore(next, part, face) : face.shape(part);
      const width = (shaped.advance * fontSize) / face.unitsPerEm;
      const { language, expansion } = run.text;
      return { face, shaped, width, language, expansion, part: run.part };
    }),
  );
}

/** Shapes a word kerned with the character after it. */
function shapeBefore(next: string, word: string, face: Face): ShapedText {
  if (next === '' || !isKerned(next.charCodeAt(0)) || !face.covers(next.codePointAt(0)!)) return face.shape(word);
  return sliceShaped(face, face.shape(word + next), 0, [...word].length);
}

/** A letter and its marks, or an emoji sequence, stay in one face where one has all of it. */
function splitByFace(text: string, main: Face, fonts: FaceProvider): { text: string; face: Face }[] {
  if (coversAll(main, text)) return [{ text, face: main }];
  const parts: { text: string; face: Face }[] = [];
  for (const sequence of sequences(text)) {
    const whole = fonts.faceFor(sequence, main);
    for (const character of coversAll(whole, sequence) ? [sequence] : sequence) {
      const face = fonts.faceFor(character, main);
      const last = parts.at(-1);
      if (last?.face === face) last.text += character;
      else parts.push({ text: character, face });
    }
  }
  return parts;
}

function coversAll(face: Face, text: string): boolean {
  for (const character of text) if (!face.covers(character.codePointAt(0)!)) return false;
  return true;
}

/** What a piece takes up where a line ends after it: no less than without the kerning towards the next piece. */
export function widthAtLineEnd({ face, shaped, width }: Piece, fontSize: number): number {
  return Math.max(width, (face.shape(shaped.text).advance * fontSize) / face.unitsPerEm);
}

export const isSpace = (text: string) => text === ' ' || /^[ \u00a0]+$/.test(text);

// Newlines are breaks, not text; they are dropped here.
const WORDS_AND_SPACES = /[^ \u00a0\r\n]+|[ \u00a0]+/g;
