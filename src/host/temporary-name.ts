import { hostname } from 'node:os';
import { threadId } from 'node:worker_threads';
import { sha256Of } from '../model/sha256.ts';

/** Who wrote a temporary file: enough to find out whether its writer still runs. */
export interface TemporaryOwner {
  readonly host: string;
  readonly pid: number;
}

/** This machine's name as temporary names carry it. */
export const thisHost = plainHost(hostname());

/** Letters, digits and dots; where a name has others, as Thai ones, or is long, a digest keeps it apart from similar names. */
export function plainHost(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9.]/g, '_').slice(0, 30) || 'host';
  return plain === name ? plain : `${plain}_${sha256Of(name).slice(0, 8)}`;
}

/** Differs between processes that were given the same number one after the other. */
const started = Math.round(performance.timeOrigin).toString(36);

let written = 0;

/** A name no other run, process or thread uses, and that `temporaryOwner` recognises. */
export function temporaryName(): string {
  written += 1;
  return `.raingan-tmp-${thisHost}-${process.pid}-${started}-${threadId}-${written}`;
}

/** Owner of a temporary file of ours; `undefined` for every other name. */
export function temporaryOwner(name: string): TemporaryOwner | undefined {
  const parts = /^\.raingan-tmp-([A-Za-z0-9._]+)-(\d+)-[0-9a-z]+-\d+-\d+$/.exec(name);
  return parts ? { host: parts[1] ?? '', pid: Number(parts[2]) } : undefined;
}

/** Whether a process of this machine runs; another user's counts, though it may not be signalled. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
