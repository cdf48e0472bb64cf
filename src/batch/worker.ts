import { loadBundle } from '../workspace/load-bundle.ts';

/** Module of a worker thread of `openWorkerPool`. */
export default loadBundle<typeof import('./worker-task.ts')>('worker').workerTask();
