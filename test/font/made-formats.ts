import { brotliCompressSync, deflateSync } from 'node:zlib';
import { readSfnt, writeSfnt } from '../../src/font/sfnt.ts';
import type { PathStep } from '../../src/model/drawing.ts';
import { tablesOf } from './made-fonts.ts';

/** The font as a WOFF file. */
export function asWoff(font: Uint8Array): Uint8Array {
  const tables = [...tablesOf(font)].sort(([a], [b]) => (a < b ? -1 : 1));
  const header = Buffer.alloc(44 + 20 * tables.length);
  header.write('wOFF', 0, 'latin1');
  header.writeUInt32BE(0x00010000, 4);
  header.writeUInt16BE(tables.length, 12);
  header.writeUInt32BE(font.length, 16);
  const parts: Buffer[] = [header];
  let offset = header.length;
  tables.forEach(([tag, content], k) => {
    const packed = deflateSync(content);
    const stored = packed.length < content.length ? packed : Buffer.from(content);
    const record = 44 + 20 * k;
    header.write(tag, record, 'latin1');
    [offset, stored.length, content.length].forEach((value, field) => {
      header.writeUInt32BE(value, record + 4 + 4 * field);
    });
    const padded = Buffer.concat([stored, Buffer.alloc(-stored.length & 3)]);
    parts.push(padded);
    offset += padded.length;
  });
  header.writeUInt32BE(offset, 8);
  return new Uint8Array(Buffer.concat(parts));
}

/** The font as a WOFF2 file whose outlines are as they were (transformation 3). */
export function asWoff2(font: Uint8Array): Uint8Array {
  const tables = [...tablesOf(font)];
  const entries = tables.flatMap(([tag, content]) => {
    const untransformed = tag === 'glyf' || tag === 'loca' ? 0xc0 : 0;
    return [0x3f | untransformed, ...Buffer.from(tag, 'latin1'), ...base128(content.length)];
  });
  const packed = brotliCompressSync(Buffer.concat(tables.map(([, content]) => content)));
  const header = Buffer.alloc(48);
  header.write('wOF2', 0, 'latin1');
  header.writeUInt32BE(0x00010000, 4);
  header.writeUInt16BE(tables.length, 12);
  header.writeUInt32BE(font.length, 16);
  header.writeUInt32BE(packed.length, 20);
  return new Uint8Array(Buffer.concat([header, Buffer.from(entries), packed]));
}

function base128(value: number): number[] {
  return value < 0x80 ? [value] : [...base128(value >>> 7).map((byte) => byte | 0x80), value & 0x7f];
}

/** The fonts in one file. */
export function asCollection(fonts: readonly Uint8Array[]): Uint8Array {
  const header = Buffer.alloc(12 + 4 * fonts.length);
  header.write('ttcf', 0, 'latin1');
  header.writeUInt32BE(0x00010000, 4);
  header.writeUInt32BE(fonts.length, 8);
  const parts: Buffer[] = [header];
  let start = header.length;
  fonts.forEach((font, k) => {
    const part = Buffer.concat([font, Buffer.alloc(-font.length & 3)]);
    // Places of tables count from the beginning of the whole file.
    for (let record = 12; record < 12 + 16 * part.readUInt16BE(4); record += 16) {
      part.writeUInt32BE(part.readUInt32BE(record + 8) + start, record + 8);
    }
    header.writeUInt32BE(start, 12 + 4 * k);
    parts.push(part);
    start += part.length;
  });
  return new Uint8Array(Buffer.concat(parts));
}

/** A variable font with an axis `wght` from 100 to 900, default 400: at 900 one simple glyph is `wider` units wider. */
export function asVariable(font: Uint8Array, glyph: number, wider: number): Uint8Array {
  const tables = tablesOf(font);
  const fvar = Buffer.alloc(16 + 20);
  [1, 0, 16, 2, 1, 20, 0, 8].forEach((value, k) => {
    fvar.writeUInt16BE(value, 2 * k);
  });
  fvar.write('wght', 16, 'latin1');
  [100, 400, 900].forEach((value, k) => {
    fvar.writeInt32BE(value * 0x10000, 20 + 4 * k);
  });
  tables.set('fvar', new Uint8Array(fvar));
  const sfnt = readSfnt(font);
  const count = sfnt.get('maxp')!.getUint16(4);
  const isLong = sfnt.get('head')!.getInt16(50) === 1;
  const loca = sfnt.get('loca')!;
  const start = isLong ? loca.getUint32(4 * glyph) : 2 * loca.getUint16(2 * glyph);
  const glyf = sfnt.get('glyf')!;
  const points = glyf.getUint16(start + 10 + 2 * (glyf.getInt16(start) - 1)) + 1;
  // One tuple with its own peak and points: the phantom point of the advance, moved in x.
  const data = [
    0,
    1,
    0,
    10,
    0,
    9,
    0xa0,
    0,
    0x40,
    0,
    1,
    0x80,
    ...bytesOf(points + 1, 2),
    0x40,
    ...bytesOf(wider, 2),
    0x80,
    0,
  ];
  const gvar = Buffer.alloc(20 + 4 * (count + 1) + data.length);
  gvar.writeUInt16BE(1, 0);
  gvar.writeUInt16BE(1, 4);
  gvar.writeUInt32BE(20 + 4 * (count + 1), 8);
  gvar.writeUInt16BE(count, 12);
  gvar.writeUInt16BE(1, 14);
  gvar.writeUInt32BE(20 + 4 * (count + 1), 16);
  for (let each = glyph + 1; each <= count; each++) gvar.writeUInt32BE(data.length, 20 + 4 * each);
  gvar.set(data, 20 + 4 * (count + 1));
  tables.set('gvar', new Uint8Array(gvar));
  return writeSfnt(tables);
}

/** The font with its outlines as CFF, curves rounder than they were; `paths` are those of its glyphs. */
export function asCff(font: Uint8Array, paths: readonly (readonly PathStep[])[]): Uint8Array {
  const tables = tablesOf(font);
  for (const tag of ['glyf', 'loca', 'cvt ', 'fpgm', 'prep']) tables.delete(tag);
  const names = index([Buffer.from('Made')]);
  const empty = index([]);
  const charStrings = index(paths.map(charString));
  // The numbers of the dictionary have five bytes each, whatever their value.
  const dictionary = (charset: number) => {
    const strings = charset + 5;
    const number = (value: number) => [29, ...bytesOf(value, 4)];
    const codes = [...number(charset), 15, ...number(strings), 17];
    return index([Buffer.from([...codes, ...number(0), ...number(strings + charStrings.length), 18])]);
  };
  const charset = 4 + names.length + dictionary(0).length + 2 * empty.length;
  const range = Buffer.from([2, 0, 1, ...bytesOf(paths.length - 2, 2)]);
  const cff = [Buffer.from([1, 0, 4, 4]), names, dictionary(charset), empty, empty, range, charStrings];
  tables.set('CFF ', new Uint8Array(Buffer.concat(cff)));
  return writeSfnt(tables);
}

/** A cubic curve from where the pen is, with the ends of a quadratic one and rounder than that. */
export function rounder(x: number, y: number, [cx, cy, ex, ey]: readonly number[]): readonly number[] {
  const near = (from: number, control: number) => from + 0.8 * (control - from);
  return [near(x, cx!), near(y, cy!), near(ex!, cx!), near(ey!, cy!), ex!, ey!];
}

function charString(path: readonly PathStep[]): Buffer {
  const number = (value: number) => [255, ...bytesOf(Math.round(value * 0x10000), 4)];
  const codes: number[] = [];
  let [x, y] = [0, 0];
  const step = (points: readonly number[], operator: number) => {
    for (let k = 0; k < points.length; k += 2) {
      codes.push(...number(points[k]! - x), ...number(points[k + 1]! - y));
      [x, y] = [points[k]!, points[k + 1]!];
    }
    codes.push(operator);
  };
  for (const { type, values } of path) {
    if (type === 'M') step(values, 21);
    if (type === 'L') step(values, 5);
    if (type === 'Q') step(rounder(x, y, values), 8);
  }
  return Buffer.from([...codes, 14]);
}

function index(items: readonly Buffer[]): Buffer {
  if (items.length === 0) return Buffer.from([0, 0]);
  const offsets: number[] = [];
  let offset = 1;
  for (const item of items) {
    offsets.push(...bytesOf(offset, 4));
    offset += item.length;
  }
  return Buffer.concat([Buffer.from([...bytesOf(items.length, 2), 4, ...offsets, ...bytesOf(offset, 4)]), ...items]);
}

function bytesOf(value: number, length: number): number[] {
  return Array.from({ length }, (_, k) => (value >> (8 * (length - 1 - k))) & 0xff);
}
