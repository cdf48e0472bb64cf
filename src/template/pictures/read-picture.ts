import { readJpeg } from './jpeg.ts';
import { type Picture, PictureProblem } from './picture.ts';
import { readPng } from './png.ts';
import { readSvg } from './svg/read-svg.ts';

/** Reads a picture by its first bytes, whatever it is called; undefined for another format. Throws `PictureProblem`. */
export function readPicture(bytes: Uint8Array): Picture | undefined {
  if (Buffer.from(bytes.subarray(0, 8)).toString('latin1') === '\x89PNG\r\n\x1a\n') {
    return { type: 'raster', raster: readPng(bytes) };
  }
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return { type: 'raster', raster: readJpeg(bytes) };
  const svg = svgText(bytes);
  return svg === undefined ? undefined : readSvg(svg);
}

/** The text of an SVG in UTF-8; undefined for anything else. */
export function svgText(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.trimStart().startsWith('<') ? text : undefined;
  } catch {
    return undefined;
  }
}

/** Reads a picture as a run does, in a process that may be ended: what is wrong with it is found again, with its place. */
export function tryPicture(bytes: Uint8Array): void {
  try {
    readPicture(bytes);
  } catch (error) {
    if (!(error instanceof PictureProblem)) throw error;
  }
}
