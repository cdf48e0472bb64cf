import { fork } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Opens one long-lived Vitest over a copy of the project, in a process of its own, which is ended and begun again when a
 * mutant hangs.
 */
export function openTestSession(copy) {
  const mutantFile = join(copy, 'active-mutant');
  const hitsFile = join(copy, 'hits.json');
  let child;

  /** Runs a test file with one mutant on, or none: whether it passed, how long it took, and without a mutant what it reached. */
  async function run(file, mutant = -1, mostMs = 600_000) {
    writeFileSync(mutantFile, String(mutant));
    writeFileSync(hitsFile, '[]');
    child ??= start();
    const began = performance.now();
    const answer = await ask(child, file, mostMs);
    if (answer === undefined) {
      end(child);
      child = undefined;
      return { passed: false, ms: mostMs, hits: [], reason: 'does not end' };
    }
    const hits = mutant === -1 ? JSON.parse(readFileSync(hitsFile, 'utf8')) : [];
    return { ...answer, ms: performance.now() - began, hits };
  }

  function start() {
    const env = { ...process.env, RAINGAN_MUTANT_FILE: mutantFile, RAINGAN_HITS_FILE: hitsFile };
    return fork(fileURLToPath(new URL('run-vitest.mjs', import.meta.url)), [copy], {
      env,
      cwd: copy,
      detached: true,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
  }

  async function close() {
    if (child) end(child);
  }

  return { run, close };
}

/** The answer about a file; `undefined` when there is none in time, or the process ended. */
function ask(child, file, mostMs) {
  return new Promise((resolve) => {
    const settle = (answer) => {
      clearTimeout(timer);
      child.off('message', settle);
      child.off('exit', gone);
      resolve(answer);
    };
    const gone = () => settle(undefined);
    const timer = setTimeout(gone, mostMs);
    child.once('message', settle);
    child.once('exit', gone);
    child.send(file);
  });
}

/** With its workers, which are its group. */
function end(child) {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {}
}
