/**
 * The only door to disk, clock and environment. Stages receive what it read; none of them reads by itself,
 * so the same inputs give the same bytes.
 * Every method throws `EnvironmentFailure` (exit status 3) when the machine fails, never for a user's mistake.
 */
export interface Workspace {
  /** Folder relative paths are resolved against. */
  readonly root: string;
  /** Folder of the installed package: `templates`, `fonts`, `package.json`. */
  readonly packageRoot: string;
  readBytes(path: string): Uint8Array;
  readText(path: string): string;
  exists(path: string): boolean;
  isFolder(path: string): boolean;
  /** Names in a folder, in byte order. */
  list(folder: string): readonly string[];
  /** Writes beside, fsyncs and renames, so that a reader sees the old file or the new one, whole. */
  writeWhole(path: string, bytes: Uint8Array): void;
  /** Size and SHA-256 of a file's content; `undefined` when no file is there. */
  digestOf(path: string): FileDigest | undefined;
  remove(path: string): void;
  environment(name: string): string | undefined;
  /** Milliseconds since an arbitrary start, for durations only. */
  elapsed(): number;
}

export interface FileDigest {
  readonly bytes: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

/** A folder that only this run writes to, until `release`. */
export interface FolderLock {
  /** Shows that the run still goes on; to be called every few seconds. */
  renew(): void;
  release(): void;
}

/** Name of the file that says a run is writing to the folder it lies in. */
export const lockName = '.raingan-lock';
