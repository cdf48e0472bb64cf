import { compress } from './compress.ts';
import type { PdfObject } from './syntax.ts';

/** A stream object as it stands in the file (ISO 32000-1, 7.3.8). */
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
