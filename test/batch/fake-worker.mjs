import { serveWorker } from '../../dist/batch/serve-worker.js';
import { openFakeReporter } from './fake-reporter.mjs';

serveWorker(openFakeReporter);
