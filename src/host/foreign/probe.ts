import { readFileSync } from 'node:fs';

/** What the probe does with the file; the limits and the locks of the child are tested with these. */
export interface ProbeOptions {
  readonly action: 'measure' | 'throw' | 'loop' | 'hoard' | 'hoard-buffers' | 'read-file' | 'exit';
  /** The other file that `read-file` tries to read. */
  readonly path?: string;
}

/** The opener that opens nothing. */
export function probe(bytes: Uint8Array, { action, path = '' }: ProbeOptions): { length: number; head: Uint8Array } {
  const hoard: unknown[] = [];
  switch (action) {
    case 'throw':
      throw new Error('the probe was to fail');
    case 'loop':
      for (;;) hoard.length = 0;
    case 'hoard':
      for (;;) hoard.push(Array.from({ length: 1000 }, (_, at) => `${at}`));
    case 'hoard-buffers':
      for (;;) hoard.push(Buffer.alloc(1 << 22, 1));
    case 'read-file':
      return { length: readFileSync(path).length, head: new Uint8Array() };
    case 'exit':
      return process.exit(7);
    case 'measure':
      return { length: bytes.length, head: bytes.slice(0, 4) };
  }
}
