// How long the event loop of a server stands still while 1,000 reports are rendered: by the process itself, one report a
// turn, and by processes of a pool. `node bench/event-loop.mjs [reports]`, after `npm run build`.
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { openReporter } from '../dist/index.js';

const count = Number(process.argv[2] ?? 1000);
const seed = readFileSync(new URL('../data/2564/21000000-3230.yaml', import.meta.url), 'utf8');

for (const jobs of [undefined, 1, 2]) {
  const reporter = await openReporter({ formats: ['pdf'], jobs });
  await reporter.render(seed);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 1);
  delay.enable();
  const start = performance.now();
  let made = 0;
  for await (const { pdf } of reporter.renderAll(Array.from({ length: count }, () => seed))) if (pdf) made += 1;
  const seconds = (performance.now() - start) / 1000;
  clearInterval(timer);
  delay.disable();
  await reporter.close();
  const name = jobs === undefined ? 'this process' : `jobs: ${jobs}`;
  const p99 = (delay.percentile(99) / 1e6).toFixed(1);
  console.log(
    `${name}: ${made} reports in ${seconds.toFixed(1)} s, longest standstill ${longest.toFixed(1)} ms, 99 % below ${p99} ms`,
  );
}
