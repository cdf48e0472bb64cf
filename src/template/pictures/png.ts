import { crc32, deflateSync, inflateSync } from 'node:zlib';
import type { Localized } from '../../model/localized.ts';
import type { Raster, Samples } from '../../model/raster.ts';
import { PictureProblem, tooManyPixels } from './picture.ts';
import { unfilter } from './png-rows.ts';

/**
 * Reads a PNG file (ISO/IEC 15948). Pixels without transparency stay coded, for PDF reads PNG's own rows (ISO 32000-1,
 * 7.4.4.4); others are parted into colours and opacity, as PDF requires. Throws `PictureProblem` for a damaged file.
 */
export function readPng(file: Uint8Array): Raster {
  const { header, palette, transparency, data } = readChunks(file);
  const { width, height, type, bits, interlaced } = header;
  const passes = interlaced ? adam7(header) : [{ width, height, x: 0, y: 0, stepX: 1, stepY: 1 }];
  const rows = inflateRows(data, passes, header);
  const raster = { format: 'png', width, height, file } as const;
  const transparent = transparency !== undefined || type === 4 || type === 6;
  if (!transparent && !interlaced) {
    const space = type === 3 ? 'indexed' : type === 2 ? 'rgb' : 'gray';
    const color: Samples = { space, bits, coding: 'png', data };
    return { ...raster, color: palette && space === 'indexed' ? { ...color, palette } : color };
  }
  const { colors, alpha } = partPixels(rows, passes, { header, palette, transparency });
  const space = type === 0 || type === 4 ? 'gray' : 'rgb';
  const color: Samples = { space, bits: 8, coding: 'deflate', data: deflateSync(colors) };
  if (!alpha) return { ...raster, color };
  return { ...raster, color, alpha: { space: 'gray', bits: 8, coding: 'deflate', data: deflateSync(alpha) } };
}

interface Header {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  /** 0 gray, 2 colours, 3 palette, 4 gray with opacity, 6 colours with opacity. */
  readonly type: number;
  readonly interlaced: boolean;
}

function readChunks(file: Uint8Array) {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  let header: Header | undefined;
  let palette: Uint8Array | undefined;
  let transparency: Uint8Array | undefined;
  const data: Uint8Array[] = [];
  for (let at = 8; ; ) {
    if (at + 12 > bytes.length) throw new PictureProblem(broken);
    const length = bytes.readUInt32BE(at);
    const kind = bytes.toString('latin1', at + 4, at + 8);
    if (at + 12 + length > bytes.length) throw new PictureProblem(broken);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (crc32(bytes.subarray(at + 4, at + 8 + length)) !== bytes.readUInt32BE(at + 8 + length))
      throw new PictureProblem(broken);
    at += 12 + length;
    if ((header === undefined) !== (kind === 'IHDR')) throw new PictureProblem(broken);
    if (kind === 'IHDR') header = readHeader(body);
    else if (kind === 'PLTE') palette = body;
    else if (kind === 'tRNS') transparency = body;
    else if (kind === 'IDAT') data.push(body);
    else if (kind === 'IEND') break;
    // A chunk whose name begins with a capital letter cannot be left out.
    else if (/^[A-Z]/.test(kind)) throw new PictureProblem(broken);
  }
  const colors = palette ? palette.length / 3 : 0;
  const paletteFits = Number.isInteger(colors) && colors > 0 && colors <= 2 ** (header?.bits ?? 0);
  if (!header || data.length === 0 || (header.type === 3 && !paletteFits)) throw new PictureProblem(broken);
  return { header, palette, transparency, data: Buffer.concat(data) };
}

function readHeader(body: Buffer): Header {
  if (body.length !== 13) throw new PictureProblem(broken);
  const [width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)];
  const [bits, type, compression, filter, interlace] = [...body.subarray(8)] as [
    number,
    number,
    number,
    number,
    number,
  ];
  const known = bitsOfType[type]?.includes(bits) && compression === 0 && filter === 0 && interlace <= 1;
  if (!known || width === 0 || height === 0) throw new PictureProblem(broken);
  tooManyPixels(width, height);
  return { width, height, bits, type, interlaced: interlace === 1 };
}

const bitsOfType: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

const channelsOfType: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** Every `stepX`th pixel of every `stepY`th row, from `x` and `y` on. */
interface Pass {
  readonly x: number;
  readonly y: number;
  readonly stepX: number;
  readonly stepY: number;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/** The passes of an interlaced picture (section 8.2); empty ones are not in the file. */
function adam7({ width, height }: Header): Pass[] {
  const begun = [
    [0, 0, 8, 8],
    [4, 0, 8, 8],
    [0, 4, 4, 8],
    [2, 0, 4, 4],
    [0, 2, 2, 4],
    [1, 0, 2, 2],
    [0, 1, 1, 2],
  ] as const;
  return begun
    .map(([x, y, stepX, stepY]) => {
      return { x, y, stepX, stepY, width: Math.ceil((width - x) / stepX), height: Math.ceil((height - y) / stepY) };
    })
    .filter((pass) => pass.width > 0 && pass.height > 0);
}

const bitsPerPixel = ({ type, bits }: Header) => channelsOfType[type]! * bits;
const bytesInRow = (width: number, header: Header) => Math.ceil((width * bitsPerPixel(header)) / 8);

/** The rows of all passes, each behind its filter type; never more than the header says there are. */
function inflateRows(data: Uint8Array, passes: readonly Pass[], header: Header): Buffer {
  const expected = passes.reduce((sum, { width, height }) => sum + (bytesInRow(width, header) + 1) * height, 0);
  let rows: Buffer;
  try {
    rows = inflateSync(data, { maxOutputLength: expected, chunkSize: Math.max(64, expected) });
  } catch {
    throw new PictureProblem(broken);
  }
  if (rows.length !== expected) throw new PictureProblem(broken);
  let at = 0;
  for (const { width, height } of passes) {
    for (let row = 0; row < height; row++) {
      if (rows[at]! > 4) throw new PictureProblem(broken);
      at += bytesInRow(width, header) + 1;
    }
  }
  return rows;
}

interface PixelSource {
  readonly header: Header;
  readonly palette: Uint8Array | undefined;
  readonly transparency: Uint8Array | undefined;
}

/** Colours and opacity of every pixel, 8 bits each; no opacity where every pixel is opaque. */
function partPixels(rows: Buffer, passes: readonly Pass[], source: PixelSource) {
  const { header } = source;
  const { width, height, type } = header;
  const channels = type === 0 || type === 4 ? 1 : 3;
  const colors = new Uint8Array(width * height * channels);
  const alpha = new Uint8Array(width * height);
  const distance = Math.max(1, bitsPerPixel(header) / 8);
  let opaque = true;
  let at = 0;
  for (const pass of passes) {
    const length = bytesInRow(pass.width, header);
    unfilter(rows.subarray(at, at + (length + 1) * pass.height), length, distance);
    for (let row = 0; row < pass.height; row++) {
      const bytes = rows.subarray(at + 1, at + 1 + length);
      at += length + 1;
      for (let column = 0; column < pass.width; column++) {
        const pixel = (pass.y + row * pass.stepY) * width + pass.x + column * pass.stepX;
        const opacity = putPixel(bytes, column, source, colors, pixel * channels);
        alpha[pixel] = opacity;
        opaque &&= opacity === 255;
      }
    }
  }
  return { colors, alpha: opaque ? undefined : alpha };
}

/** Writes the colours of one pixel and gives its opacity. */
function putPixel(row: Uint8Array, column: number, source: PixelSource, colors: Uint8Array, at: number): number {
  const { header, palette, transparency } = source;
  const { type, bits } = header;
  if (type === 3) {
    const index = sampleAt(row, column, bits);
    // An index beyond the palette is an error of the file, which viewers show as black.
    for (let k = 0; k < 3; k++) colors[at + k] = palette![3 * index + k] ?? 0;
    return transparency?.[index] ?? 255;
  }
  const all = channelsOfType[type]!;
  const inColor = all === 1 || all === 2 ? 1 : 3;
  let isKey = transparency !== undefined && transparency.length >= 2 * inColor;
  for (let k = 0; k < inColor; k++) {
    const sample = sampleAt(row, column * all + k, bits);
    colors[at + k] = Math.round((sample * 255) / (2 ** bits - 1));
    isKey &&= sample === (transparency![2 * k]! << 8) + transparency![2 * k + 1]!;
  }
  if (isKey) return 0;
  if (all === inColor) return 255;
  return Math.round((sampleAt(row, column * all + inColor, bits) * 255) / (2 ** bits - 1));
}

function sampleAt(row: Uint8Array, index: number, bits: number): number {
  if (bits === 8) return row[index]!;
  if (bits === 16) return (row[2 * index]! << 8) | row[2 * index + 1]!;
  const perByte = 8 / bits;
  const shift = 8 - bits * ((index % perByte) + 1);
  return (row[Math.floor(index / perByte)]! >> shift) & (2 ** bits - 1);
}

const broken: Localized = { th: 'ไฟล์ PNG เสียหายหรือไม่ครบ', en: 'the PNG file is damaged or cut short' };
