import { serveWorker } from '../../dist/batch/serve-worker.js';
import { createWorkspace } from '../../dist/host/node-workspace.js';
import { openFakeReporter } from './fake-reporter.mjs';

serveWorker({ createWorkspace, openReporter: openFakeReporter });
