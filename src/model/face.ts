/**
 * One face of a family (Sarabun Bold), shared by all documents of a process.
 * Units are the font's own (`unitsPerEm`) unless said otherwise.
 */
export interface Face {
  /** `Sarabun-Bold`; unique in a font book. */
  readonly key: string;
  readonly family: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly postScriptName: string;
  readonly unitsPerEm: number;
  /** SHA-256 of the file, hexadecimal. */
  readonly digest: string;
  /** The whole font file: a TrueType or OpenType file of one face. */
  readonly bytes: Uint8Array;
  readonly metrics: FaceMetrics;
  /** Whether any two Thai letters are kerned: then a word is drawn nearer to some words after it than to others. */
  readonly kernsThai: boolean;
  covers(codePoint: number): boolean;
  /** Shapes one word (or any piece that is never broken), cached by text. */
  shape(text: string): ShapedText;
  /** The slot behind a number in `ShapedText.slots`. */
  slot(id: number): Slot;
  /** How many units of the embedded outlines there are in one font unit: more than 1 where curves had to be converted. */
  readonly outlineScale: number;
  /** A glyph as an embedded font file holds it. */
  outline(glyph: number): GlyphOutline;
}

/** xMin, yMin, xMax, yMax. */
export type Box = readonly [number, number, number, number];

/** One glyph with its outline as TrueType writes it; lengths in font units times `outlineScale`. */
export interface GlyphOutline {
  /** A simple glyph of the table `glyf` (OpenType 1.9) without instructions; empty for a glyph without ink. */
  readonly data: Uint8Array;
  /** Absent for a glyph without ink. */
  readonly box?: Box;
  readonly contours: number;
  readonly points: number;
  readonly advance: number;
}

export interface FaceMetrics {
  /** Highest and lowest ink that Thai clusters reach in this face: 1250 and -535 in Sarabun Regular. */
  readonly inkTop: number;
  readonly inkBottom: number;
  readonly ascender: number;
  readonly descender: number;
  readonly capHeight: number;
  readonly xHeight: number;
  readonly italicAngle: number;
  readonly bbox: Box;
}

/**
 * Shaped text, one slot for each source character (UTF-16 surrogate pairs count as one),
 * so that extraction gives the source back character by character.
 */
export interface ShapedText {
  readonly text: string;
  readonly slots: Uint16Array;
  /** Sum of the slots' advances. */
  readonly advance: number;
}

/** What one character draws: glyphs with the offsets HarfBuzz gave them, baked in. Interned per face. */
export interface Slot {
  readonly id: number;
  readonly character: string;
  readonly advance: number;
  /** Empty for a character whose ink another slot of its cluster draws. */
  readonly parts: readonly SlotPart[];
}

export interface SlotPart {
  readonly glyph: number;
  readonly dx: number;
  readonly dy: number;
  /** Drawn at this share of its size: the digits of a missing character's code. Absent for glyphs that HarfBuzz placed. */
  readonly scale?: number;
}
