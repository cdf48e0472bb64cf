// Time of the DOCX output, warm, one core: documents like the printed form's, each with a text of its own.
//   npm run build && taskset -c 0 node bench/docx.mjs [--rounds N] [--documents N] [--dist dist] [--json]
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { parse, stringify } from 'yaml';

const root = fileURLToPath(new URL('../', import.meta.url));
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '9' },
    documents: { type: 'string', default: '20' },
    dist: { type: 'string', default: path.join(root, 'dist') },
    json: { type: 'boolean', default: false },
  },
});
const load = (module) => import(pathToFileURL(path.resolve(values.dist, module)).href);
const { openWorkspace } = await load('workspace/node-workspace.js');
const { openResources } = await load('resources.js');
const { loadProject } = await load('data/load-project.js');
const { documentDate } = await load('document/document-date.js');
const { layOut } = await load('layout/lay-out.js');
const { compose } = await load('template/compose.js');
const { writeReport } = await load('docx/write-report.js');

const rounds = Number(values.rounds);
const options = { formats: ['docx'] };
const { value: resources } = await openResources(openWorkspace({ root, packageRoot: root }), options);
const seed = readFileSync(path.join(root, 'data/2564/21000000-3230.yaml'), 'utf8');
const documents = Array.from({ length: Number(values.documents) }, (_, index) => prepare(yamlLikeSeed(index)));

/** By stage, a round an entry: milliseconds a document on the clock, and of the processor. */
const times = { compose: [], 'lay out': [], 'write DOCX': [] };
let bytes = 0;
for (let round = 0; round < rounds; round++) {
  const composed = timed('compose', () => documents.map(composeReport));
  const placed = timed('lay out', () => composed.map((document) => layOut(document, resources)));
  timed('write DOCX', () => {
    for (const [index, document] of composed.entries()) {
      bytes = writeReport(document, placed[index], resources, options).length;
    }
  });
}
report();

function timed(stage, work) {
  const start = performance.now();
  const cpu = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(cpu);
  times[stage].push({
    clock: (performance.now() - start) / documents.length,
    processor: (user + system) / 1000 / documents.length,
  });
  return result;
}

/** The seed with each of its texts begun and ended in words of its own. */
function yamlLikeSeed(index) {
  const data = parse(seed);
  const own = (text, place) => `ฉบับที่ ${index}.${place} ${text} (${['สำนัก', 'กอง', 'ฝ่าย'][(index + place) % 3]})`;
  data.project.name = own(data.project.name, 0);
  for (const key of ['rationale', 'objectives', 'targets']) data[key] = data[key].map(own);
  data.reports = data.reports.map((each, place) => ({ ...each, narrative: own(each.narrative, place) }));
  return stringify(data);
}

function prepare(yaml) {
  const { value, diagnostics } = loadProject('21000000-3230.yaml', Buffer.from(yaml));
  if (!value) throw new Error(JSON.stringify(diagnostics));
  return value;
}

function composeReport({ project, source }) {
  const extras = { digest: source.digest, date: documentDate(project), draft: false };
  return compose(project, resources.template, extras).value;
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
