import { posix } from 'node:path';
import { inOrder } from '../batch/in-order.ts';
import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { sha256Of } from '../model/sha256.ts';
import type { VerifiedFile } from '../verify/verify-file.ts';
import { folders } from './bag.ts';
import type { OpenBag } from './read-bag.ts';

/** What was found out about one file of a bag. */
export interface VerifiedEntry {
  readonly path: string;
  /** What is wrong with the file in the bag. */
  readonly diagnostics: readonly Diagnostic[];
  /** Answers about a report; none for other files. */
  readonly report?: VerifiedFile;
}

export interface BagVerifier {
  /** Answers about a PDF of the bag; `dataDigest` is that of the data file in the bag, where there is one. */
  readonly verifyReport: (name: string, bytes: Uint8Array, data: DataInBag) => Promise<VerifiedFile>;
  /** Reports that are verified at a time. */
  readonly width: number;
}

export interface DataInBag {
  readonly file: string;
  readonly sha256?: string | undefined;
}

/** The story of a bag: is each file there, is it as it was packed, and what do the reports say. One file at a time is read. */
export async function* verifyBag(file: string, bag: OpenBag, verifier: BagVerifier): AsyncGenerator<VerifiedEntry> {
  const there = new Set(bag.paths);
  for (const path of bag.digests.keys()) {
    if (!there.has(path)) yield { path, diagnostics: [incomplete(file, path, 'missing')] };
  }
  const work = (path: string) => verifyEntry(file, bag, path, verifier);
  yield* inOrder(bag.paths, work, { width: verifier.width, window: verifier.width * 2 });
}

async function verifyEntry(file: string, bag: OpenBag, path: string, verifier: BagVerifier): Promise<VerifiedEntry> {
  const digest = bag.digests.get(path);
  if (digest === undefined)
    return { path, diagnostics: path.startsWith('data/') ? [incomplete(file, path, 'unknown')] : [] };
  let bytes: Uint8Array;
  try {
    bytes = await bag.read(path);
  } catch (error) {
    return { path, diagnostics: [unreadable(file, path, error)] };
  }
  if (sha256Of(bytes) !== digest) return { path, diagnostics: [wrongDigest(file, path)] };
  if (!isReport(path)) return { path, diagnostics: [] };
  const data = dataPathOf(path);
  const known = { file: `${file}:${data}`, sha256: bag.digests.get(data) };
  return { path, diagnostics: [], report: await verifier.verifyReport(`${file}:${path}`, bytes, known) };
}

function isReport(path: string): boolean {
  return /\.pdf$/i.test(path) && [folders.reports, folders.signed].some((folder) => path.startsWith(`${folder}/`));
}

/** Where the bag has the data of a report: `data/data/2564/21000000-3230.yaml`. */
function dataPathOf(path: string): string {
  const code = /^\d{8}-\d{3,}(?=-\d{1,2}$)/.exec(posix.parse(path).name)?.[0] ?? posix.parse(path).name;
  return `${folders.data}/${posix.basename(posix.dirname(path))}/${code}.yaml`;
}

function incomplete(file: string, path: string, what: 'missing' | 'unknown'): Diagnostic {
  const message =
    what === 'missing'
      ? { th: `ชุดไม่มี \`${path}\` ซึ่งอยู่ใน manifest`, en: `the bag has no \`${path}\`, which its manifest names` }
      : { th: `\`${path}\` ไม่อยู่ใน manifest`, en: `\`${path}\` is in no manifest` };
  return diagnostic('E-BAG-INCOMPLETE', { file }, { message });
}

function wrongDigest(file: string, path: string): Diagnostic {
  return diagnostic(
    'E-BAG-CHECKSUM',
    { file },
    { message: { th: `\`${path}\` ไม่ตรงกับค่า sha256`, en: `\`${path}\` does not have the sha256 of its manifest` } },
  );
}

function unreadable(file: string, path: string, error: unknown): Diagnostic {
  const reason = error instanceof Error ? error.message : String(error);
  return diagnostic(
    'E-BAG-DAMAGED',
    { file },
    { message: { th: `อ่าน \`${path}\` ไม่ได้ (${reason})`, en: `\`${path}\` cannot be read (${reason})` } },
  );
}
