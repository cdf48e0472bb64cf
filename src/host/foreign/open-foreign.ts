import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve, sep } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Foreign, ForeignFailure } from '../../model/foreign.ts';
import { explainFailure } from '../explain-failure.ts';
import { whenEnding } from '../when-ending.ts';
import type { OpenerName, OpenerOptions, OpenerValue } from './openers.ts';
import type { ForeignAnswer, ForeignTask } from './protocol.ts';

/**
 * Opens a file of others in a process of its own: the bytes of one file and plain options go in, plain data comes out.
 *
 * The child runs one opener of the fixed list in `openers.ts` on one file, and ends. It has 300 MB of memory and 10 s, in
 * which the loading of the opener itself does not count.
 * It may read the package and its dependencies and nothing else, and may not write, start a process or a thread
 * (Node's permission model). Its environment is empty. It has no name of the file, only the bytes.
 *
 *     const opened = await openForeign('probe', bytes, { action: 'measure' }, { packageRoot });
 *     if (opened.failure) …   // 'too-long' | 'too-much-memory' | 'broken'
 *     else opened.value       // what the opener gave
 *
 * To add a door: write the opener as a function `(bytes, options) => value` and add it to `openers.ts`. The folders before
 * `host` call it by the workspace (`workspace.openForeign`).
 * Never rejects because of the file; rejects with `EnvironmentFailure` when no process can be started.
 */
export async function openForeign<Name extends OpenerName>(
  opener: Name,
  bytes: Uint8Array,
  options: OpenerOptions<Name>,
  { packageRoot, readable = [], timeLimitMs = 10_000, memoryLimitMb = 300, program }: ForeignLimits,
): Promise<Foreign<OpenerValue<Name>>> {
  const child = start(packageRoot, readable, memoryLimitMb, program);
  endWith(child);
  const task: ForeignTask = { opener, packageRoot: program ?? packageRoot, bytes, options };
  if (child.connected) child.send(task, () => {}); // when it fails, the process ends; one that did not start has no channel
  return (await answerOf(child, timeLimitMs, memoryLimitMb)) as Foreign<OpenerValue<Name>>;
}

export interface ForeignLimits {
  /** Folder of the installed package. */
  readonly packageRoot: string;
  /** Further folders that the child may read: an office's own template and fonts. */
  readonly readable?: readonly string[];
  /**
   * Folder of another copy of the package, whose program opens the file in place of this one: of another version, so that
   * only `rebuild` may be called, whose task and answer stay as they are (docs/archive.md). Nothing else may be read.
   */
  readonly program?: string | undefined;
  readonly timeLimitMs?: number | undefined;
  readonly memoryLimitMb?: number;
}

function start(
  packageRoot: string,
  readable: readonly string[],
  memoryLimitMb: number,
  program: string | undefined,
): ChildProcess {
  const fromSource = import.meta.url.endsWith('.ts') && program === undefined;
  const module = fromSource
    ? fileURLToPath(new URL('./source-process.ts', import.meta.url))
    : join(program ?? packageRoot, 'dist', 'host', 'foreign', 'process.js');
  return fork(module, [], {
    execArgv: [
      `--max-old-space-size=${Math.max(memoryLimitMb - ownMb, 50)}`,
      `--wasm-max-mem-pages=${Math.max(memoryLimitMb - ownMb, 50) * 16}`, // of 64 kB
      '--no-warnings',
      ...(fromSource ? sourceLoader() : locks(program ?? packageRoot, readable)),
    ],
    env: kept(process.env),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}

/** What a process cannot start without on Windows, and under Wine, where Node asks whether it should. */
function kept(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const names = ['SystemRoot', 'NODE_SKIP_PLATFORM_CHECK'];
  return Object.fromEntries(
    names.flatMap((name) => (environment[name] === undefined ? [] : [[name, environment[name]]])),
  );
}

/** Ends a child with this process: one that is in a loop would not see that nobody waits for it. */
function endWith(child: ChildProcess): void {
  const release = whenEnding(() => child.kill('SIGKILL'), { atOnce: true });
  child.once('close', release);
  child.once('error', release);
}

/** TypeScript is only run by tests; its loader needs a thread and a cache, so the locks are tested on the built package. */
function sourceLoader(): string[] {
  const loader = dirname(createRequire(import.meta.url).resolve('jiti/package.json'));
  return ['--import', `file://${join(loader, 'lib', 'jiti-register.mjs')}`];
}

/** The package, the folders in which Node looks for its dependencies and those named may be read, nothing else. */
function locks(packageRoot: string, others: readonly string[]): string[] {
  const dependencies = createRequire(join(packageRoot, 'package.json')).resolve.paths('any') ?? [];
  const named = [packageRoot, ...dependencies, ...others].filter((folder) => existsSync(folder));
  // An installer may link to packages that lie elsewhere.
  const folders = [...new Set([...named, ...named.map((folder) => realpathSync(folder))].map((each) => resolve(each)))];
  // Node 20 does not take a folder twice.
  const readable = folders.filter((folder) => !folders.some((other) => folder.startsWith(`${other}${sep}`)));
  const permission = process.allowedNodeEnvironmentFlags.has('--permission')
    ? '--permission'
    : '--experimental-permission';
  return [permission, ...readable.map((folder) => `--allow-fs-read=${join(folder, '*')}`)];
}

function answerOf(child: ChildProcess, timeLimitMs: number, memoryLimitMb: number): Promise<Foreign<unknown>> {
  return new Promise((settle, reject) => {
    const said: Buffer[] = [];
    const end = (answer: Foreign<unknown>) => {
      clearTimeout(timer);
      clearInterval(watch);
      child.kill('SIGKILL');
      settle(answer);
    };
    const refuse = (error: Error) => {
      clearTimeout(timer);
      clearInterval(watch);
      reject(explainFailure(error, process.execPath, 'read'));
    };
    const fail = (failure: ForeignFailure, detail: string) => end({ failure, detail });
    const limit = (ms: number) => setTimeout(() => fail('too-long', `${ms} ms`), ms);
    let begun = false;
    let timer = limit(timeLimitMs + startLimitMs);
    const watch = setInterval(() => {
      if (residentMb(child.pid) > memoryLimitMb) fail('too-much-memory', `${memoryLimitMb} MB`);
    }, 20);
    child.stderr?.on('data', (chunk: Buffer) => said.length < 64 && said.push(chunk));
    child.on('message', (answer: ForeignAnswer) => {
      if (answer === 'begins') {
        begun = true;
        clearTimeout(timer);
        timer = limit(timeLimitMs);
      } else if ('thrown' in answer) {
        const lacking = machineLacks.exec(answer.thrown)?.[0];
        if (!begun || lacking) refuse(Object.assign(new Error(answer.thrown), { code: lacking }));
        else if (ranOut.test(answer.thrown) && answer.residentMb > memoryLimitMb / 2)
          fail('too-much-memory', `${memoryLimitMb} MB`);
        else fail('broken', answer.thrown);
      } else end({ value: answer.value });
    });
    child.on('error', (error) => {
      if (child.pid !== undefined) return;
      refuse(error);
    });
    child.on('close', async (status, signal) => {
      // A terminal interrupts all its processes: this one sees that, too, before it says anything of the file.
      const isEnded = signal !== null && signal !== 'SIGABRT';
      if (isEnded) await wait(50);
      const text = Buffer.concat(said).toString('utf8');
      // V8 ends a process that has no memory left with an abort; Windows has a status for that.
      const outOfMemory =
        /heap out of memory|Zone Allocation/.test(text) || (begun && (signal === 'SIGABRT' || status === 134));
      // One that ends before it comes to the file says something of the machine.
      if (!begun && !outOfMemory && !isEnded)
        refuse(Object.assign(new Error(text), { code: machineLacks.exec(text)?.[0] }));
      else if (outOfMemory) fail('too-much-memory', `${memoryLimitMb} MB`);
      else fail('broken', text.slice(0, 2000) || `status ${status ?? signal}`);
    });
  });
}

/** What the system says when it has no more files, memory or processes to give. */
const machineLacks = /\b(?:EMFILE|ENFILE|ENOMEM|EAGAIN)\b/;

/** What a program in WebAssembly, or V8, says when it gets no more memory; the first is said of other faults, too. */
const ranOut = /\babort\(\)|out of memory|Array buffer allocation failed/i;

/** A busy machine takes its time to start a process. */
const startLimitMs = 60_000;

/** What Node itself takes of the limit; the rest is the opener's. */
const ownMb = 80;

/** Memory of a process outside V8's heap counts too; only Linux says it cheaply. */
function residentMb(pid: number | undefined): number {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]);
    return (pages * 4096) / 1e6;
  } catch {
    return 0;
  }
}
