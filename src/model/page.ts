import type { ImageShape, LineShape, PathShape, RectShape } from './drawing.ts';
import type { Face, ShapedText } from './face.ts';

/** Every page with everything on it placed; writers only draw. Lengths in pt, y from the top edge down. */
export interface Page {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** In reading order: header, body, footer. The text of the watermark is not among them. */
  readonly lines: readonly Line[];
  /** Those of the body in reading order, by their block ids, with the lines of the body. */
  readonly figures: readonly PlacedFigure[];
  readonly rules: readonly Rule[];
  readonly watermark?: RotatedLine;
}

/** The pages of a document in order, made one by one as they are gone through. */
export interface PageSequence extends AsyncIterable<Page> {
  readonly length: number;
}

/** Writes a document whose pages come one by one. */
export interface PageWriter {
  add(page: Page): void;
  /** The file's bytes, after the last page. */
  finish(): Uint8Array;
}

/** Where a line belongs: content of the document tree, or an artifact of pagination. */
export type LineRole = 'body' | 'header' | 'footer' | 'continued';

export interface Line {
  readonly role: LineRole;
  /** `id` of the leaf block (heading, paragraph, list item, description) whose text this is. */
  readonly block: number;
  /** Place of this line among the block's lines, from 0. */
  readonly index: number;
  /** List items: the marker is a line of its own. Descriptions: term and details are runs, see `GlyphRun.part`. */
  readonly part: 'content' | 'marker';
  readonly x: number;
  readonly baseline: number;
  readonly width: number;
  readonly runs: readonly GlyphRun[];
}

/** The characters of a line. */
export function lineText({ runs }: Line): string {
  // Most cells of a table hold one word.
  if (runs.length === 1 && runs[0]!.words.length === 1) return runs[0]!.words[0]!.text;
  return runs.map(({ words }) => words.map(({ text }) => text).join('')).join('');
}

/** Words in one face, size, colour and language, or an abbreviation, set from `x` without a gap. */
export interface GlyphRun {
  readonly face: Face;
  readonly fontSize: number;
  readonly color: string;
  readonly x: number;
  readonly width: number;
  readonly words: readonly ShapedText[];
  readonly language?: string;
  /** What an abbreviation means. */
  readonly expansion?: string;
  /** Drawn as a dotted line from `x`, as wide as the run; the words are what it reads as. */
  readonly leader?: true;
  readonly part: 'content' | 'term';
}

/** A drawing in its place; its shapes, too, count from the top left corner of the page. */
export interface PlacedFigure {
  readonly role: LineRole;
  /** `id` of the figure. */
  readonly block: number;
  /** Shows nothing that a reader must know of. */
  readonly decorative?: true;
  readonly clipped?: true;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly PlacedShape[];
}

export type PlacedShape = RectShape | LineShape | ImageShape | PlacedLabel | PlacedPath;

/** A path; its steps count from `x` and `y`. */
export interface PlacedPath extends PathShape {
  readonly x: number;
  readonly y: number;
}

/** A line of text within a figure. */
export interface PlacedLabel {
  readonly type: 'text';
  readonly baseline: number;
  readonly runs: readonly GlyphRun[];
}

export interface RotatedLine {
  readonly run: GlyphRun;
  /** Centre of the text, and degrees counter-clockwise. */
  readonly centerX: number;
  readonly centerY: number;
  readonly angle: number;
}

/** A horizontal rule. */
export interface Rule {
  readonly x1: number;
  readonly x2: number;
  readonly y: number;
  readonly width: number;
  readonly color: string;
}
