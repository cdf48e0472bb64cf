import type { OpenForeign } from './foreign.ts';

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
  /** Reads a regular file of at most `most` bytes, by default the largest of `sizeLimits`; nothing of a larger one. */
  readBytes(path: string, most?: number): Uint8Array;
  readText(path: string, most?: number): string;
  exists(path: string): boolean;
  isFolder(path: string): boolean;
  /** Whether the path itself is a symbolic link. */
  isLink(path: string): boolean;
  /** A path as raingan writes it: with `/` between names on every system, each name as its folder lists it. */
  spelled(path: string): string;
  /** The paths that a word of the command line names: itself, or what its `*` and `?` find where no shell looked for it. */
  matching(word: string): readonly string[];
  /** Names in a folder, in byte order. */
  list(folder: string): readonly string[];
  /** Writes beside, fsyncs and renames, so that a reader sees the old file or the new one, whole. */
  writeWhole(path: string, bytes: Uint8Array): void;
  /** Writes a file in the same way where none is; `false`, and nothing is written, where one is by now. */
  writeNew(path: string, bytes: Uint8Array): boolean;
  /** Writes over a file in the same way while it holds `before`; `false`, and nothing is written, where it does no more. */
  replaceWhole(path: string, before: Uint8Array, bytes: Uint8Array): boolean;
  /** Size of a file in bytes, without reading it. */
  sizeOf(path: string): number;
  /** Size and SHA-256 of a file's content; `undefined` when no file is there. */
  digestOf(path: string): FileDigest | undefined;
  /**
   * Resolves a folder of outputs once for a run: from now on, what is written to it and to the folders in it goes there,
   * and `writeWhole` refuses when another folder took the place of one of them, or a link that of a new one.
   * Gives what a process that writes for the same run is opened with.
   */
  hold(folder: string): readonly HeldFolder[];
  remove(path: string): void;
  /** Absent where no installed package lies beside the program, and in processes that open one file themselves. */
  readonly openForeign?: OpenForeign;
  environment(name: string): string | undefined;
  /** The system's own language as a BCP 47 tag, such as `th-TH`: for messages only. */
  locale(): string;
  /** Milliseconds since an arbitrary start, for durations only. */
  elapsed(): number;
}

/** A folder as a run found it. */
export interface HeldFolder {
  /** Absolute, as the run names it. */
  readonly path: string;
  /** Where it lies, links resolved. */
  readonly real: string;
  /** Device and inode. */
  readonly identity: string;
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
