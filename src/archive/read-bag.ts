import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import type { Localized } from '../model/localized.ts';
import { sizeLimits } from '../model/size-limits.ts';
import { type BagRecord, folders, recordPath } from './bag.ts';
import { readManifestLines } from './tag-files.ts';

/** A bag whose files are read one by one. */
export interface OpenBag {
  /** Below the bag's folder, in the order of the archive. */
  readonly paths: readonly string[];
  /** Throws where the archive is damaged there. */
  read(path: string): Promise<Uint8Array>;
  /** The digests that its manifests give, by path. */
  readonly digests: ReadonlyMap<string, string>;
  /** What raingan wrote about it; absent in a bag of another program. */
  readonly record?: BagRecord;
}

/** The largest number of files; 10,000 projects have some 50,000. */
const mostFiles = 500_000;

/** Opens a bag in an archive that is open for reading as `handle`; only its tag files are read. */
export async function openBag(file: string, handle: number): Promise<Outcome<OpenBag>> {
  const { fromFdPromise } = await import('yauzl');
  const entries = new Map<string, { readonly size: number; read(): Promise<Uint8Array> }>();
  const roots = new Set<string>();
  try {
    const archive = await fromFdPromise(handle, { autoClose: false, strictFileNames: true });
    for await (const entry of archive.eachEntry()) {
      const name = String(entry.fileName);
      const [, root, path] = /^([^/]+)\/(.+)$/.exec(name) ?? [];
      if (root === undefined || path === undefined) return damaged(file, outside(name));
      roots.add(root);
      if (path.endsWith('/')) continue;
      if (entries.has(path)) return damaged(file, twice(name));
      if (entries.size === mostFiles) return { diagnostics: [tooLarge(file, name, mostFiles)] };
      const most = limitOf(path);
      if (entry.uncompressedSize > most) return { diagnostics: [tooLarge(file, name, most)] };
      if (entry.isEncrypted()) return damaged(file, encrypted(name));
      entries.set(path, {
        size: entry.uncompressedSize,
        read: async () => whole(await archive.openReadStreamPromise(entry)),
      });
    }
  } catch (error) {
    return damaged(file, broken(error));
  }
  if (roots.size !== 1) return damaged(file, noFolder);
  const paths = [...entries.keys()];
  const read = async (path: string) => entries.get(path)!.read();
  const readText = async (path: string) =>
    entries.has(path) ? Buffer.from(await read(path)).toString('utf8') : undefined;
  try {
    const declaration = await readText('bagit.txt');
    if (declaration === undefined || !/^BagIt-Version: (?:0\.97|1\.0)\r?\n/.test(declaration))
      return damaged(file, noBag);
    const digests = new Map<string, string>();
    for (const name of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
      const text = await readText(name);
      const found = text === undefined ? undefined : readManifestLines(text);
      if (!found && (text !== undefined || name === 'manifest-sha256.txt')) return damaged(file, noManifest(name));
      for (const [path, digest] of found ?? []) digests.set(path, digest);
    }
    const record = readRecord(await readText(recordPath));
    return { value: { paths, read, digests, ...(record && { record }) }, diagnostics: [] };
  } catch (error) {
    return damaged(file, broken(error));
  }
}

/** Bytes, by what a file is. */
function limitOf(path: string): number {
  if (path.startsWith(`${folders.data}/`)) return sizeLimits.data;
  if (path.startsWith(`${folders.fonts}/`)) return sizeLimits.fontOrPicture;
  if (path.startsWith(`${folders.template}/`))
    return /\.(?:docx|png|jpe?g|svg)$/i.test(path) ? sizeLimits.fontOrPicture : sizeLimits.data;
  return /\.(?:pdf|docx|txt)$/i.test(path) && !/^[^/]+\.txt$/.test(path) ? sizeLimits.imported : sizeLimits.manifest;
}

/** The archive's reader ends a stream that gives more bytes than its entry says. */
async function whole(stream: AsyncIterable<unknown>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece as Uint8Array);
  return Buffer.concat(pieces);
}

function readRecord(text: string | undefined): BagRecord | undefined {
  try {
    const record = JSON.parse(text ?? '') as BagRecord;
    const { tool, fontsLeftOut } = record;
    const isRight = record.version === 1 && typeof tool.file === 'string' && /^[0-9a-f]{64}$/.test(tool.sha256);
    return isRight && Array.isArray(fontsLeftOut) ? record : undefined;
  } catch {
    return undefined;
  }
}

function damaged(file: string, why: Localized): { readonly diagnostics: readonly Diagnostic[] } {
  return {
    diagnostics: [
      diagnostic(
        'E-BAG-DAMAGED',
        { file },
        { message: why, hint: { th: 'ขอไฟล์จากผู้ส่งใหม่', en: 'request the file again from whoever sent it' } },
      ),
    ],
  };
}

function tooLarge(file: string, name: string, most: number): Diagnostic {
  return diagnostic(
    'E-BAG-LIMIT',
    { file },
    {
      message: { th: `\`${name}\` ใหญ่เกินกำหนด`, en: `\`${name}\` is beyond the limit of its kind` },
      expected: { th: `ไม่เกิน ${most.toLocaleString('en-US')}`, en: `at most ${most.toLocaleString('en-US')}` },
    },
  );
}

const outside = (name: string): Localized => ({
  th: `\`${name}\` ไม่อยู่ในโฟลเดอร์ของชุด`,
  en: `\`${name}\` lies in no folder of a bag`,
});
const twice = (name: string): Localized => ({ th: `มี \`${name}\` สองครั้ง`, en: `\`${name}\` is in it twice` });
const encrypted = (name: string): Localized => ({ th: `\`${name}\` ถูกเข้ารหัส`, en: `\`${name}\` is encrypted` });
const noFolder: Localized = { th: 'ชุดต้องอยู่ในโฟลเดอร์เดียว', en: 'a bag is in one folder of its archive' };
const noBag: Localized = { th: 'ไม่มี `bagit.txt` ที่อ่านได้', en: 'no `bagit.txt` that can be read' };
const noManifest = (name: string): Localized => ({ th: `อ่าน \`${name}\` ไม่ได้`, en: `\`${name}\` cannot be read` });

function broken(error: unknown): Localized {
  const reason = error instanceof Error ? error.message : String(error);
  return { th: `เปิดไฟล์ zip ไม่ได้ (${reason})`, en: `the zip file does not open (${reason})` };
}
