/** Flags of a component of a composite glyph (OpenType 1.9, `glyf`). */
export const argumentsAreWords = 0x0001;
export const argumentsAreOffsets = 0x0002;
export const moreComponents = 0x0020;
export const hasScale = 0x0008;
const hasTwoScales = 0x0040;
const hasMatrix = 0x0080;

/** Length of a component in bytes: flags, glyph, arguments, transformation. */
export function componentLength(flags: number): number {
  return 4 + (flags & argumentsAreWords ? 4 : 2) + transformLength(flags);
}

function transformLength(flags: number): number {
  if (flags & hasScale) return 2;
  if (flags & hasTwoScales) return 4;
  return flags & hasMatrix ? 8 : 0;
}
