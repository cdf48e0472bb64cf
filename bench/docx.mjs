// Time of the DOCX output, warm, one core: documents like the printed form's, each with a text of its own.
//   npm run build && taskset -c 0 node bench/docx.mjs [--rounds N] [--documents N] [--dist dist] [--json]
import { parseArgs } from 'node:util';
import { openSeedDocuments } from './seed-documents.mjs';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '9' },
    documents: { type: 'string', default: '20' },
    dist: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const { load, resources, loaded, composed: composeReport } = await openSeedDocuments(values.dist);
const { layOut } = await load('layout/lay-out.js');
const { writeReport } = await load('docx/write-report.js');

const rounds = Number(values.rounds);
const documents = Array.from({ length: Number(values.documents) }, (_, index) => loaded(index).loaded);

/** By stage, a round an entry: milliseconds a document on the clock, and of the processor. */
const times = { compose: [], 'lay out': [], 'write DOCX': [] };
let bytes = 0;
for (let round = 0; round < rounds; round++) {
  const composed = await timed('compose', () => documents.map(composeReport));
  const placed = await timed('lay out', () => Promise.all(composed.map((document) => layOut(document, resources))));
  await timed('write DOCX', () => {
    for (const [index, document] of composed.entries()) {
      bytes = writeReport(document, placed[index], resources, 'lock').length;
    }
  });
}
report();

async function timed(stage, work) {
  const start = performance.now();
  const cpu = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(cpu);
  times[stage].push({
    clock: (performance.now() - start) / documents.length,
    processor: (user + system) / 1000 / documents.length,
  });
  return result;
}

/** The first rounds warm the engine up; other work on the machine disturbs the clock most, and the best round least. */
function report() {
  const warm = Math.min(2, rounds - 1);
  const figures = Object.entries(times).map(([stage, all]) => {
    const sorted = (kind) =>
      all
        .slice(warm)
        .map((each) => each[kind])
        .sort((a, b) => a - b);
    const summary = (kind) => ({ best: sorted(kind)[0], median: sorted(kind)[(rounds - warm) >> 1] });
    return { stage, clock: summary('clock'), processor: summary('processor') };
  });
  if (values.json) {
    console.log(JSON.stringify({ documents: documents.length, rounds: rounds - warm, bytes, ms: figures }));
    return;
  }
  console.log(
    `${documents.length} documents, ${rounds - warm} rounds after ${warm} to warm up, last file ${bytes} bytes`,
  );
  const text = ({ best, median }) => `best ${best.toFixed(2)}, median ${median.toFixed(2)}`;
  for (const { stage, clock, processor } of figures) {
    console.log(`${stage.padEnd(12)} ms a document: ${text(clock)}; of the processor: ${text(processor)}`);
  }
}
