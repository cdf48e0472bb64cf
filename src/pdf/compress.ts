import { deflateSync } from 'node:zlib';

/** A content as the filter `FlateDecode` reads it, or nothing for one so small that it is stored as it is. */
export function compress(content: Uint8Array): Uint8Array | undefined {
  if (content.length < smallestCompressed) return undefined;
  return deflateSync(content, { ...settings, windowBits: windowBits(content.length), chunkSize: content.length });
}

/** A call costs some 40 microseconds whatever the length; the four small streams of a report would save 1.5 kB in all. */
const smallestCompressed = 1536;

/**
 * Level 3 takes little more than half the time of level 6, for a file 4 % larger. With zlib's usual memory a fifth of the
 * time goes into clearing it: half as much, and a window no longer than the content, give the same bytes; so does room for
 * one stream in place of 16 kB.
 */
const settings = { level: 3, memLevel: 7 };

/** Binary logarithm of the smallest window that holds all of a content; zlib has 9 to 15. */
const windowBits = (length: number) => Math.min(15, Math.max(9, 32 - Math.clz32(length)));
