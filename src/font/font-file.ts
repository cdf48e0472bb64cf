import type { FaceMetrics, GlyphOutline } from '../model/face.ts';
import type { SlotDraft } from './slots.ts';

/** A font file that was opened and checked: what a face is made from. Lengths in font units. */
export interface FontFile {
  /** What HarfBuzz shapes with: a TrueType or OpenType file of one face. */
  readonly bytes: Uint8Array;
  /** SHA-256 of `bytes`, hexadecimal. */
  readonly digest: string;
  /** As the file has it; may be empty. */
  readonly postScriptName: string;
  readonly unitsPerEm: number;
  /** `fsType` of the table `OS/2`: what its licence allows. */
  readonly licenceBits: number;
  readonly metrics: Omit<FaceMetrics, 'inkTop' | 'inkBottom'>;
  /** Ink over all Thai clusters, where it is known beforehand. */
  readonly ink?: InkExtent;
  readonly outlineScale: number;
  /** Whether the font's `cmap` has a glyph for a character. */
  maps(codePoint: number): boolean;
  outline(glyph: number): GlyphOutline;
  /** Words that need no HarfBuzz, where they are known beforehand. */
  readonly words?: PreparedWords;
}

/** Highest and lowest ink, in font units from the baseline. */
export interface InkExtent {
  readonly top: number;
  readonly bottom: number;
}

/** What HarfBuzz makes of most words of a face, known beforehand. */
export interface PreparedWords {
  readonly slotCount: number;
  /** Slot ids of a text, appended to `slots`; `false` where HarfBuzz must shape it. */
  shape(text: string, slots: number[]): boolean;
  slot(id: number): SlotDraft;
}

/** Opens a font file without reading it where it was prepared beforehand; `prepared` is the file beside the font. */
export type OpenPrepared = (
  bytes: Uint8Array,
  digest: string,
  prepared: Uint8Array | undefined,
) => FontFile | undefined;
