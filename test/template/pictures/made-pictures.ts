import { crc32, deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';
import { seededRandom } from '../../support/random.ts';

/** JPEG files of 24 × 16 pixels, as Pillow writes them. */
export const jpegs = {
  rgb: bytes(
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQFxQYGBcUFhYaHSUfGhsjHBYWICwgIyYnKSopGR8tMC0oMCUoKSj/2wBDAQcHBwoIChMKChMoGhYaKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCj/wAARCAAQABgDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDx+x8P9Pk/SugsvD/T5P0rvrHw/wBPk/SugsfD/T5P0r0MTnXmeRkvEO2pwFj4f6fJ+lFev2Ph/p8n6UV4tTOve3P0/B8Q/u1qf//Z',
  ),
  gray: bytes(
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQFxQYGBcUFhYaHSUfGhsjHBYWICwgIyYnKSopGR8tMC0oMCUoKSj/wAALCAAQABgBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/APH7Hw/0+T9K6Cy8P9Pk/St+x8P9Pk/St+x8P9Pk/SugsfD/AE+T9K6Cx8P9Pk/Sv//Z',
  ),
  progressive: bytes(
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQFxQYGBcUFhYaHSUfGhsjHBYWICwgIyYnKSopGR8tMC0oMCUoKSj/2wBDAQcHBwoIChMKChMoGhYaKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCj/wgARCAAQABgDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAABQYA/8QAFQEBAQAAAAAAAAAAAAAAAAAABAb/2gAMAwEAAhADEAAAAY9B9BA5/WGFUf/EABYQAAMAAAAAAAAAAAAAAAAAAAACBP/aAAgBAQABBQJJxJxJxJxJxJz/xAAYEQACAwAAAAAAAAAAAAAAAAAABQMEIv/aAAgBAwEBPwGkwIWGT//EABgRAAIDAAAAAAAAAAAAAAAAAAAEAgMh/9oACAECAQE/AbHSTun/xAAUEAEAAAAAAAAAAAAAAAAAAAAg/9oACAEBAAY/Al//xAAVEAEBAAAAAAAAAAAAAAAAAAAAYf/aAAgBAQABPyGSCSSST//aAAwDAQACAAMAAAAQBw//xAAWEQEBAQAAAAAAAAAAAAAAAAAhADH/2gAIAQMBAT8QxYTf/8QAFhEBAQEAAAAAAAAAAAAAAAAAAFFh/9oACAECAQE/ENlD/8QAFhAAAwAAAAAAAAAAAAAAAAAAADHB/9oACAEBAAE/EESKkRIiREiJP//Z',
  ),
  cmyk: bytes(
    '/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwANCQoLCggNCwoLDg4NDxMgFRMSEhMnHB4XIC4pMTAuKS0sMzpKPjM2RjcsLUBXQUZMTlJTUjI+WmFaUGBKUVJP/8AAFAgAEAAYBEMRAE0RAFkRAEsRAP/EAB8AAAEFAQEBAQEBAAAAAAAAAAABAgMEBQYHCAkKC//EALUQAAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+v/aAA4EQwBNAFkASwAAPwDhtL7VyP8AYn+xRXp1djpfaj+xP9iiiux0vtR/Yn+xRRXjul9q9J/sT/YoorsdL7Uf2J/sUUV2Ol9qP7E/2KKK/9k=',
  ),
  turned: bytes(
    '/9j/4AAQSkZJRgABAQAAAQABAAD/4QAiRXhpZgAATU0AKgAAAAgAAQESAAMAAAABAAYAAAAAAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAQABgDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDk4dP9qvQ6f/s1uw6f/s1fh0//AGa6KmNOTBZhtqYUOn/7NFdXDp/tRXFLG67n09HMPd3P/9k=',
  ),
};

function bytes(base64: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64, 'base64'));
}

export interface PngKind {
  readonly width: number;
  readonly height: number;
  /** Colour type and bits of a sample, as in the header. */
  readonly type: 0 | 2 | 3 | 4 | 6;
  readonly bits: number;
  readonly interlaced: boolean;
  /** With a colour, or colours of the palette, that are transparent. */
  readonly transparency: boolean;
}

/** A PNG of random pixels, every row with another filter. */
export function randomPng(kind: PngKind, seed: number): Uint8Array {
  const { width, height, type, bits, interlaced, transparency } = kind;
  const random = seededRandom(seed);
  const byte = () => random.integer(0, 255);
  const channels = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[type];
  const colors = 2 ** Math.min(bits, 8);
  const rows: Buffer[] = [];
  for (const [wide, tall] of interlaced ? passes(width, height) : [[width, height] as const]) {
    const length = Math.ceil((wide * channels * bits) / 8);
    // Any bytes are pixels, whatever filter is said to have made them.
    for (let row = 0; row < tall; row++) rows.push(Buffer.from([row % 5, ...Array.from({ length }, byte)]));
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bits, type, 0, 0, Number(interlaced)], 8);
  const palette = Buffer.from(Array.from({ length: 3 * colors }, byte));
  const keys = type === 3 ? Array.from({ length: colors }, byte) : type === 2 ? [0, 1, 0, 2, 0, 3] : [0, 1];
  return pngOf([
    ['IHDR', header],
    ...(type === 3 ? [['PLTE', palette] as const] : []),
    ...(transparency ? [['tRNS', Buffer.from(keys)] as const] : []),
    ['IDAT', deflateSync(Buffer.concat(rows))],
    ['IEND', Buffer.alloc(0)],
  ]);
}

/** A PNG of these chunks, with checksums. */
export function pngOf(chunks: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const written = chunks.map(([type, data]) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(crc32(body), body.length + 4);
    return out;
  });
  return new Uint8Array(Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...written]));
}

/** A header that says how many pixels follow. */
export function headerOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return header;
}

/** What pngjs, which is not ours, makes of a PNG: red, green, blue and opacity of each pixel. */
export const decodePng = (file: Uint8Array) => PNG.sync.read(Buffer.from(file));

function passes(width: number, height: number): (readonly [number, number])[] {
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
    .map(([x, y, dx, dy]) => [Math.ceil((width - x) / dx), Math.ceil((height - y) / dy)] as const)
    .filter(([wide, tall]) => wide > 0 && tall > 0);
}
