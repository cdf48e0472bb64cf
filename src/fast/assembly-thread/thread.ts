import { parentPort } from 'node:worker_threads';
import { assemblePdf } from '../../pdf/assemble.ts';
import { type PackedParts, unpackParts } from './packed-parts.ts';

// The thread: assembles what it is sent, in turn; sends nothing in place of a file that it cannot assemble.
parentPort!.on('message', (message: PackedParts) => {
  let bytes: Uint8Array<ArrayBuffer> | undefined;
  try {
    bytes = Uint8Array.from(assemblePdf(unpackParts(message)));
  } catch {}
  parentPort!.postMessage(bytes, bytes ? [bytes.buffer] : []);
});
