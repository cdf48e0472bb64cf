import type { PdfParts } from '../../pdf/assemble.ts';
import type { StreamEntries } from '../../pdf/stream.ts';

/** The objects of a file as they go to the thread: the contents of all streams one behind the other, in memory of their own. */
export interface PackedParts extends Omit<PdfParts, 'objects'> {
  readonly objects: readonly (string | PackedStream)[];
  readonly bytes: Uint8Array<ArrayBuffer>;
}

interface PackedStream {
  readonly entries: StreamEntries;
  /** Where its content begins and ends. */
  readonly start: number;
  readonly end: number;
  readonly isCompressed: boolean;
}

export function packParts({ objects, ...rest }: PdfParts): PackedParts {
  const contents: Uint8Array[] = [];
  let end = 0;
  const packed = objects.map((object) => {
    if (typeof object === 'string') return object;
    const isCompressed = 'body' in object;
    const content = isCompressed ? object.body : object.content;
    contents.push(content);
    const start = end;
    end += content.length;
    return { entries: object.entries, start, end, isCompressed };
  });
  const bytes = new Uint8Array(end);
  let at = 0;
  for (const content of contents) {
    bytes.set(content, at);
    at += content.length;
  }
  return { ...rest, objects: packed, bytes };
}

export function unpackParts({ objects, bytes, ...rest }: PackedParts): PdfParts {
  const unpacked = objects.map((object) => {
    if (typeof object === 'string') return object;
    const { entries, start, end, isCompressed } = object;
    const content = bytes.subarray(start, end);
    return isCompressed ? { entries, body: content } : { entries, content };
  });
  return { ...rest, objects: unpacked };
}
