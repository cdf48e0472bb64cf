import { posix } from 'node:path';
import { unzipSync } from 'fflate';
import { zip } from '../docx/zip.ts';
import type { Workspace } from '../model/workspace.ts';

/** What of the installed package builds reports from data, without any other package beside it. */
const parts = [
  'package.json',
  'dist/digest.txt',
  'dist/cli/main.cjs',
  'dist/cli/main.js',
  'dist/cli/worker.cjs',
  'dist/host/environment.js',
  'dist/host/takes-bundle.js',
  'dist/host/foreign/process.js',
  'dist/fast/fast-paths.js',
  'dist/fast/bundle',
  'dist/model/environment-failure.js',
  'dist/model/workspace.js',
  'dist/bundle',
  'templates',
  'fonts',
  'dictionary/thai.dict',
  'dictionary/LICENSE-CC0.txt',
  'LICENSE',
];

/** The program as one archive that needs nothing but Node; `undefined` where it is not built. The same program gives the same bytes. */
export function packTool(workspace: Workspace): Uint8Array | undefined {
  const { packageRoot } = workspace;
  if (!workspace.exists(posix.join(packageRoot, 'dist/bundle/program.cjs'))) return undefined;
  const files = parts.flatMap((part) => [...filesAt(workspace, packageRoot, part)]);
  return zip(files.map((name) => [name, workspace.readBytes(posix.join(packageRoot, name))] as const));
}

/** The files of a packed program; `undefined` for a file that is none, or is larger than one can be. */
export function unpackTool(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> | undefined {
  let total = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        total += originalSize;
        if (total > mostUnpacked) throw new RangeError('too large');
        return true;
      },
    });
    return 'dist/host/foreign/process.js' in files ? new Map(Object.entries(files)) : undefined;
  } catch {
    return undefined;
  }
}

/** Bytes; a program of today has 15 million. */
const mostUnpacked = 200_000_000;

function* filesAt(workspace: Workspace, root: string, name: string): Generator<string> {
  const path = posix.join(root, name);
  if (!workspace.exists(path)) return;
  if (!workspace.isFolder(path)) {
    // Bytecode is of one machine; declarations are for compilers.
    if (!/\.(?:bytecode|d\.ts|map)$/.test(name)) yield name;
    return;
  }
  for (const each of workspace.list(path)) yield* filesAt(workspace, root, posix.join(name, each));
}
