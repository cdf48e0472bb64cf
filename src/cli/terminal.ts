import type { Workspace } from '../model/workspace.ts';

/** Where a command writes text; standard output and standard error of the process, or a test's own. */
export interface TextStream {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** All a command needs of the world around it. */
export interface Terminal {
  readonly workspace: Workspace;
  /** Results only. */
  readonly stdout: TextStream;
  /** Diagnostics and progress. */
  readonly stderr: TextStream;
  /** From the first call on, an interrupt (Ctrl+C) aborts the signal instead of ending the process. */
  interruption(): AbortSignal;
  /** Called when the process will end before it has done the same thing twice. */
  willEndSoon?(): void;
  /** Called when the process has done a thing once, and will do it again and again. */
  willGoOn?(): void;
}
