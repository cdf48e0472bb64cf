import { sha256Of } from '../model/sha256.ts';
import type { BagFile } from './bag.ts';

/** A file that is made here, with its digest. */
export function madeFile(path: string, content: Uint8Array | string): BagFile & { readonly content: Uint8Array } {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return { path, content: bytes, bytes: bytes.length, sha256: sha256Of(bytes) };
}

/** What `bag-info.txt` says (RFC 8493, 2.2.2), each value on one line. */
export type BagInfo = Readonly<Record<string, string>>;

/**
 * The tag files of a bag (RFC 8493, 2.1 and 2.2): declaration, information, the digests of the payload and of these files
 * themselves. No date of packing is among them, so that the same year gives the same bag.
 */
export function tagFiles(payload: readonly BagFile[], info: BagInfo): BagFile[] {
  const total = payload.reduce((sum, { bytes }) => sum + bytes, 0);
  const lines = Object.entries({ ...info, 'Payload-Oxum': `${total}.${payload.length}` });
  const files = [
    madeFile('bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'),
    madeFile('bag-info.txt', lines.map(([name, value]) => `${name}: ${value.replace(/\s+/g, ' ').trim()}\n`).join('')),
    madeFile('manifest-sha256.txt', manifest(payload)),
  ];
  return [...files, madeFile('tagmanifest-sha256.txt', manifest(files))];
}

/** One file a line; a percent sign and line ends in a name are written as RFC 8493, 2.1.3 requires. */
function manifest(files: readonly BagFile[]): string {
  return files.map(({ path, sha256 }) => `${sha256}  ${encodedPath(path)}\n`).join('');
}

function encodedPath(path: string): string {
  return path.replace(/[%\r\n]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

/** Reads a manifest of a bag: digests by path. `undefined` where a line is none. */
export function readManifestLines(text: string): ReadonlyMap<string, string> | undefined {
  const digests = new Map<string, string>();
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (line === '') continue;
    const [, digest, path] = /^([0-9A-Fa-f]{64})[ \t]+\*?(.+)$/.exec(line) ?? [];
    if (digest === undefined || path === undefined) return undefined;
    const plain = path.replace(/%(25|0[AaDd])/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
    digests.set(plain, digest.toLowerCase());
  }
  return digests;
}
