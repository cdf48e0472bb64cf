import { isLineEnd, isSpace } from './breaks/characters.ts';
import type { Chunk } from './breaks/chunk.ts';
import { isNamePart, penaltyAtSpace, readOn, startReading } from './breaks/space-rules.ts';
import { hashFactor } from './stretch.ts';

/** What a text is read with, chunk by chunk; offsets are in UTF-16 units. */
export interface ChunkReader {
  /** Analyses the chunk from `start` to before `end`. */
  chunkAt(start: number, end: number, hash: number): Chunk;
  /** A line may, or for `mandatory` must, end before `position`. */
  breakAt(position: number, kind: 'mandatory' | 'space', penalty: number): void;
  /** Reads the chunk at `start`, after the break before it; no line ends inside the part of a name. */
  take(chunk: Chunk, start: number, isNamePart: boolean): void;
}

/** Reads the chunks of a text, which are what lies between spaces, and finds the breaks between them. */
export function readChunks(text: string, reader: ChunkReader): void {
  let reading = startReading();
  let left: Chunk | undefined;
  let index = 0;
  while (index < text.length) {
    const code = text.charCodeAt(index);
    if (isLineEnd(code)) {
      index += code === 0x0d && text.charCodeAt(index + 1) === 0x0a ? 2 : 1;
      if (index < text.length) reader.breakAt(index, 'mandatory', 0);
      reading = startReading();
      left = undefined;
    } else if (isSpace(code)) {
      index++;
    } else {
      const start = index;
      let hash = 0;
      for (; index < text.length; index++) {
        const next = text.charCodeAt(index);
        if (mayEndChunk(next) && (isSpace(next) || isLineEnd(next))) break;
        hash = Math.imul(hash ^ next, hashFactor);
      }
      const chunk = reader.chunkAt(start, index, hash);
      const penalty = left && penaltyAtSpace(left, chunk, reading);
      if (penalty !== undefined) reader.breakAt(start, 'space', penalty);
      reader.take(chunk, start, isNamePart(reading, chunk));
      readOn(reading, chunk);
      left = chunk;
    }
  }
}

/** Separates most characters, Thai and Latin, at once from those that need a closer look. */
function mayEndChunk(code: number): boolean {
  return code <= 0x20 || code === 0x85 || code >= 0x2000;
}
