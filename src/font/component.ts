/** Length of the header of a glyph description: number of contours and box. */
export const GLYPH_HEADER = 10;

/** Flags of a component of a composite glyph (OpenType 1.9, `glyf`). */
export const ARGUMENTS_ARE_WORDS = 0x0001;
export const ARGUMENTS_ARE_OFFSETS = 0x0002;
export const MORE_COMPONENTS = 0x0020;
export const HAS_INSTRUCTIONS = 0x0100;
export const HAS_SCALE = 0x0008;
export const HAS_TWO_SCALES = 0x0040;
export const HAS_MATRIX = 0x0080;

/** Length of a component in bytes: flags, glyph, arguments, transformation. */
export function componentLength(flags: number): number {
  return 4 + (flags & ARGUMENTS_ARE_WORDS ? 4 : 2) + transformLength(flags);
}

function transformLength(flags: number): number {
  if (flags & HAS_SCALE) return 2;
  if (flags & HAS_TWO_SCALES) return 4;
  return flags & HAS_MATRIX ? 8 : 0;
}
