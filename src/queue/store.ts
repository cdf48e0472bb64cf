/**
 * Where data, outputs and results lie for every machine: a folder in common, or S3. What is put is there whole or not
 * at all. Every method rejects with `EnvironmentFailure` when the store does not answer.
 */
export interface Store {
  get(name: string): Promise<Uint8Array | undefined>;
  has(name: string): Promise<boolean>;
  put(name: string, bytes: Uint8Array): Promise<void>;
  remove(name: string): Promise<void>;
}

/** A store that was opened: its name is its own, whatever path or address leads to it. */
export interface OpenStore extends Store {
  readonly id: string;
}

/** A small file that says that here is a store: an empty mount point is none. */
export const markName = 'raingan-store.json';
