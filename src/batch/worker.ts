import { loadBundle } from '../host/load-bundle.ts';

// Module of a worker process of `openWorkerPool`.
loadBundle<typeof import('./worker-task.ts')>('worker').workerTask();
