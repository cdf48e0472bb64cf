import { workerData } from 'node:worker_threads';
import { openReporter } from '../report.ts';
import { serveWorker } from './serve-worker.ts';

/** What a worker thread does with each file it is given. */
export const workerTask = () => serveWorker(openReporter, workerData);
