// Time of the PDF output by its stages, warm, one core, and what tags and metadata cost of it.
//   npm run build && taskset -c 0 node bench/pdf.mjs [--rounds N] [--documents N] [--dist dist] [--json]
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { parse, stringify } from 'yaml';

const root = fileURLToPath(new URL('../', import.meta.url));
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '60' },
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
const { makingOf } = await load('making-of.js');
const { writePdf } = await load('pdf/write-pdf.js');
const { PdfFile } = await load('pdf/pdf-file.js');
const { FontSet } = await load('pdf/fonts.js');
const { drawPage } = await load('pdf/draw-page.js');
const { addStructure } = await load('pdf/structure.js');
const { addInfo, addMetadata } = await load('pdf/metadata.js');
const { addOutputIntent } = await load('pdf/srgb.js');
const { addOutline } = await load('pdf/outline.js');
const { attach } = await load('pdf/attachments.js');

const options = { formats: ['pdf'] };
const { value: resources } = await openResources(openWorkspace({ root, packageRoot: root }), options);
const seed = readFileSync(path.join(root, 'data/2564/21000000-3230.yaml'), 'utf8');
const reports = Array.from({ length: Number(values.documents) }, (_, index) => prepare(yamlLikeSeed(index)));
const rounds = Number(values.rounds);

/** Least time of each piece of work for each document, in ms: the machine may be busy with other things. */
const least = new Map();
for (let round = 0; round < rounds; round++) {
  for (const report of reports) {
    timed('whole', report, () => writePdf(report.document, report.pages, report.making));
    timed('whole, no tags', report, () => writePdf(report.untagged, report.plainPages, report.making));
    stages(report);
  }
}
print();

/** One after the other what `writePdf` does. */
function stages(report) {
  const { document, pages, making } = report;
  const time = (name, work) => timed(name, report, work);
  const file = new PdfFile();
  const fonts = new FontSet(file);
  const refs = pages.map(() => file.reserve());
  const drawn = time('draw pages', () => pages.map((page, index) => drawPage(page, index, fonts)));
  time('compress pages', () => drawn.map(({ content }) => file.addStream({}, Buffer.from(content, 'latin1'))));
  time('embed fonts', () => fonts.embed());
  time('colour profile', () => addOutputIntent(file));
  time('metadata', () => [addInfo(file, document.info, making), addMetadata(file, document.info, making)]);
  const marks = drawn.flatMap((page) => page.marks);
  time('structure', () => addStructure(file, document, marks, refs));
  time('bookmarks', () => addOutline(file, document, pages, refs));
  time('attachments', () => attach(file, making.attachments, document.info.date));
  time('objects to bytes', () => file.write(refs[0], refs[0]));
}

function timed(name, report, work) {
  const start = performance.now();
  const result = work();
  const time = performance.now() - start;
  const times = least.get(name) ?? new Map();
  times.set(report, Math.min(time, times.get(report) ?? Number.POSITIVE_INFINITY));
  least.set(name, times);
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

/** Without tags: an empty tree, and each page one single artifact. */
function prepare(yaml) {
  const source = { file: '21000000-3230.yaml', bytes: Buffer.from(yaml) };
  const { value: loaded, diagnostics } = loadProject(source.file, source.bytes);
  if (!loaded) throw new Error(JSON.stringify(diagnostics));
  const { project } = loaded;
  const extras = { digest: loaded.source.digest, date: documentDate(project), draft: false };
  const document = compose(project, resources.template, extras).value;
  const pages = layOut(document, resources);
  const artifacts = (lines) => lines.map((line) => ({ ...line, role: 'header' }));
  return {
    document,
    pages,
    making: makingOf(loaded, source, resources, options),
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
