import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Workspace } from '../model/workspace.ts';
import type { JobTimes } from './build-report.ts';

/** Counters of a worker for OpenTelemetry; nothing where its package is not installed. */
export interface Telemetry {
  built(state: string, codes: readonly string[], times: JobTimes | undefined): void;
}

/** What is used of `@opentelemetry/api`, which does nothing until an exporter is registered. */
interface OpenTelemetry {
  readonly metrics: {
    getMeter(name: string): {
      createCounter(name: string, options: object): { add(value: number, attributes: object): void };
      createHistogram(name: string, options: object): { record(value: number, attributes: object): void };
    };
  };
}

export function openTelemetry(workspace: Workspace): Telemetry {
  const api = loadIfThere(workspace.root);
  if (!api) return { built: () => {} };
  const meter = api.metrics.getMeter('raingan');
  const jobs = meter.createCounter('raingan.jobs', { description: 'reports that a worker did, by state' });
  const codes = meter.createCounter('raingan.failures', { description: 'failed reports, by the code of the finding' });
  const stages = meter.createHistogram('raingan.stage', { unit: 'ms', description: 'time of the stages of a job' });
  return {
    built(state, found, times) {
      jobs.add(1, { state });
      for (const code of state === 'failed' ? found : []) codes.add(1, { code });
      for (const [stage, ms] of Object.entries(times ?? {})) stages.record(ms, { stage });
    },
  };
}

function loadIfThere(root: string): OpenTelemetry | undefined {
  try {
    return createRequire(join(root, 'package.json'))('@opentelemetry/api') as OpenTelemetry;
  } catch {
    return undefined;
  }
}
