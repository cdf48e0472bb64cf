import { sequences } from '../../font/sequences.ts';
import { sliceShaped } from '../../font/slice-shaped.ts';
import type { Style } from '../../model/document.ts';
import type { Face, ShapedText } from '../../model/face.ts';
import { createGenerationCache, type GenerationCache } from '../../model/generation-cache.ts';
import type { GlyphRun } from '../../model/page.ts';
import { isLeadingVowel, isThaiLetter, isThaiMark } from '../../thai/clusters.ts';
import type { ReadyBox } from './ready-box.ts';
import type { ShapedChunk } from './shaped-chunk.ts';
import type { FaceProvider, TextRun } from './text-boxes.ts';

/** Text in one face and one language, or an abbreviation. */
export interface Piece {
  readonly face: Face;
  readonly shaped: ShapedText;
  readonly width: number;
  readonly language: string | undefined;
  readonly expansion: string | undefined;
  /** Whether it is drawn as a dotted line. */
  readonly isLeader?: true;
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
  readonly known: KnownShapes;
}

/** What was shaped before in one face, size and language: looked up by the hash of its characters, without being cut. */
export interface KnownShapes {
  readonly chunks: GenerationCache<ShapedChunk, number>;
  readonly boxes: GenerationCache<ReadyBox, number>;
}

/** Finds the face of a run and what was shaped in it before. */
export function runInFace(run: TextRun, { fontFamily, fontSize }: Style, fonts: FaceProvider): RunInFace {
  const { bold, italic, language, expansion, leader } = run.text;
  const face = fonts.face(fontFamily, bold, italic);
  const isPlain = language === undefined && expansion === undefined && leader === undefined;
  const look = isPlain
    ? `${run.part} ${fontSize}`
    : JSON.stringify([run.part, fontSize, language ?? null, expansion ?? null, leader ?? null]);
  return { run, face, fontSize, fonts, known: knownShapes(face, look) };
}

/** Most phrases of a report were in the one before: without breaking them anew layout takes half the time. */
const rememberedChunks = 4096;

/** In a phrase never seen 24 of 25 words are known: without shaping and measuring those anew it takes three fifths of the time. */
const rememberedBoxes = 4096;

/** Font sizes of a face, with languages and abbreviations, which the pieces carry: a document has a dozen or two. */
const rememberedLooks = 64;

const shapesOfFace = new WeakMap<Face, GenerationCache<KnownShapes>>();

function knownShapes(face: Face, look: string): KnownShapes {
  let looks = shapesOfFace.get(face);
  if (looks === undefined) {
    looks = createGenerationCache(rememberedLooks);
    shapesOfFace.set(face, looks);
  }
  let known = looks.get(look);
  if (known === undefined) {
    known = { chunks: createGenerationCache(rememberedChunks), boxes: createGenerationCache(rememberedBoxes) };
    looks.set(look, known);
  }
  return known;
}

/** Spaces are not kerned, nor, in most faces, Thai letters. */
export function isKerned(code: number, face: Face): boolean {
  return code > 0x20 && code !== 0xa0 && (!isThaiLetter(code) || face.kernsThai);
}

/** What is drawn first at a place, a vowel in front, a letter and its marks, which change each other: what a word before it is kerned with. */
export function firstCluster(text: string, at: number): string {
  const isInFront = isLeadingVowel(text.charCodeAt(at));
  let end = at + (text.codePointAt(at)! > 0xffff || (isInFront && isThaiLetter(text.charCodeAt(at + 1))) ? 2 : 1);
  while (end < at + LONGEST_CLUSTER && isThaiMark(text.charCodeAt(end))) end++;
  return text.slice(at, end);
}

const LONGEST_CLUSTER = 5;

/** Shapes what a box takes from a run; `next` is the first cluster after it, empty when they are not kerned. */
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
  const kerned = last && isKerned(last.shaped.text.charCodeAt(last.shaped.text.length - 1), last.face);
  const overhang = kerned ? widthAtLineEnd(last, run.fontSize) - last.width : 0;
  return { pieces, width, trailingSpace, isBlank, overhang };
}

/** Words and the spaces after them are shaped apart, so that a word is found in the cache wherever it stands. */
function shapePieces(text: string, next: string, { run, face: main, fontSize, fonts }: RunInFace): Piece[] {
  const { language, expansion, leader } = run.text;
  if (leader !== undefined) {
    const shaped = main.shape(text);
    return [{ face: main, shaped, width: leader, language, expansion, isLeader: true, part: run.part }];
  }
  const parts: { text: string; face: Face }[] = [];
  for (let start = 0; start < text.length; ) {
    const isGap = isSpaceCode(text.charCodeAt(start));
    let end = start;
    while (end < text.length && !isNewline(text.charCodeAt(end)) && isSpaceCode(text.charCodeAt(end)) === isGap) end++;
    if (end > start) splitByFace(text.slice(start, end), main, fonts, parts);
    // Newlines are breaks, not text; they are dropped here.
    start = end > start ? end : end + 1;
  }
  return parts.map(({ text: part, face }, index) => {
    const shaped = index === parts.length - 1 ? shapeBefore(next, part, face) : face.shape(part);
    return { face, shaped, width: (shaped.advance * fontSize) / face.unitsPerEm, language, expansion, part: run.part };
  });
}

/** Shapes a word kerned with the characters after it. */
function shapeBefore(next: string, word: string, face: Face): ShapedText {
  if (next === '' || !isKerned(next.charCodeAt(0), face) || !face.covers(next.codePointAt(0)!)) return face.shape(word);
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

/** Whether a piece is spaces: those and words are shaped apart. */
export function isSpace(piece: string): boolean {
  return isSpaceCode(piece.charCodeAt(0));
}

function isSpaceCode(code: number): boolean {
  return code === 0x20 || code === 0xa0;
}

function isNewline(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}
