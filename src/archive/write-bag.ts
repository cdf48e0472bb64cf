import { Readable } from 'node:stream';
import { EnvironmentFailure } from '../model/environment-failure.ts';
import { sha256Of } from '../model/sha256.ts';
import { sizeLimits } from '../model/size-limits.ts';
import type { Workspace } from '../model/workspace.ts';
import type { BagFile } from './bag.ts';

/**
 * The bytes of an archive that holds a bag in one folder, piece by piece: a file is read when its turn comes. Files are
 * stored as they are (what is large in a bag is compressed already), all at one time, so that the same files give the same
 * bytes. A file that is no longer what was planned throws.
 */
export async function* bagArchive(
  workspace: Workspace,
  folder: string,
  files: readonly BagFile[],
): AsyncGenerator<Uint8Array> {
  const { ZipFile } = await import('yazl');
  const archive = new ZipFile();
  let failure: unknown;
  archive.on('error', (error: unknown) => {
    failure ??= error;
    (archive.outputStream as Readable).destroy(error as Error);
  });
  for (const file of files) {
    archive.addReadStreamLazy(`${folder}/${file.path}`, { ...storage, size: file.bytes }, (give) => {
      try {
        give(null, Readable.from([contentOf(workspace, file)]));
      } catch (error) {
        failure = error;
        give(error as Error, Readable.from([]));
      }
    });
  }
  archive.end();
  try {
    for await (const piece of archive.outputStream) yield piece as Uint8Array;
  } catch (error) {
    throw failure ?? error;
  }
}

/** Local time, as ZIP stores it: the same fields in every zone. */
const storage = {
  compress: false,
  // biome-ignore lint/style/noRestrictedGlobals: a fixed time, not that of a clock
  mtime: new Date(1980, 0, 1, 12),
  mode: 0o100644,
  forceDosTimestamp: true,
} as const;

function contentOf(workspace: Workspace, file: BagFile): Buffer {
  if ('content' in file) return Buffer.from(file.content);
  const bytes = workspace.readBytes(file.file, sizeLimits.manifest);
  const sha256 = sha256Of(bytes);
  if (sha256 !== file.sha256) throw changedMeanwhile(file.file);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

function changedMeanwhile(file: string): EnvironmentFailure {
  return new EnvironmentFailure(
    'changed',
    file,
    { th: `\`${file}\` เปลี่ยนไประหว่างทำงาน จึงไม่ได้เขียน`, en: `\`${file}\` changed meanwhile; nothing was written` },
    { th: 'รอให้งานอื่นเสร็จ แล้วสั่งใหม่', en: 'wait for other work to end, then run again' },
  );
}
