import { spawnSync } from 'node:child_process';

/** Runs a program to its end and returns what it wrote; throws with its messages when it fails. */
export function runTool(
  program: string,
  args: readonly string[],
  allowedStatus: readonly number[] = [0],
  cwd?: string,
): Buffer {
  const { status, stdout, stderr, error } = spawnSync(program, args, { maxBuffer: 1 << 30, cwd });
  if (error) throw error;
  if (status === null || !allowedStatus.includes(status)) {
    throw new Error(`${program} ${args.join(' ')}\nended with status ${status}\n${stdout.subarray(0, 4000)}${stderr}`);
  }
  return stdout;
}
