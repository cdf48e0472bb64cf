import { loadIfInstalled } from '../host/load-optional.ts';
import type { Workspace } from '../model/workspace.ts';
import type { JobTimes } from './build-report.ts';

/** Counters of a worker for OpenTelemetry; nothing where its package is not installed. */
export interface Telemetry {
  built(state: string, codes: readonly string[], times: JobTimes | undefined): void;
  /** A job failed for good without a finding about its data. */
  failed(code: string): void;
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

/** Counters and spans by OpenTelemetry where its package is installed beside the data; without it nothing is done. */
export function openTelemetry(workspace: Workspace): Telemetry {
  const api = loadIfInstalled<OpenTelemetry>('@opentelemetry/api', workspace.root);
  if (!api) return { built() {}, failed() {} };
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
    failed(code) {
      jobs.add(1, { state: 'failed' });
      codes.add(1, { code });
    },
  };
}

/** BullMQ's spans, one for each job that is put or done, where the environment says where they go and `bullmq-otel` is there. */
export function openSpans(workspace: Workspace): object {
  if (workspace.environment('OTEL_EXPORTER_OTLP_ENDPOINT') === undefined) return {};
  const otel = loadIfInstalled<{ BullMQOtel: new (name: string) => object }>('bullmq-otel', workspace.root);
  return otel ? { telemetry: new otel.BullMQOtel('raingan') } : {};
}
