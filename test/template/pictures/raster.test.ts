import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readJpeg } from '../../../src/template/pictures/jpeg.ts';
import { PictureProblem } from '../../../src/template/pictures/picture.ts';
import { readPng } from '../../../src/template/pictures/png.ts';
import { decodePng, headerOf, jpegs, type PngKind, pngOf, randomPng } from './made-pictures.ts';
import { drawnByPdfium } from './support.ts';

const bitsOfType = { 0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16] };
const kinds = ([0, 2, 3, 4, 6] as const).flatMap((type) =>
  bitsOfType[type].flatMap((bits) =>
    [false, true].flatMap((interlaced) =>
      (type < 4 ? [false, true] : [false]).map((transparency): PngKind => {
        return { type, bits, interlaced, transparency, width: 23, height: 19 };
      }),
    ),
  ),
);

describe('a PNG in a PDF looks as its file', () => {
  test.each(kinds)('type $type, $bits bits, interlaced $interlaced, transparent $transparency', async (kind) => {
    const file = randomPng(kind, kind.type * 100 + kind.bits);
    const drawn = await drawnByPdfium({ type: 'raster', raster: readPng(file) });
    const expected = decodePng(file);
    let worst = 0;
    for (let at = 0; at < drawn.data.length; at += 4) {
      const opacity = expected.data[at + 3]! / 255;
      for (let k = 0; k < 3; k++) {
        const onWhite = 255 + (expected.data[at + k]! - 255) * opacity;
        worst = Math.max(worst, Math.abs(drawn.data[at + k]! - onWhite));
      }
    }
    expect(worst).toBeLessThanOrEqual(2);
  });
});

test.each([
  ['rgb', [45, 75, 128]],
  ['gray', undefined],
  ['progressive', [45, 75, 128]],
] as const)('a JPEG is drawn from its own bytes: %s', async (name, color) => {
  const raster = readJpeg(jpegs[name]);
  expect(raster).toMatchObject({ width: 24, height: 16, color: { coding: 'jpeg', data: jpegs[name] } });
  const { data } = await drawnByPdfium({ type: 'raster', raster });
  const middle = (8 * 24 + 12) * 4;
  const [red, green, blue] = data.subarray(middle, middle + 3);
  if (color) expect(Math.hypot(red! - 120, green! - 120, blue! - 128)).toBeLessThan(12);
  else expect([green, blue]).toEqual([red, red]);
});

test('a decoded picture is no larger than its header says, whatever it inflates to', () => {
  const bomb = deflateSync(Buffer.alloc(200_000_000));
  const file = pngOf([
    ['IHDR', headerOf(10, 10)],
    ['IDAT', bomb],
    ['IEND', Buffer.alloc(0)],
  ]);
  expect(() => readPng(file)).toThrow(PictureProblem);
});

test('a picture of more than 50 million pixels is refused before it is decoded', () => {
  const file = pngOf([
    ['IHDR', headerOf(10_000, 5001)],
    ['IDAT', deflateSync(Buffer.alloc(10))],
    ['IEND', Buffer.alloc(0)],
  ]);
  expect(() => readPng(file)).toThrow('10000 × 5001 pixels');
});

describe('a damaged file is refused, whatever the damage', () => {
  const png = randomPng({ type: 6, bits: 8, interlaced: true, transparency: false, width: 23, height: 19 }, 1);

  test.each([
    ['png', png, readPng],
    [
      'palette',
      randomPng({ type: 3, bits: 4, interlaced: false, transparency: true, width: 9, height: 9 }, 2),
      readPng,
    ],
  ] as const)('a %s cut at any place', (_, file, read) => {
    for (let end = 8; end < file.length; end++) expect(() => read(file.subarray(0, end))).toThrow(PictureProblem);
  });

  test('a PNG with any byte changed', () => {
    for (let at = 8; at < png.length; at++) {
      const changed = png.slice();
      changed[at]! ^= 0x55;
      // The name of a chunk that may be left out can change into another one's, its checksum with it: not by one byte.
      expect(() => readPng(changed), `byte ${at}`).toThrow(PictureProblem);
    }
  });

  test('a JPEG cut at any place', () => {
    for (let end = 3; end < jpegs.rgb.length; end++) {
      expect(() => readJpeg(jpegs.rgb.subarray(0, end))).toThrow(PictureProblem);
    }
  });

  test('a JPEG with any byte of its headers changed is read or refused, never anything else', () => {
    for (let at = 2; at < 300; at++) {
      for (const value of [0, 1, 0x7f, 0xff]) {
        const changed = jpegs.turned.slice();
        changed[at] = value;
        try {
          readJpeg(changed);
        } catch (error) {
          expect(error, `byte ${at}`).toBeInstanceOf(PictureProblem);
        }
      }
    }
  });

  test.each([
    ['cmyk', 'CMYK'],
    ['turned', 'turned on its side'],
  ] as const)('a JPEG that would look otherwise: %s', (name, reason) => {
    expect(() => readJpeg(jpegs[name])).toThrow(reason);
  });
});
