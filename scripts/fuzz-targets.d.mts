/** A door by which files of others come in. */
export interface Target {
  /** Files to begin with. */
  readonly seeds: () => readonly Uint8Array[] | Promise<readonly Uint8Array[]>;
  /** Loads the built modules and gives what reads one file. */
  readonly open: () => Promise<(bytes: Uint8Array) => unknown>;
  /** Its files are opened in a process of their own, which may break off. */
  readonly ownProcess?: boolean;
}

export declare const targets: Readonly<Record<string, Target>>;
