import { sequences } from '../../font/sequences.ts';
import { sliceShaped } from '../../font/slice-shaped.ts';
import type { Text } from '../../model/document.ts';
import type { Face, ShapedText } from '../../model/face.ts';
import type { GlyphRun } from '../../model/page.ts';
import { isLeadingVowel, isThaiLetter, isThaiMark } from '../../thai/clusters.ts';
import type { Box } from './total-fit.ts';

export interface FaceProvider {
  face(family: string, bold: boolean, italic: boolean): Face;
  /** The face that draws a character or sequence: `face` itself, or a fallback that covers all of it. */
  faceFor(characters: string, face: Face): Face;
}

/** Inlines with page fields already filled in; `term` marks the label of a description. */
export interface TextRun {
  readonly text: Text;
  readonly part: GlyphRun['part'];
}

/** A run with what it is shaped in; `fontSize` in pt. */
export interface RunInFace {
  readonly run: TextRun;
  readonly face: Face;
  readonly fontSize: number;
  readonly fonts: FaceProvider;
}

/** Text that is never broken, shaped: what a line is filled with. Widths in pt. */
export interface TextBox extends Box {
  readonly pieces: readonly Piece[];
}

/** A word, or the spaces after it, in one face and one language, or an abbreviation. */
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

/** Shapes text that begins `offset` characters after the start of run number `first`, run by run. */
export function shapeStretch(
  runs: readonly RunInFace[],
  first: number,
  offset: number,
  length: number,
): Pick<TextBox, 'width' | 'trailingSpace' | 'pieces'> {
  const pieces: Piece[] = [];
  let width = 0;
  let start = offset;
  let left = length;
  for (let index = first; left > 0; index++) {
    const { value } = runs[index]!.run.text;
    const end = Math.min(start + left, value.length);
    if (start < end) {
      const own = shapePieces(value.slice(start, end), kernedCluster(runs, index, end), runs[index]!);
      left -= end - start;
      for (const piece of own) pieces.push(piece);
      width += widthOf(own);
    }
    start = Math.max(0, start - value.length);
  }
  const last = pieces.at(-1);
  const overhang = last ? widthAtLineEnd(last, runs[first]!.fontSize) - last.width : 0;
  return { width, trailingSpace: widthOf(spacesAtEnd(pieces)) - overhang, pieces: pieces.slice() };
}

/** The cluster that the character before place `at` of a run is kerned with; empty where they are not. */
export function kernedCluster(runs: readonly RunInFace[], index: number, at: number): string {
  const { run, face } = runs[index]!;
  const { text } = run;
  if (text.leader !== undefined || !isKerned(text.value.charCodeAt(at - 1), face)) return '';
  if (at < text.value.length) return firstCluster(text.value, at);
  const next = runs[index + 1]?.run.text;
  if (!next?.value || next.bold !== text.bold || next.italic !== text.italic) return '';
  return firstCluster(next.value, 0);
}

/** Spaces are not kerned, nor, in most faces, Thai letters. */
function isKerned(code: number, face: Face): boolean {
  return code > 0x20 && code !== 0xa0 && (!isThaiLetter(code) || face.kernsThai);
}

/** What is drawn first at a place: a vowel in front, a letter and its marks, which change each other. */
function firstCluster(text: string, at: number): string {
  const isInFront = isLeadingVowel(text.charCodeAt(at));
  let end = at + (text.codePointAt(at)! > 0xffff || (isInFront && isThaiLetter(text.charCodeAt(at + 1))) ? 2 : 1);
  while (end < at + longestCluster && isThaiMark(text.charCodeAt(end))) end++;
  return text.slice(at, end);
}

const longestCluster = 5;

/** Words and the spaces after them are shaped apart, so that a word is shaped once, whatever is beside it. */
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

/** Shapes a word kerned with the cluster after it. */
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

function widthOf(pieces: readonly Piece[]): number {
  let width = 0;
  for (const piece of pieces) width += piece.width;
  return width;
}

function spacesAtEnd(pieces: readonly Piece[]): readonly Piece[] {
  let first = pieces.length;
  while (first > 0 && isSpace(pieces[first - 1]!.shaped.text)) first--;
  return pieces.slice(first);
}

/** What a piece takes up where a line ends after it: no less than without the kerning towards the next piece. */
export function widthAtLineEnd({ face, shaped, width, isLeader }: Piece, fontSize: number): number {
  if (isLeader || !isKerned(shaped.text.charCodeAt(shaped.text.length - 1), face)) return width;
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
