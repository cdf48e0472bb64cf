import type { ObjectStream, PdfParts } from '../../pdf/assemble.ts';
import type { Stream, StreamEntries, UncompressedStream } from '../../pdf/stream.ts';

/** A file's parts as they go to the thread: the contents of all streams one behind the other, in memory of their own. */
export interface PackedParts extends Omit<PdfParts, 'objects' | 'packs'> {
  readonly objects: readonly (PackedStream | number)[];
  readonly packs: readonly { readonly numbers: readonly number[]; readonly stream: PackedStream }[];
  readonly bytes: Uint8Array<ArrayBuffer>;
}

interface PackedStream {
  readonly entries: StreamEntries;
  /** Where its content begins and ends. */
  readonly start: number;
  readonly end: number;
  readonly isCompressed: boolean;
}

export function packParts({ objects, packs, ...rest }: PdfParts): PackedParts {
  const contents: Uint8Array[] = [];
  let end = 0;
  const pack = (stream: Stream | UncompressedStream): PackedStream => {
    const isCompressed = 'body' in stream;
    const content = isCompressed ? stream.body : stream.content;
    contents.push(content);
    const start = end;
    end += content.length;
    return { entries: stream.entries, start, end, isCompressed };
  };
  const packed = {
    objects: objects.map((object) => (typeof object === 'object' ? pack(object) : object)),
    packs: packs.map(({ numbers, stream }) => ({ numbers, stream: pack(stream) })),
  };
  const bytes = new Uint8Array(end);
  let at = 0;
  for (const content of contents) {
    bytes.set(content, at);
    at += content.length;
  }
  return { ...rest, ...packed, bytes };
}

export function unpackParts({ objects, packs, bytes, ...rest }: PackedParts): PdfParts {
  const unpack = ({ entries, start, end, isCompressed }: PackedStream): Stream | UncompressedStream => {
    const content = bytes.subarray(start, end);
    return isCompressed ? { entries, body: content } : { entries, content };
  };
  return {
    ...rest,
    objects: objects.map((object) => (typeof object === 'object' ? unpack(object) : object)),
    packs: packs.map(({ numbers, stream }): ObjectStream => ({ numbers, stream: unpack(stream) })),
  };
}
