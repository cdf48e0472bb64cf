import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** Pixels of one page, RGBA, one byte a channel. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Grey levels kept in a stored picture: enough for the eye, and a file of a third of the size. */
const GREY_LEVELS = 16;

/** Writes a picture as a small greyscale PNG. */
export function encodePicture(picture: Picture): Uint8Array {
  const png = new PNG({ width: picture.width, height: picture.height });
  const step = 255 / (GREY_LEVELS - 1);
  for (let at = 0; at < picture.data.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = picture.data.subarray(at, at + 3);
    const grey = Math.round((0.299 * red + 0.587 * green + 0.114 * blue) / step) * step;
    png.data.set([grey, grey, grey, 255], at);
  }
  return PNG.sync.write(png, { colorType: 0, inputHasAlpha: true, deflateLevel: 9 });
}

export function decodePicture(bytes: Uint8Array): Picture {
  const png = PNG.sync.read(Buffer.from(bytes));
  return { width: png.width, height: png.height, data: png.data };
}

/** Compares two PNGs: share of pixels that differ to the eye (1 when the sizes differ) and a PNG that shows where. */
export function comparePictures(expected: Uint8Array, actual: Uint8Array): { share: number; difference?: Uint8Array } {
  const before = decodePicture(expected);
  const after = decodePicture(actual);
  const { width, height } = before;
  if (width !== after.width || height !== after.height) return { share: 1 };
  const output = new PNG({ width, height });
  const differing = pixelmatch(before.data, after.data, output.data, width, height, { threshold: 0.1 });
  return { share: differing / (width * height), difference: PNG.sync.write(output) };
}
