// A department's reports, from the start of the process to its end: 10, 100 and 1,000 new ones, PDF and PDF with DOCX, on one
// core and on two, beside Typst in one process for the same reports. Files are written to memory.
//   npm run bench -- hundred                     stores the table in results.md
//   node bench/hundred.mjs [--counts 10,100] [--rounds 5,3,1] [--peers FOLDER] [--python PROGRAM]
// `--python` names a Python that has PyPI's `typst` (0.15.2: PDF/A-3a with PDF/UA-1); its column is empty without one.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { memory, writeDocuments } from './documents.mjs';
import * as raingan from './engines/raingan.mjs';
import { median } from './processes.mjs';

// A machine's own certificates are read at each start of Node, which costs raingan and its peers 30 ms alike.
delete process.env.NODE_EXTRA_CA_CERTS;

const bench = fileURLToPath(new URL('.', import.meta.url));
const engines = ['pdf', 'pdf,docx', 'typst', 'pypi'];

/** Seconds by engine, for each number of reports and cores; all take turns, so that a busy minute is everyone's. */
export async function measureHundred({ dist, peers, python, counts = [10, 100, 1000], rounds = [5, 3, 1] }) {
  const work = mkdtempSync(path.join(memory, 'raingan-hundred-'));
  try {
    await prepare(work, counts, { dist });
    const tools = { work, dist, peers, python };
    const present = engines.filter((engine) => engine !== 'pypi' || hasTypst(python));
    return counts.flatMap((count, index) =>
      ['0', '0,1'].map((cores) => ({ count, cores: cores.split(',').length, ...take(count, cores, rounds[index]) })),
    );

    function take(count, cores, times) {
      const runs = Object.fromEntries(present.map((engine) => [engine, []]));
      for (let round = 0; round < times; round++) {
        for (const engine of present) {
          // A thousand take Typst a minute, on one core as on two.
          if (count >= 1000 && cores !== '0' && engine in commands) continue;
          runs[engine].push(runOf(engine, count, cores, tools));
        }
      }
      return Object.fromEntries(Object.entries(runs).map(([engine, all]) => [engine, middle(all)]));
    }
  } finally {
    rmSync(work, { recursive: true });
  }
}

const middle = (runs) =>
  runs.length === 0
    ? undefined
    : { wall: median(runs.map(({ wall }) => wall)), cpu: median(runs.map(({ cpu }) => cpu)) };

/** The same reports of four pages as YAML and as JSON, in a folder for each number. */
async function prepare(work, counts, { dist }) {
  const count = await raingan.open({ dist });
  const most = Math.max(...counts);
  const { folder } = await writeDocuments(most, async (document) => (await count(document)).pages);
  const names = readdirSync(path.join(folder, 'data')).filter((name) => name.endsWith('.yaml'));
  for (const each of counts) {
    const data = path.join(work, String(each), 'data');
    mkdirSync(data, { recursive: true });
    for (const name of names.slice(0, each)) {
      for (const file of [name, name.replace(/yaml$/, 'json')])
        cpSync(path.join(folder, 'data', file), path.join(data, file));
    }
  }
  rmSync(folder, { recursive: true });
}

function hasTypst(python) {
  return python !== undefined && spawnSync(python, ['-c', 'import typst']).status === 0;
}

/** How the peers are run; what else is an engine is a choice of raingan's formats. */
const commands = {
  typst: (data, out, { peers }) => [
    process.execPath,
    path.join(bench, 'once.mjs'),
    'typst',
    data,
    out,
    '--peers',
    peers,
  ],
  pypi: (data, out, { python }) => [python, path.join(bench, 'typst-documents.py'), data, out],
};

/** Seconds on the clock and of the processors, from the start of the process to its end. */
function runOf(engine, count, cores, tools) {
  const folder = path.join(tools.work, String(count));
  const [data, out] = [path.join(folder, 'data'), path.join(folder, 'output')];
  rmSync(out, { recursive: true, force: true });
  const main = path.join(tools.dist, 'cli/main.cjs');
  const own = [process.execPath, main, 'build', data, '--format', engine, '--quiet', '--out', out];
  const command = commands[engine]?.(data, out, tools) ?? own;
  const times = path.join(tools.work, 'times');
  const script = 'TIMEFORMAT="%3R %3U %3S"; { time "$@" 2>&3; } 3>/dev/null 2>"$TIMES"';
  const { status } = spawnSync('bash', ['-c', script, 'bash', 'taskset', '-c', cores, ...command], {
    env: { ...process.env, TIMES: times },
    stdio: 'ignore',
  });
  if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}`);
  const files = readdirSync(out, { recursive: true }).filter((name) => name.endsWith('.pdf'));
  if (files.length !== count) throw new Error(`${engine} wrote ${files.length} of ${count} reports`);
  const [wall, user, system] = readFileSync(times, 'utf8').trim().split(' ').map(Number);
  return { wall, cpu: user + system };
}

/** The rows as a table of Markdown: seconds on the clock, of the processors in brackets, and the ratio of the former. */
export function hundredTable(rows) {
  const seconds = (run) => (run ? `${run.wall.toFixed(2)} (${run.cpu.toFixed(2)})` : '–');
  const lines = rows.map((row) => {
    // Where Typst was not run on two cores, it takes as long as on one.
    const peer = row.typst ?? rows.find(({ count, typst }) => count === row.count && typst)?.typst;
    const ratio = (run) => (peer && run ? (run.wall / peer.wall).toFixed(2) : '–');
    const cells = [row.count, row.cores, seconds(row.pdf), ratio(row.pdf), seconds(row['pdf,docx'])];
    return `| ${[...cells, ratio(row['pdf,docx']), seconds(row.typst), seconds(row.pypi)].join(' | ')} |`;
  });
  return [
    '| reports | cores | PDF | of Typst | PDF and DOCX | of Typst | Typst in Node | Typst of PyPI |',
    '|--:|--:|--:|--:|--:|--:|--:|--:|',
    ...lines,
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      counts: { type: 'string', default: '10,100,1000' },
      rounds: { type: 'string', default: '5,3,1' },
      dist: { type: 'string', default: path.join(bench, '../dist') },
      peers: { type: 'string', default: bench },
      python: { type: 'string', default: process.env.BENCH_PYTHON ?? 'python3' },
    },
  });
  const numbers = (list) => list.split(',').map(Number);
  const counts = numbers(values.counts);
  console.log(hundredTable(await measureHundred({ ...values, counts, rounds: numbers(values.rounds) })));
}
