import { componentLength, moreComponents } from './component.ts';
import { glyphHeader, repeats, xSameOrPositive, xShort, ySameOrPositive, yShort } from './encode-glyph.ts';

/**
 * Throws RangeError when a glyph description is cut short, or a composite is made of glyphs that are not there or of
 * itself. Done for a whole font as it is opened, so that outlines can be read later without a check. fontkit reads on in
 * the next glyph where one is cut short.
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
  else if (contours > 0) checkSimple(data, contours);
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

function checkSimple(data: DataView, contours: number): void {
  let at = glyphHeader + 2 * contours;
  const points = data.getUint16(at - 2) + 1;
  at += 2 + data.getUint16(at);
  let length = 0;
  for (let read = 0; read < points; ) {
    const flag = data.getUint8(at++);
    const times = flag & repeats ? 1 + data.getUint8(at++) : 1;
    length += times * (stepLength(flag, xShort, xSameOrPositive) + stepLength(flag, yShort, ySameOrPositive));
    read += times;
  }
  if (at + length > data.byteLength) throw new RangeError('simple glyph');
}

function stepLength(flag: number, short: number, sameOrPositive: number): number {
  if (flag & short) return 1;
  return flag & sameOrPositive ? 0 : 2;
}
