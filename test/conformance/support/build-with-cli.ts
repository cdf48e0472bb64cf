import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../../dist/cli/main.js', import.meta.url));

export interface CliRun {
  /** Working folder. */
  readonly folder: string;
  /** How Node is started; the Node that runs the checks when absent. */
  readonly node?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs `raingan build`; throws with its messages when it ends with a status other than 0. */
export function buildWithCli(args: readonly string[], run: CliRun): void {
  runCli(['build', ...args], run);
}

/** Runs a command of the program; throws with its messages when it ends with a status other than 0. */
export function runCli(args: readonly string[], { folder, node, environment }: CliRun): void {
  if (!existsSync(PROGRAM)) throw new Error('dist/cli/main.js is missing: npm run build');
  const [program = '', ...before] = node ?? [process.execPath];
  const { status, stdout, stderr, error } = spawnSync(program, [...before, PROGRAM, ...args], {
    cwd: folder,
    env: { ...process.env, ...environment },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`raingan ${args.join(' ')} ended with ${status}\n${stdout}\n${stderr}`);
}
