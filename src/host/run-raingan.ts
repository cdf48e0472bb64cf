import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sizeLimits } from '../model/size-limits.ts';

export interface RainganRun {
  readonly packageRoot: string;
  /** Folder it is run in. */
  readonly root: string;
  /** Seconds since 1970 for its documents' date; without it, the variable of this process does not count either. */
  readonly sourceDate?: number | undefined;
  readonly timeLimitMs: number;
}

/** Runs one command line of this package in a process of its own. Gives what it said on stderr when it failed. */
export async function runRaingan(args: readonly string[], run: RainganRun): Promise<string | undefined> {
  const main = join(run.packageRoot, 'dist', 'cli', 'main.js');
  const date = run.sourceDate === undefined ? undefined : String(run.sourceDate);
  try {
    await promisify(execFile)(process.execPath, [main, ...args], {
      cwd: run.root,
      env: { ...process.env, SOURCE_DATE_EPOCH: date },
      timeout: run.timeLimitMs,
      maxBuffer: sizeLimits.manifest,
    });
    return undefined;
  } catch (error) {
    const { stderr, message } = error as { stderr?: string; message: string };
    return stderr?.trim() || message;
  }
}
