import { openReporter } from '../report.ts';
import { serveWorker } from './serve-worker.ts';

/** What a worker process does. */
export const workerTask = () => serveWorker(openReporter);
