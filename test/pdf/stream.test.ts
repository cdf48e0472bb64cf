import { randomBytes } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { compressedStream, plainStream } from '../../src/pdf/stream.ts';

const pattern = (length: number) => Buffer.alloc(length, 'ข้อความที่ซ้ำ ');

describe('a stream says its length and its filter, and gives its content back', () => {
  test.each([0, 1, 1535, 1536, 4096, 32_767, 32_768, 70_000])('of %d bytes', (length) => {
    const content = pattern(length);
    const { entries, body } = compressedStream({ Type: '/X' }, content);
    expect(entries).toMatchObject({ Type: '/X', Length: body.length });
    expect([undefined, '/FlateDecode']).toContain(entries.Filter);
    expect(content.equals(entries.Filter ? inflateSync(body) : body)).toBe(true);
  });
});

test('what is long is compressed, what is short is stored as it is', () => {
  expect(compressedStream({}, pattern(5000)).body.length).toBeLessThan(300);
  expect(compressedStream({}, pattern(100))).toEqual(plainStream({}, pattern(100)));
});

test.each([2048, 8192, 32_768])('what comes again after %d bytes is not stored twice', (distance) => {
  const once = randomBytes(distance - 300);
  expect(compressedStream({}, Buffer.concat([once, once])).body.length).toBeLessThan(1.2 * distance);
});

test('a stream that others find without reading PDF is never compressed', () => {
  const content = pattern(5000);
  expect(plainStream({ Type: '/Metadata' }, content)).toEqual({
    entries: { Type: '/Metadata', Length: 5000 },
    body: content,
  });
});
