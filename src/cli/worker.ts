import { takesBundle } from '../host/takes-bundle.ts';

// Start file of a worker process of `createWorkerPool`: from the bundle, or from the plain modules.
const { workerProgram } = takesBundle()
  ? (await import('../fast/bundle/load-bundle.ts')).startBundle<typeof import('./worker-program.ts')>('worker-program')
  : await import('./worker-program.ts');
workerProgram();
