import { readFileSync } from 'node:fs';

/**
 * When a process of this machine began, as a text that no other process of the same number has; `undefined` where
 * the system does not say. Linux gives clock ticks since the start of the machine (proc(5), field 22 of `stat`).
 */
export function processStart(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()}:${ticks}`;
  } catch {
    return undefined;
  }
}
