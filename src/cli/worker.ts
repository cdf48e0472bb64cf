import { readFastSetting, takesBundle } from '../fast/fast-paths.ts';
import { environment } from '../host/environment.ts';

// Start file of a worker process of `createWorkerPool`: from the bundle, or from the plain modules.
const { workerProgram } = takesBundle(readFastSetting(environment('RAINGAN_FAST')))
  ? (await import('../fast/bundle/load-bundle.ts')).startBundle<typeof import('./worker-program.ts')>('worker-program')
  : await import('./worker-program.ts');
workerProgram();
