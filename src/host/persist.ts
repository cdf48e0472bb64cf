/** What the calls of a whole write and of a lock meet where another program has the file: for a moment, or for hours. */
export interface Patience {
  readonly platform?: string;
  /** Waits, in milliseconds. */
  readonly wait?: (ms: number) => void;
}

/**
 * Does `work` again for almost two seconds while another program has the file: a scanner that looks at each new file, an
 * indexer, a folder on a network. Windows answers EPERM or EACCES then, as for a file that may never be written; only there
 * are these two tried again. Throws the last error.
 */
export function persist<T>(work: () => T, { platform = process.platform, wait = pause }: Patience = {}): T {
  const passing = platform === 'win32' ? passingOnWindows : passingAnywhere;
  for (const ms of pauses) {
    try {
      return work();
    } catch (error) {
      if (!passing.has((error as NodeJS.ErrnoException)?.code ?? '')) throw error;
      wait(ms);
    }
  }
  return work();
}

/** Milliseconds: 1.9 s in all. A scanner has a new file for a tenth of a second as a rule, for a second at worst. */
const pauses = [10, 20, 40, 80, 150, 300, 500, 800];

const passingAnywhere: ReadonlySet<string> = new Set(['EBUSY', 'ETXTBSY']);
const passingOnWindows: ReadonlySet<string> = new Set([...passingAnywhere, 'EPERM', 'EACCES']);

function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
