// raingan against its peers: the same four-page reports, each with its own text, in one run. Ratios are what counts.
//   npm install --prefix bench                        Typst's compiler and stock pdfmake, needed here alone
//   npm run --prefix bench bench -- [--full] [--documents 90] [--warm-up 300] [--rounds 3] [--shuffle] [--scale 2000] [--dist dist]
//                                   [--peers FOLDER] [--out FILE]
//   npm run bench -- hundred                         one table alone, or several: warm alone cold hundred layer loop scale stages;
//                                                    the others of results.md stay as they are
// Some eight minutes on a quiet machine, the hundred alone four; --full has more reports and rounds in every table and takes a quarter of an hour.
// --shuffle puts the words of each phrase in an order of their own: no stretch of text is ever seen twice.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeDocuments } from './documents.mjs';
import * as pdfmake from './engines/pdfmake.mjs';
import { peerVersion } from './engines/peer.mjs';
import * as raingan from './engines/raingan.mjs';
import * as typst from './engines/typst.mjs';
import { measureOnTwoCores } from './event-loop.mjs';
import { hundredTable, measureHundred } from './hundred.mjs';
import { layerTable, measureLayer } from './layer.mjs';
import { measureAlone, measureCold } from './processes.mjs';
import { report, titles } from './report.mjs';
import { measureScale } from './scale.mjs';
import { profileStages, withParts } from './stages.mjs';

// A machine's own certificates are read at each start of Node, which costs raingan and its peers 30 ms alike.
delete process.env.NODE_EXTRA_CA_CERTS;

const bench = fileURLToPath(new URL('.', import.meta.url));
const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    full: { type: 'boolean', default: false },
    documents: { type: 'string' },
    'warm-up': { type: 'string' },
    rounds: { type: 'string' },
    shuffle: { type: 'boolean', default: false },
    dist: { type: 'string', default: path.join(bench, '../dist') },
    peers: { type: 'string', default: bench },
    scale: { type: 'string' },
    python: { type: 'string', default: process.env.BENCH_PYTHON ?? 'python3' },
    out: { type: 'string', default: path.join(bench, 'results.md') },
    pinned: { type: 'boolean', default: false },
  },
});
/** How much of everything, unless the command line says otherwise. */
const sizes = given.full
  ? {
      documents: 300,
      'warm-up': 300,
      rounds: 5,
      scale: 10_000,
      peerReports: 600,
      layerRounds: 5,
      coreRounds: 3,
      hundredRounds: [9, 5, 1],
      loop: 1000,
    }
  : {
      documents: 90,
      'warm-up': 300,
      rounds: 3,
      scale: 2000,
      peerReports: 80,
      layerRounds: 2,
      coreRounds: 1,
      hundredRounds: [3, 2, 1],
      loop: 300,
    };
const values = { ...sizes, ...given };
const tables = Object.keys(titles);
const unknown = positionals.find((name) => !tables.includes(name));
if (unknown) {
  console.error(`no table is called ${unknown}; there are ${tables.join(', ')}`);
  process.exit(2);
}
const versions = versionsOf();
const isWanted = (name) => positionals.length === 0 || positionals.includes(name);
if (positionals.length === 1 && isWanted('hundred')) {
  store({ hundred: hundredTable(await measureHundred({ ...values, rounds: values.hundredRounds })) }, []);
  process.exit();
}
if (!given.pinned && spawnSync('taskset', ['--version']).status === 0) {
  const again = ['-c', '0', process.execPath, ...process.argv.slice(1), '--pinned'];
  process.exit(spawnSync('taskset', again, { stdio: 'inherit' }).status);
}

// Pages are counted by a reporter of its own, so that the one measured has seen none of the reports.
const countPages = await raingan.open(values);
const warmUp = Number(values['warm-up']);
const { folder, documents: all } = await writeDocuments(
  warmUp + Number(values.documents),
  async (document) => (await countPages(document)).pages,
  values,
);
const documents = all.slice(warmUp);
const build = await raingan.open(values);
const engines = [
  { name: raingan.name, build },
  { name: 'raingan without its fast layer', build: await raingan.open({ ...values, fast: false }) },
];
for (const peer of [typst, pdfmake]) {
  engines.push({ name: peer.name, build: await peer.open(values), warmsUpIn: values.peerReports });
}

const amount = Number(values.scale);
/** What is measured for each table; the shares of the stages are shown as milliseconds of a warm report. */
const measures = {
  warm: measureWarm,
  stages: async () => withParts(await profileStages(build, documents)),
  alone: () => measureAlone(folder, values),
  cold: () => measureCold(folder, documents[0], values),
  hundred: async () => hundredTable(await measureHundred({ ...values, rounds: values.hundredRounds })),
  scale: () => measureScale({ documents: amount, reports: amount, rounds: values.coreRounds }),
  layer: async () => layerTable(await measureLayer(folder, { ...values, rounds: values.layerRounds })),
  loop: () => measureOnTwoCores({ reports: values.loop, dist: values.dist }),
};
const measured = {};
for (const [name, measure] of Object.entries(measures)) {
  if (isWanted(name) || (name === 'warm' && isWanted('stages'))) measured[name] = await measure();
}
rmSync(folder, { recursive: true });
store(measured, documents);

/** Writes the results; of a choice of tables, only those are put in the place of the old ones. */
function store(measured, documents) {
  const before = positionals.length > 0 && existsSync(values.out) ? readFileSync(values.out, 'utf8') : '';
  const text = report({ versions, values, documents }, measured, before);
  writeFileSync(values.out, text);
  console.log(text);
}

/** After as many others as a warm V8 needs, every engine sets its share of the documents in turn, round after round. */
async function measureWarm() {
  for (const [index, document] of all.slice(0, warmUp).entries()) {
    for (const { build, warmsUpIn = warmUp } of engines) if (index < warmsUpIn) await build(document);
  }
  const rounds = Number(values.rounds);
  const share = Math.floor(documents.length / rounds);
  const results = engines.map(({ name }) => ({ name, times: [], bytes: 0 }));
  for (let round = 0; round < rounds; round++) {
    const own = documents.slice(round * share, (round + 1) * share);
    for (const [index, engine] of engines.entries()) {
      const result = results[index];
      const start = process.cpuUsage();
      let bytes = 0;
      for (const document of own) bytes += (await engine.build(document)).bytes.length;
      const { user, system } = process.cpuUsage(start);
      result.times.push((user + system) / 1000 / own.length);
      result.bytes = bytes / own.length;
    }
  }
  return results;
}

function versionsOf() {
  const node = `Node ${process.versions.node}`;
  try {
    const typstVersion = peerVersion('@myriaddreamin/typst-ts-node-compiler', values.peers);
    return `${node}, pdfmake ${peerVersion('pdfmake', values.peers)}, typst-ts-node-compiler ${typstVersion}`;
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
