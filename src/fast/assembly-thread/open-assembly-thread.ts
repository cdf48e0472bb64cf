import { Worker } from 'node:worker_threads';
import { type AssemblyThread, assemblePdf, type PdfParts } from '../../pdf/assemble.ts';
import { packParts } from './packed-parts.ts';

/*
 * Fast path `assembly-thread`.
 * Takes over: compressing and assembling the PDFs of a run, in a thread beside the one that lays out the next report.
 * Gives up: where the package is not built, with one core, with few reports, and with `--jobs`. What a lost thread was to
 *   assemble, and what it could not, is assembled here.
 * Saves, measured on 2026-11-30: hundred on two cores 13 % of the main thread's time, which is what such a run lasts;
 *   steady, cold, and hundred on one core nothing.
 * Held equal by: test/fast/assembly-thread.test.ts.
 */

/** Starts the thread from `file`, the bundle of `thread.ts`. */
export function openAssemblyThread(file: string): AssemblyThread {
  const worker = new Worker(file, { execArgv: [] });
  worker.unref();
  const waiting: Waiting[] = [];
  let isLost = false;
  const giveUp = () => {
    isLost = true;
    for (const each of waiting.splice(0)) assembleHere(each);
  };
  worker.on('message', (bytes: Uint8Array | undefined) => {
    const first = waiting.shift()!;
    if (waiting.length === 0) worker.unref();
    if (bytes) first.resolve(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
    else assembleHere(first);
  });
  worker.on('error', giveUp);
  worker.on('exit', giveUp);
  return {
    assemble: (parts) =>
      new Promise((resolve, reject) => {
        const own = { parts, resolve, reject };
        if (isLost) return assembleHere(own);
        const message = packParts(parts);
        worker.postMessage(message, [message.bytes.buffer]);
        if (waiting.push(own) === 1) worker.ref();
      }),
    async close() {
      await worker.terminate();
    },
  };
}

/** A file that the thread has yet to send. */
interface Waiting {
  readonly parts: PdfParts;
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: unknown) => void;
}

function assembleHere({ parts, resolve, reject }: Waiting): void {
  try {
    resolve(assemblePdf(parts));
  } catch (error) {
    reject(error);
  }
}
