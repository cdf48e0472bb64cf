// Time of the PDF output, warm, one core, and what tags and metadata cost of it; results.md has it by stages.
//   npm run build && taskset -c 0 node bench/pdf.mjs [--rounds N] [--documents N] [--dist dist] [--json]
import { parseArgs } from 'node:util';
import { openSeedDocuments } from './seed-documents.mjs';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '60' },
    documents: { type: 'string', default: '20' },
    dist: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const { load, resources, loaded, composed } = await openSeedDocuments(values.dist);
const { layOut } = await load('layout/lay-out.js');
const { makingOf } = await load('making-of.js');
const { writePdf } = await load('pdf/write-pdf.js');
const { PdfFile } = await load('pdf/pdf-file.js');
const { addInfo, addMetadata } = await load('pdf/metadata.js');

const options = { formats: ['pdf'] };
const reports = [];
for (let index = 0; index < Number(values.documents); index++) reports.push(await prepare(loaded(index)));
const rounds = Number(values.rounds);

/** Least time of each piece of work for each document, in ms: the machine may be busy with other things. */
const least = new Map();

for (let round = 0; round < rounds; round++) {
  for (const report of reports) {
    const { document, making } = report;
    timed('whole', report, () => writePdf(document, report.pages, making));
    timed('whole, no tags', report, () => writePdf(report.untagged, report.plainPages, making));
    const file = new PdfFile();
    timed('metadata', report, () => [addInfo(file, document.info, making), addMetadata(file, document.info, making)]);
  }
}
print();

function timed(name, report, work) {
  const start = performance.now();
  work();
  const time = performance.now() - start;
  const times = least.get(name) ?? new Map();
  times.set(report, Math.min(time, times.get(report) ?? Number.POSITIVE_INFINITY));
  least.set(name, times);
}

/** Also without tags: an empty tree, and each page one single artifact. */
async function prepare({ loaded: project, source }) {
  const document = composed(project);
  const pages = await layOut(document, resources);
  const artifacts = (lines) => lines.map((line) => ({ ...line, role: 'header' }));
  return {
    document,
    pages,
    making: makingOf(project, source, resources, options),
    untagged: { ...document, body: [] },
    plainPages: pages.map((page) => ({ ...page, lines: artifacts(page.lines) })),
  };
}

function print() {
  const mean = (times) => [...times.values()].reduce((sum, time) => sum + time, 0) / times.size;
  const ms = Object.fromEntries([...least].map(([name, times]) => [name, mean(times)]));
  const [{ document, pages, making }] = reports;
  const bytes = writePdf(document, pages, making).length;
  const share = (ms.whole - ms['whole, no tags'] + ms.metadata) / ms.whole;
  if (values.json) {
    console.log(JSON.stringify({ documents: reports.length, rounds, bytes, ms, share }));
    return;
  }
  console.log(`${reports.length} documents of ${pages.length} pages, best of ${rounds} rounds, ${bytes} bytes each`);
  for (const [name, time] of Object.entries(ms)) {
    console.log(`${name.padEnd(20)} ${time.toFixed(3).padStart(7)} ms a document`);
  }
  console.log(`tags and metadata    ${(share * 100).toFixed(1).padStart(7)} % of the time to write a document`);
}
