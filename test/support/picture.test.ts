import { expect, test } from 'vitest';
import { buildPdf } from './build.ts';
import { readWithPdfium } from './pdfium.ts';
import { comparePictures, decodePicture, encodePicture, isAlike, type Picture } from './picture.ts';
import { readSeed } from './seed.ts';

const white: Picture = { width: 100, height: 100, data: new Uint8Array(40_000).fill(255) };

function withBlackPixels(count: number): Picture {
  const data = white.data.slice();
  for (let pixel = 0; pixel < count; pixel++) data.set([0, 0, 0, 255], pixel * 4 * 37);
  return { ...white, data };
}

test('the share of differing pixels is found', () => {
  const { share } = comparePictures(encodePicture(white), encodePicture(withBlackPixels(20)));
  expect(share).toBeCloseTo(0.002, 4);
});

test('a picture equals itself, and one of another size differs wholly', () => {
  const png = encodePicture(withBlackPixels(5));
  expect(comparePictures(png, png).share).toBe(0);
  const smaller = encodePicture({ width: 50, height: 50, data: white.data.slice(0, 10_000) });
  expect(comparePictures(png, smaller).share).toBe(1);
});

/** A page of the seed with a row or column of pixels made as light as the paper. */
async function withoutLine(page: number, find: (picture: Picture) => readonly number[]) {
  const { bytes } = await buildPdf(readSeed());
  const picture = await readWithPdfium(bytes, (pages) => pages[page]!.render(72));
  const data = picture.data.slice();
  const pixels = find(picture);
  for (const pixel of pixels) data.fill(255, pixel * 4, pixel * 4 + 4);
  return { pixels: pixels.length, before: encodePicture(picture), after: encodePicture({ ...picture, data }) };
}

/** Pixels of the longest horizontal line, which is a rule of the table. */
function longestRule({ width, height, data }: Picture): number[] {
  let longest: number[] = [];
  for (let y = 0; y < height; y++) {
    let run: number[] = [];
    for (let x = 0; x < width; x++) {
      run = data[(y * width + x) * 4]! < 250 ? [...run, y * width + x] : [];
      if (run.length > longest.length) longest = run;
    }
  }
  return longest;
}

test('a hairline that is gone is seen, though it is less than a pixel of a thousand', async () => {
  const { pixels, before, after } = await withoutLine(1, longestRule);
  expect(pixels).toBeGreaterThan(400);
  expect(isAlike(comparePictures(before, before))).toBe(true);
  expect(isAlike(comparePictures(before, after))).toBe(false);
  for (const length of [5, 100]) {
    const part = await withoutLine(1, (picture) => longestRule(picture).slice(0, length));
    const difference = comparePictures(part.before, part.after);
    expect(difference.share).toBeLessThan(0.001);
    expect(difference.longestRun).toBe(length);
    expect(isAlike(difference)).toBe(false);
  }
});

test('the lightest grey of a line is seen, and rounding is not taken for one', () => {
  const line = white.data.slice();
  for (let x = 20; x < 40; x++) line.fill(221, (50 * 100 + x) * 4, (50 * 100 + x) * 4 + 3);
  const difference = comparePictures(encodePicture(white), encodePicture({ ...white, data: line }));
  expect(difference.longestRun).toBe(20);
  expect(isAlike(difference)).toBe(false);
  const pixels = comparePictures(encodePicture(white), encodePicture(withBlackPixels(10)));
  expect(isAlike(pixels)).toBe(true);
});

test('a stored picture is grey and has its size', () => {
  const { width, height, data } = decodePicture(encodePicture(withBlackPixels(1)));
  expect([width, height, ...data.slice(0, 8)]).toEqual([100, 100, 0, 0, 0, 255, 255, 255, 255, 255]);
});
