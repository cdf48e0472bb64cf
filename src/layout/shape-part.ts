import type { Style } from '../document/document.ts';
import type { Face, ShapedText } from '../font/face.ts';
import { createGenerationCache, type GenerationCache } from '../font/generation-cache.ts';
import { sequences } from '../font/sequences.ts';
import { sliceShaped } from '../font/slice-shaped.ts';
import { isThaiLetter } from '../thai/clusters.ts';
import type { TextRun } from './boxes.ts';
import type { FaceProvider } from './layout.ts';
import type { GlyphRun } from './page.ts';
import type { ShapedChunk } from './shaped-chunk.ts';

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

/** A run with what it is shaped in. */
export interface RunInFace {
  readonly run: TextRun;
  readonly face: Face;
  readonly fontSize: number;
  readonly fonts: FaceProvider;
  /** Chunks shaped so before, by the hash of their characters: a text is looked up without being cut. */
  readonly known: KnownChunks;
}

export type KnownChunks = GenerationCache<ShapedChunk, number>;

/** Finds the face of a run and what was shaped in it before. */
export function runInFace(run: TextRun, { fontFamily, fontSize }: Style, fonts: FaceProvider): RunInFace {
  const { bold, italic, language, expansion } = run.text;
  const face = fonts.face(fontFamily, bold, italic);
  const isPlain = language === undefined && expansion === undefined;
  const look = isPlain
    ? `${run.part} ${fontSize}`
    : JSON.stringify([run.part, fontSize, language ?? null, expansion ?? null]);
  return { run, face, fontSize, fonts, known: knownChunks(face, look) };
}

/** Most words of a report were in the one before: without breaking, shaping and measuring them anew layout takes half the time. */
const REMEMBERED_CHUNKS = 4096;

/** Font sizes of a face, with languages and abbreviations, which the pieces carry: a document has a dozen or two. */
const REMEMBERED_LOOKS = 64;

const KNOWN = new WeakMap<Face, GenerationCache<KnownChunks>>();

function knownChunks(face: Face, look: string): KnownChunks {
  let looks = KNOWN.get(face);
  if (looks === undefined) {
    looks = createGenerationCache(REMEMBERED_LOOKS);
    KNOWN.set(face, looks);
  }
  let known = looks.get(look);
  if (known === undefined) {
    known = createGenerationCache(REMEMBERED_CHUNKS);
    looks.set(look, known);
  }
  return known;
}

/** Thai letters, which are the most, and spaces are not kerned. */
export function isKerned(code: number): boolean {
  return code > 0x20 && code !== 0xa0 && !isThaiLetter(code);
}

/** Shapes what a box takes from a run; `next` is the character after it, empty when they are not kerned. */
export function shapePart(text: string, next: string, run: RunInFace): ShapedPart {
  const pieces = shapePieces(text, next, run);
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
  const overhang = kerned ? widthAtLineEnd(last, run.fontSize) - last.width : 0;
  return { pieces, width, trailingSpace, isBlank, overhang };
}

/** Words and the spaces after them are shaped apart, so that a word is found in the cache wherever it stands. */
function shapePieces(text: string, next: string, { run, face: main, fontSize, fonts }: RunInFace): Piece[] {
  const { language, expansion } = run.text;
  const parts: { text: string; face: Face }[] = [];
  for (const word of text.match(WORDS_AND_SPACES) ?? []) splitByFace(word, main, fonts, parts);
  return parts.map(({ text: part, face }, index) => {
    const shaped = index === parts.length - 1 ? shapeBefore(next, part, face) : face.shape(part);
    return { face, shaped, width: (shaped.advance * fontSize) / face.unitsPerEm, language, expansion, part: run.part };
  });
}

/** Shapes a word kerned with the character after it. */
function shapeBefore(next: string, word: string, face: Face): ShapedText {
  if (next === '' || !isKerned(next.charCodeAt(0)) || !face.covers(next.codePointAt(0)!)) return face.shape(word);
  return sliceShaped(face, face.shape(word + next), 0, [...word].length);
}

/** A letter and its marks, or an emoji sequence, stay in one face where one has all of it. */
function splitByFace(word: string, main: Face, fonts: FaceProvider, parts: { text: string; face: Face }[]): void {
  if (coversAll(main, word)) {
    parts.push({ text: word, face: main });
    return;
  }
  const before = parts.length;
  for (const sequence of sequences(word)) {
    const whole = fonts.faceFor(sequence, main);
    for (const character of coversAll(whole, sequence) ? [sequence] : sequence) {
      const face = fonts.faceFor(character, main);
      const last = parts.length > before ? parts.at(-1) : undefined;
      if (last?.face === face) last.text += character;
      else parts.push({ text: character, face });
    }
  }
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
