import { createRequire } from 'node:module';

/**
 * What is used of fontkit 2, which ships no types. Tables (`directory`, `hhea`, `loca`, …) are named as the format names
 * them. `_getTableStream` is the one method that its documentation does not list; test/font/formats.test.ts tests it.
 */
export interface FontkitFont {
  readonly type: 'TTF' | 'WOFF' | 'WOFF2';
  readonly postscriptName: string | null;
  readonly unitsPerEm: number;
  readonly numGlyphs: number;
  readonly ascent: number;
  readonly descent: number;
  readonly italicAngle: number;
  readonly bbox: FontkitBox;
  readonly directory: {
    readonly tables: Readonly<Record<string, { readonly length: number; readonly transformed?: boolean }>>;
  };
  readonly 'OS/2': { readonly version: number; readonly capHeight?: number; readonly xHeight?: number };
  readonly loca: { readonly version: number; readonly offsets: readonly number[] };
  readonly hhea: { readonly numberOfMetrics: number };
  readonly hmtx: {
    readonly metrics: { get(index: number): { readonly bearing: number } };
    readonly bearings: { get(index: number): number };
  };
  hasGlyphForCodePoint(codePoint: number): boolean;
  glyphForCodePoint(codePoint: number): FontkitGlyph;
  getGlyph(glyph: number): FontkitGlyph;
  _getTableStream(tag: string): { readBuffer(length: number): Uint8Array };
}

export interface FontkitBox {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

export interface FontkitGlyph {
  readonly advanceWidth: number;
  /** The box of all points, as the file states it. */
  readonly cbox: FontkitBox;
  readonly path: { readonly commands: readonly FontkitCommand[] };
}

export interface FontkitCommand {
  readonly command: 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'bezierCurveTo' | 'closePath';
  readonly args: readonly number[];
}

/** A file of several fonts. */
interface FontkitCollection {
  readonly type: 'TTC';
  readonly fonts: readonly FontkitFont[];
}

interface Fontkit {
  create(bytes: Uint8Array): FontkitFont | FontkitCollection;
}

let loaded: Fontkit | undefined;

/** fontkit, loaded at the first font that was not prepared: that takes some 70 ms. */
export function fontkit(): Fontkit {
  loaded ??= createRequire(import.meta.url)('fontkit') as Fontkit;
  return loaded;
}
