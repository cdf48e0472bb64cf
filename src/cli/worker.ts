import { fileURLToPath } from 'node:url';
import { takesBundle } from '../host/takes-bundle.ts';

// Start file of a worker process of `createWorkerPool`: from the bundle, or from the plain modules.
const dist = fileURLToPath(new URL('..', import.meta.url));
const { workerProgram } = takesBundle(dist)
  ? (await import('../fast/bundle/load-bundle.ts')).startBundle<typeof import('./worker-program.ts')>(
      'worker-program',
      dist,
    )
  : await import('./worker-program.ts');
workerProgram();
