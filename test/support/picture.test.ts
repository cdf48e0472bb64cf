import { expect, test } from 'vitest';
import { comparePictures, decodePicture, encodePicture, type Picture } from './picture.ts';

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

test('a stored picture is grey and has its size', () => {
  const { width, height, data } = decodePicture(encodePicture(withBlackPixels(1)));
  expect([width, height, ...data.slice(0, 8)]).toEqual([100, 100, 0, 0, 0, 255, 255, 255, 255, 255]);
});
