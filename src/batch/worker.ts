import { workerData } from 'node:worker_threads';
import { openReporter } from '../report.ts';
import { serveWorker } from './serve-worker.ts';

/** Module of a worker thread of `openWorkerPool`. */
export default serveWorker(openReporter, workerData);
