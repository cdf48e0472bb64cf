import { serveWorker } from '../../dist/batch/serve-worker.js';
import { openWorkspace } from '../../dist/host/node-workspace.js';
import { openFakeReporter } from './fake-reporter.mjs';

serveWorker({ openWorkspace, openReporter: openFakeReporter });
