import { workerData } from 'node:worker_threads';
import { serveWorker } from '../../dist/batch/serve-worker.js';
import { openFakeReporter } from './fake-reporter.mjs';

export default serveWorker(openFakeReporter, workerData);
