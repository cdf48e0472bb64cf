import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { freePort, newFolder, officeOf, type Place, raingan, startRedis, startWorker, until } from './support.ts';

/** What OpenTelemetry's JSON says of one counter: its points by the value of an attribute. */
interface Metric {
  readonly name: string;
  readonly sum?: { readonly dataPoints: readonly Point[] };
  readonly histogram?: { readonly dataPoints: readonly Point[] };
}

interface Point {
  readonly attributes: readonly { readonly value: { readonly stringValue: string } }[];
  readonly asDouble?: number;
  readonly asInt?: number | string;
  readonly count?: number | string;
}

const servers: { close(): unknown }[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});

/** A receiver of OTLP over HTTP: keeps the names of spans, and the last state of each counter. */
async function startReceiver() {
  const spans: string[] = [];
  const metrics = new Map<string, Map<string, number>>();
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = JSON.parse(Buffer.concat(parts).toString('utf8'));
    for (const { scopeSpans } of body.resourceSpans ?? [])
      for (const scope of scopeSpans) for (const { name } of scope.spans) spans.push(name);
    for (const { scopeMetrics } of body.resourceMetrics ?? [])
      for (const scope of scopeMetrics) for (const metric of scope.metrics) metrics.set(metric.name, pointsOf(metric));
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return { spans, metrics, url: `http://127.0.0.1:${port}` };
}

function pointsOf({ sum, histogram }: Metric): Map<string, number> {
  const points = (sum ?? histogram)?.dataPoints ?? [];
  return new Map(
    points.map(({ attributes, asDouble, asInt, count }) => [
      attributes.map(({ value }) => value.stringValue).join(),
      Number(asDouble ?? asInt ?? count),
    ]),
  );
}

/** Two reports: one is built, one has an error in its data. */
async function newPlace(): Promise<Place> {
  const folder = officeOf(2);
  const file = path.join(folder, 'data/2564/51140000-1001.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('schemaVersion: 1', 'schemaVersion: 7'));
  return { folder, queue: (await startRedis()).url, store: path.join(newFolder(), 'store') };
}

const enqueue = (place: Place) => raingan(place, 'enqueue', '--year', '2564', '--format', 'pdf', '--no-summary');

test('spans and counters reach a receiver of OpenTelemetry', async () => {
  const { spans, metrics, url } = await startReceiver();
  const place = await newPlace();
  symlinkSync(path.join(process.env.RAINGAN_OTEL ?? '', 'node_modules'), path.join(place.folder, 'node_modules'));
  const environment = {
    NODE_OPTIONS: `--import ${path.join(place.folder, 'telemetry.mjs')}`,
    OTEL_EXPORTER_OTLP_ENDPOINT: url,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    OTEL_METRICS_EXPORTER: 'otlp',
    OTEL_LOGS_EXPORTER: 'none',
    OTEL_SERVICE_NAME: 'raingan-worker',
    NODE_NO_WARNINGS: '1',
  };
  writeFileSync(path.join(place.folder, 'telemetry.mjs'), readFileSync('docs/telemetry.mjs'));
  expect(enqueue(place).stdout).toContain('2 put');
  const worker = startWorker({ ...place, environment }, '--until-done');
  expect([await worker.ended, worker.stderr()]).toEqual([0, '']);
  await until(() => metrics.has('raingan.jobs') && spans.length > 0, 'what the worker sent');
  // Two reports, and the gate before the end of the run; then the end.
  expect(spans.filter((name) => name === 'process raingan')).toHaveLength(3);
  expect(spans.filter((name) => name === 'process raingan-years')).toHaveLength(1);
  expect(Object.fromEntries(metrics.get('raingan.jobs')!)).toEqual({ built: 1, failed: 1 });
  const codes = worker.events.find(({ event }) => event === 'failed')?.codes as string[];
  expect([...metrics.get('raingan.failures')!.keys()].sort()).toEqual([...codes].sort());
  expect(Object.fromEntries(metrics.get('raingan.stage')!)).toEqual({ read: 2, build: 2, put: 2 });
});

test('an address for OpenTelemetry without its packages changes nothing', async () => {
  const place = await newPlace();
  enqueue(place);
  const alone = { ...place, environment: { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' } };
  const worker = startWorker(alone, '--until-done');
  expect([await worker.ended, worker.stderr()]).toEqual([0, '']);
  expect([worker.count('built'), worker.count('failed')]).toEqual([1, 1]);
});

test('every line of the log is JSON with its moment, and /health says how the worker is', async () => {
  const server = await startRedis({ keeps: true });
  const place = { ...(await newPlace()), queue: server.url };
  const port = await freePort();
  enqueue(place);
  const worker = startWorker(place, '--health', String(port));
  await until(() => worker.count('finished') === 1, 'the end of the run');
  const ask = async (method = 'GET', name = '/health') => {
    const answer = await fetch(`http://127.0.0.1:${port}${name}`, { method });
    return [answer.status, await answer.text()] as const;
  };
  const [status, text] = await ask();
  expect([status, JSON.parse(text)]).toEqual([200, { built: 1, unchanged: 0, failed: 1, left: 0, ok: true }]);
  expect((await ask('GET', '/'))[0]).toBe(404);
  expect((await ask('POST'))[0]).toBe(404);
  await server.kill();
  await until(async () => (await ask())[0] === 503, 'a worker that is not well');
  await server.start();
  await until(async () => (await ask())[0] === 200, 'a worker that is well again');
  const second = startWorker(place, '--health', String(port));
  expect([await second.ended, second.stderr()]).toEqual([3, expect.stringContaining(`port ${port}`)]);
  worker.child.kill('SIGTERM');
  expect(await worker.ended).toBe(0);
  expect(worker.lines.length).toBeGreaterThan(3);
  for (const line of worker.lines) {
    expect(JSON.parse(line)).toMatchObject({
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      event: expect.stringMatching(/^[a-z]+$/),
    });
  }
});
