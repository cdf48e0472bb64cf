import { fileURLToPath } from 'node:url';
import { startBundle } from '../fast/bundle/load-bundle.ts';
import { takesBundle } from '../host/takes-bundle.ts';

// Start file of a worker process: from the bundle, or from the plain modules. It is started as a CommonJS module, `worker.cjs`,
// as `main.ts` is.
void start(fileURLToPath(new URL('..', import.meta.url)));

async function start(dist: string): Promise<void> {
  const { workerProgram } = takesBundle(dist)
    ? startBundle<typeof import('./worker-program.ts')>('worker-program', dist)
    : await import('./worker-program.ts');
  workerProgram();
}
