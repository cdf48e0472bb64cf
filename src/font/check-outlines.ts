import { componentLength, glyphHeader, moreComponents } from './component.ts';

/**
 * Throws RangeError when a glyph description is cut short, or a composite is made of glyphs that are not there or of
 * itself. Done for a whole font as it is opened (a shipped one: as it is added), so that outlines can be read later
 * without a check.
 */
export function checkOutlines(glyphCount: number, glyphData: (glyph: number) => DataView): void {
  const states = new Uint8Array(glyphCount);
  for (let glyph = 0; glyph < glyphCount; glyph++) check(glyph);

  function check(glyph: number): void {
    if (glyph >= glyphCount || states[glyph] === inProgress) throw new RangeError('composite glyph');
    if (states[glyph] === done) return;
    states[glyph] = inProgress;
    checkOutline(glyphData(glyph), check);
    states[glyph] = done;
  }
}

const inProgress = 1;
const done = 2;

function checkOutline(data: DataView, check: (glyph: number) => void): void {
  if (data.byteLength === 0) return;
  const contours = data.getInt16(0);
  if (contours < 0) checkComponents(data, check);
  else if (contours > 0) checkInstructions(data, glyphHeader + 2 * contours);
}

function checkComponents(data: DataView, check: (glyph: number) => void): void {
  let at = glyphHeader;
  let flags: number;
  do {
    flags = data.getUint16(at);
    check(data.getUint16(at + 2));
    at += componentLength(flags);
  } while (flags & moreComponents);
  if (at > data.byteLength) throw new RangeError('composite glyph');
}

function checkInstructions(data: DataView, at: number): void {
  if (at + 2 + data.getUint16(at) > data.byteLength) throw new RangeError('simple glyph');
}
