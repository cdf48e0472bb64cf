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

/** Rounding: one pixel of a thousand, and nowhere so many beside each other that they could be a line. */
const mostShare = 0.001;
const mostInALine = 3;

/** Whether what differs is rounding alone. The thinnest line that goes, comes or moves is more. */
export function isAlike({ share, longestRun }: Pick<PictureDifference, 'share' | 'longestRun'>): boolean {
  return share <= mostShare && longestRun <= mostInALine;
}

export interface PictureDifference {
  /** Share of pixels that differ to the eye; 1 when the sizes differ. */
  readonly share: number;
  /** The most pixels one after the other, in a row or column, that differ: a line that came, went or moved. */
  readonly longestRun: number;
  /** PNG that shows where. */
  readonly difference?: Uint8Array;
}

/** Compares two PNGs. */
export function comparePictures(expected: Uint8Array, actual: Uint8Array): PictureDifference {
  const before = decodePicture(expected);
  const after = decodePicture(actual);
  const { width, height } = before;
  if (width !== after.width || height !== after.height) return { share: 1, longestRun: Math.max(width, height) };
  const output = new PNG({ width, height });
  // A thin line is grey, as the edge of a letter is: no difference is put down to smoothing.
  const options = { threshold: 0.03, includeAA: true, diffMask: true };
  const mask = new Uint8Array(before.data.length);
  const differing = pixelmatch(before.data, after.data, mask, width, height, options);
  pixelmatch(before.data, after.data, output.data, width, height, { ...options, diffMask: false });
  const longestRun = longestIn(width, height, (x, y) => mask[(y * width + x) * 4 + 3] !== 0);
  return { share: differing / (width * height), longestRun, difference: PNG.sync.write(output) };
}

function longestIn(width: number, height: number, differs: (x: number, y: number) => boolean): number {
  let longest = 0;
  const follow = (lines: number, length: number, at: (line: number, place: number) => boolean) => {
    for (let line = 0; line < lines; line++) {
      for (let place = 0, run = 0; place < length; place++) {
        run = at(line, place) ? run + 1 : 0;
        longest = Math.max(longest, run);
      }
    }
  };
  follow(height, width, (y, x) => differs(x, y));
  follow(width, height, differs);
  return longest;
}
