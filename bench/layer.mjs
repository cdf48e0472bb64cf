// What the fast layer saves: all of it, and each path switched off alone, each measured in processes of their own.
//   npm run build && node bench/layer.mjs [--reports 300] [--rounds 5] [--only steady,hundred,cold] [--peers FOLDER]
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { memory, writeDocuments } from './documents.mjs';
import * as raingan from './engines/raingan.mjs';
import { median } from './processes.mjs';

// A machine's own certificates are read at each start of Node, which costs raingan and its peers 30 ms alike.
delete process.env.NODE_EXTRA_CA_CERTS;

const bench = fileURLToPath(new URL('.', import.meta.url));
const hundred = 100;

/**
 * For the whole layer, without it, and without each of its paths: processor time of a report in a warm process, and of the
 * whole processes that build a hundred reports and one. All take turns, so that a busy minute of the machine is everyone's.
 */
export async function measureLayer(
  folder,
  { dist, peers, rounds = 5, peerReports = 600, only = ['steady', 'hundred', 'cold'] },
) {
  const { fastPaths } = await import(pathToFileURL(path.join(dist, 'fast/fast-paths.js')).href);
  const rows = [
    { name: 'with the fast layer', setting: '' },
    { name: 'without it', setting: 'off' },
    ...fastPaths.map((name) => ({ name: `without \`${name}\``, setting: name })),
    { name: 'Typst', engine: 'typst' },
  ].map((row) => ({ ...row, steady: [], hundred: [], cold: [] }));

  const work = mkdtempSync(path.join(memory, 'raingan-layer-'));
  try {
    prepare(folder, work);
    for (let round = 0; round < Number(rounds); round++) {
      for (const kind of only)
        for (const row of rows) row[kind].push(measures[kind](row, { folder, work, dist, peers, peerReports }));
    }
  } finally {
    rmSync(work, { recursive: true });
  }
  return rows.map(({ name, steady, hundred: many, cold }) => ({
    name,
    steady: median(steady),
    hundred: median(many),
    cold: median(cold),
  }));
}

/** The data of a hundred reports, and of one, in folders of their own. */
function prepare(folder, work) {
  const codes = readdirSync(path.join(folder, 'data'))
    .filter((name) => name.endsWith('.yaml'))
    .slice(0, hundred);
  for (const [part, names] of [
    ['hundred', codes],
    ['one', codes.slice(0, 1)],
  ]) {
    mkdirSync(path.join(work, part, 'data'), { recursive: true });
    for (const name of names) {
      for (const file of [name, name.replace(/yaml$/, 'json')]) {
        cpSync(path.join(folder, 'data', file), path.join(work, part, 'data', file));
      }
    }
  }
}

/** Each gives milliseconds of processor time: of a report, of a hundred, of one. */
const measures = {
  steady({ engine = 'raingan', setting }, { folder, dist, peers, peerReports }) {
    const most = engine === 'raingan' ? [] : ['--most', String(peerReports)];
    const args = [path.join(bench, 'alone.mjs'), engine, folder, '--dist', dist, '--peers', peers, ...most];
    return JSON.parse(run(args, setting).stdout).cpu;
  },
  hundred: (row, tools) => whole(row, 'hundred', tools),
  cold: (row, tools) => whole(row, 'one', tools),
};

function whole({ engine, setting }, part, { work, dist, peers }) {
  const folder = path.join(work, part);
  const out = path.join(folder, 'output');
  rmSync(out, { recursive: true, force: true });
  const args = engine
    ? [path.join(bench, 'once.mjs'), engine, path.join(folder, 'data'), out, '--peers', peers]
    : [path.join(dist, 'cli/main.cjs'), 'build', path.join(folder, 'data'), '--format', 'pdf', '--quiet', '--out', out];
  return run(args, setting, { stderr: 'ignore' }).cpu;
}

/** Runs a process on one core; gives what it printed, and its processor time in ms, as it and its children have used it. */
function run(args, setting = '', { stderr = 'inherit' } = {}) {
  const times = path.join(os.tmpdir(), `raingan-times-${process.pid}`);
  const script = 'TIMEFORMAT="%3U %3S"; { time "$@" 2>&3; } 3>&2 2>"$TIMES"';
  const { status, stdout } = spawnSync(
    'bash',
    ['-c', script, 'bash', 'taskset', '-c', '0', process.execPath, ...args],
    {
      encoding: 'utf8',
      env: { ...process.env, RAINGAN_FAST: setting, TIMES: times },
      stdio: ['ignore', 'pipe', stderr],
    },
  );
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`);
  const [user, system] = readFileSync(times, 'utf8').trim().split(' ').map(Number);
  rmSync(times);
  return { stdout, cpu: (user + system) * 1000 };
}

/** The rows as a table of Markdown: what each path saves is how much longer it takes without it. */
export function layerTable(rows) {
  const [layer] = rows;
  const typst = rows.at(-1);
  const cell = (row, kind, digits) => {
    const value = row[kind];
    if (value === undefined) return '–';
    const difference =
      row === layer || row === typst
        ? ''
        : ` (${value < layer[kind] ? '−' : '+'}${Math.abs(value - layer[kind]).toFixed(digits)})`;
    return `${value.toFixed(digits)}${difference}`;
  };
  const ratio = (row, kind) => (typst[kind] === undefined ? '–' : (row[kind] / typst[kind]).toFixed(2));
  const lines = rows.map((row) => {
    const cells = [
      ['steady', 2],
      ['hundred', 0],
      ['cold', 0],
    ].flatMap(([kind, digits]) => [cell(row, kind, digits), ratio(row, kind)]);
    return `| ${[row.name, ...cells].join(' | ')} |`;
  });
  return [
    '| | steady, ms a report | of Typst | hundred, ms | of Typst | cold, ms | of Typst |',
    '|---|--:|--:|--:|--:|--:|--:|',
    ...lines,
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      reports: { type: 'string', default: '300' },
      rounds: { type: 'string', default: '5' },
      only: { type: 'string', default: 'steady,hundred,cold' },
      dist: { type: 'string', default: path.join(bench, '../dist') },
      peers: { type: 'string', default: bench },
      out: { type: 'string' },
    },
  });
  const count = await raingan.open(values);
  const { folder } = await writeDocuments(Number(values.reports), async (document) => (await count(document)).pages);
  const table = layerTable(await measureLayer(folder, { ...values, only: values.only.split(',') }));
  rmSync(folder, { recursive: true });
  if (values.out) writeFileSync(values.out, `${table}\n`);
  console.log(table);
}
