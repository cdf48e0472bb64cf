import { deflateSync } from 'node:zlib';
import type { PdfObject } from './syntax.ts';

/** A stream object as the file has it (ISO 32000-1, 7.3.8). */
export interface Stream {
  readonly entries: StreamEntries;
  readonly body: Uint8Array;
}

export type StreamEntries = Readonly<Record<string, PdfObject | number>>;

/** Content that is small is not copied, and must not change until the file is written. */
export function compressedStream(entries: StreamEntries, content: Uint8Array): Stream {
  const body = compress(content);
  if (!body) return plainStream(entries, content);
  return { entries: { ...entries, Filter: '/FlateDecode', Length: body.length }, body };
}

/** A stream that programs find without reading PDF; its content must not change until the file is written. */
export function plainStream(entries: StreamEntries, content: Uint8Array): Stream {
  return { entries: { ...entries, Length: content.length }, body: content };
}

/** A content as the filter `FlateDecode` reads it, or nothing for one so small that it is stored as it is. */
function compress(content: Uint8Array): Uint8Array | undefined {
  if (content.length < smallestCompressed) return undefined;
  const { length } = content;
  return deflateSync(content, { level, memLevel, windowBits: windowBits(length), chunkSize: length });
}

/** A call costs some 40 microseconds whatever the length; the four small streams of a report would save 1.5 kB in all. */
const smallestCompressed = 1536;

/**
 * Level 3 takes little more than half the time of level 6, for a file 4 % larger. With zlib's usual memory a fifth of the
 * time goes into clearing it: half as much, and a window no longer than the content, give the same bytes; so does a buffer
 * for one stream in place of 16 kB.
 */
const [level, memLevel] = [3, 7] as const;

/** Binary logarithm of the smallest window that holds all of a content; zlib has 9 to 15. */
const windowBits = (length: number) => Math.min(15, Math.max(9, 32 - Math.clz32(length)));
