import { posix } from 'node:path';
import type { FailureKind } from '../model/environment-failure.ts';
import { failureOfKind } from '../model/environment-failure.ts';
import { sha256Of } from '../model/sha256.ts';
import { sizeLimits } from '../model/size-limits.ts';
import type { Workspace } from '../model/workspace.ts';

export interface MemoryFiles {
  /** Path to content; relative paths lie under `/`. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** Language of the system. */
  readonly locale?: string;
  /** Paths the machine refuses to read or to write, and why. */
  readonly refused?: Readonly<Record<string, FailureKind>>;
}

export interface MemoryWorkspace extends Workspace {
  /** Everything written or given, by absolute path. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** A workspace that touches no machine: for tests, and for callers that hold their files in memory. */
export function createMemoryWorkspace({
  files = {},
  environment = {},
  locale = 'en-US',
  refused = {},
}: MemoryFiles = {}): MemoryWorkspace {
  const stored = new Map(Object.entries(files).map(([path, content]) => [at(path), toBytes(content)]));
  const refusals = new Map(Object.entries(refused).map(([path, kind]) => [at(path), kind]));
  const isFolder = (path: string) => childrenOf(stored, path).length > 0;

  function read(path: string, most: number = sizeLimits.manifest): Uint8Array {
    refuse(refusals, path);
    const bytes = stored.get(at(path));
    if (!bytes) throw failureOfKind(isFolder(path) ? 'is-a-folder' : 'not-found', path);
    if (bytes.length > most) throw failureOfKind('too-large', path, { size: bytes.length, most });
    return bytes;
  }

  function write(path: string, bytes: Uint8Array): void {
    refuse(refusals, path);
    if (isFolder(path)) throw failureOfKind('is-a-folder', path);
    stored.set(at(path), bytes.slice());
  }

  return {
    root: '/',
    packageRoot: '/package',
    files: stored,
    readBytes: read,
    readText: (path, most) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(read(path, most)),
    exists: (path) => stored.has(at(path)) || isFolder(path),
    isFolder,
    isLink: () => false,
    spelled: (path) => path,
    matching: (word) => [word],
    list(folder) {
      const names = childrenOf(stored, folder);
      if (names.length === 0) throw failureOfKind(stored.has(at(folder)) ? 'not-a-folder' : 'not-found', folder);
      return names;
    },
    writeWhole: write,
    writeNew(path, bytes) {
      if (stored.has(at(path))) return false;
      write(path, bytes);
      return true;
    },
    replaceWhole(path, before, bytes) {
      const now = stored.get(at(path));
      if (!now || Buffer.compare(now, before) !== 0) return false;
      write(path, bytes);
      return true;
    },
    sizeOf: (path) => read(path).length,
    digestOf(path) {
      if (!stored.has(at(path))) return undefined;
      const bytes = read(path);
      return { bytes: bytes.length, sha256: sha256Of(bytes) };
    },
    hold: () => [],
    remove: (path) => void stored.delete(at(path)),
    environment: (name) => environment[name],
    locale: () => locale,
    elapsed: () => 0,
  };
}

function at(path: string): string {
  return posix.resolve('/', path);
}

function toBytes(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

function refuse(refusals: ReadonlyMap<string, FailureKind>, path: string): void {
  const kind = refusals.get(at(path));
  if (kind) throw failureOfKind(kind, path);
}

function childrenOf(stored: ReadonlyMap<string, Uint8Array>, folder: string): string[] {
  const prefix = at(folder) === '/' ? '/' : `${at(folder)}/`;
  const names = [...stored.keys()]
    .filter((path) => path.startsWith(prefix))
    .map((path) => path.slice(prefix.length).split('/')[0] ?? '');
  return [...new Set(names)].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}
