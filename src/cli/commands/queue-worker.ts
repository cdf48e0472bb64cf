import { createServer } from 'node:http';
import { availableParallelism } from 'node:os';
import { printableJson } from '../../diagnostics/reporters/printable.ts';
import { endSoon } from '../../host/end-soon.ts';
import { logTime } from '../../host/epoch.ts';
import { failureOfKind } from '../../model/environment-failure.ts';
import { reasonName } from '../../queue/reasons.ts';
import { serveJobs } from '../../queue/serve-jobs.ts';
import { openTelemetry } from '../../queue/telemetry.ts';
import type { Arguments } from '../options/parse-arguments.ts';
import { readCount, readPatience, readQueue, readStore } from '../options/queue-addresses.ts';
import type { Language, Terminal } from '../terminal/terminal.ts';
import { openQueuesOf, openStoreOf } from './open-queue-and-store.ts';

type Needed = 'queue' | 'store';

/** `raingan worker`: builds reports of the queue until it is interrupted; its log is JSON, a line for each event. */
export async function queueWorker(given: Arguments, language: Language, terminal: Terminal): Promise<number> {
  const { workspace, stdout } = terminal;
  const options = {
    concurrency: readCount(given, 'concurrency', availableParallelism(), 256),
    lock: readCount(given, 'lock', 30),
    patience: readPatience(given),
    untilDone: given.has('until-done'),
  };
  const port = given.has('health') ? readCount(given, 'health', 8080, 65_535) : undefined;
  const url = readQueue(given, terminal);
  readStore(given, terminal);
  const signal = terminal.interruption();
  const counts = { built: 0, unchanged: 0, failed: 0, left: 0 };
  const down = new Map<Needed, string>();
  const log = (event: string, details: object) =>
    void stdout.write(`${printableJson({ time: logTime(), event, ...details })}\n`);
  const interrupted = (what: Needed, { message }: Error) => {
    // Others have taken its job meanwhile: what it reports is late, and changes nothing.
    if (what === 'queue' && /lock/i.test(message)) return log('late', { reason: message });
    if (down.get(what) === message) return; // what is down is reported once
    down.set(what, message);
    log('waiting', { reason: message });
  };
  const answered = (what: Needed) => {
    if (down.delete(what)) log('resumed', { what });
  };
  const opened = { given, language, terminal, isPatient: true };
  const telemetry = openTelemetry(workspace);
  const queues = await openQueuesOf(opened, (error) => interrupted('queue', error));
  try {
    answered('queue');
    const store = await openStoreOf(
      opened,
      (failure) => interrupted('store', failure),
      () => answered('store'),
    );
    const server = port === undefined ? undefined : await serveHealth(port, () => ({ ...counts, ok: down.size === 0 }));
    log('ready', { concurrency: options.concurrency, pid: process.pid });
    const explained = new Set<string>();
    try {
      await serveJobs(options, {
        workspace,
        queues,
        store,
        signal,
        url,
        listener: {
          built({ file, run, key }, { state, codes, times, ms }) {
            counts[state] += 1;
            telemetry.built(state, codes, times);
            log(state, { file, run, key, codes, ms: Math.round(ms), ...(times && { stages: rounded(times) }) });
          },
          left({ run }, reason, ids) {
            counts.left += 1;
            if (explained.has(`${run} ${ids.wanted}`)) return; // once for a run, not for each of its reports
            explained.add(`${run} ${ids.wanted}`);
            log('left', { run, reason, ...ids });
          },
          failed({ file, run }, reason, isLast) {
            if (isLast) {
              counts.failed += 1;
              telemetry.failed(reasonName(reason));
            }
            log(isLast ? 'failed' : 'retry', { file, run, reason });
          },
          finished: ({ run, year }, done) => log('finished', { run, year, ...(done as object) }),
          interrupted,
          answered,
        },
      });
    } finally {
      server?.close();
      server?.closeAllConnections();
    }
    log('ended', counts);
    return 0;
  } catch (error) {
    endSoon(); // a server that is gone is tried again without end
    throw error;
  } finally {
    await Promise.race([queues.close(), new Promise((resolve) => setTimeout(resolve, 3000).unref())]);
  }
}

/** Says to orchestrators whether the worker does its work: 200, or 503 while the queue or the store is down. */
async function serveHealth(port: number, state: () => { readonly ok: boolean }) {
  const server = createServer((request, response) => {
    const isHealth = request.method === 'GET' && request.url === '/health';
    const now = state();
    response.writeHead(isHealth ? (now.ok ? 200 : 503) : 404, { 'content-type': 'application/json' });
    response.end(isHealth ? `${JSON.stringify(now)}\n` : undefined);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', () => reject(failureOfKind('in-use', `port ${port}`)));
    server.listen(port, resolve);
  });
  return server;
}

const rounded = (times: object) =>
  Object.fromEntries(Object.entries(times).map(([name, ms]) => [name, Math.round(ms as number)]));
