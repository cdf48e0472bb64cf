// What a process of its own shows: memory, speed on one and on two cores, and the time from start to end.
import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackage } from './installed.mjs';

const bench = fileURLToPath(new URL('.', import.meta.url));
const engineNames = ['raingan', 'typst', 'typst-best', 'pdfmake'];
const roundCount = 11;
const slowRoundCount = 3;
const aloneRounds = 3;

/** For each engine: processor time of a document in ms, documents a second on one core and, as two processes, on two; peak memory in MB. */
export async function measureAlone(folder, { dist, peers, peerReports }) {
  const run = (engine, core) => {
    const most = engine === 'raingan' ? [] : ['--most', String(peerReports)];
    return runPinned(core, [path.join(bench, 'alone.mjs'), engine, folder, '--dist', dist, '--peers', peers, ...most]);
  };
  const alone = engineNames.map(() => []);
  for (let round = 0; round < aloneRounds; round++) {
    for (const [index, engine] of engineNames.entries()) alone[index].push(await run(engine, 0));
  }
  const results = [];
  for (const [index, name] of engineNames.entries()) {
    const one = alone[index].reduce((least, each) => (each.cpu < least.cpu ? each : least));
    const two = await Promise.all([run(name, 0), run(name, 1)]);
    results.push({
      ...{ name, cpu: one.cpu, one: 1000 / one.ms, memory: one.memory },
      two: two.reduce((sum, { ms }) => sum + 1000 / ms, 0),
    });
  }
  return results;
}

/** Whole processes, pinned to one core: median milliseconds. */
export function measureCold(folder, { code, file }, { dist, peers }) {
  const cli = path.join(dist, 'cli/main.cjs');
  const installed = installPackage();
  const json = path.join(folder, 'data', `${code}.json`);
  const output = path.join(folder, 'cold.pdf');
  const once = (engine) => [path.join(bench, 'once.mjs'), engine, json, output, '--peers', peers];
  const build = (main) => [main, 'build', file, '--format', 'pdf', '--force', '--out', path.join(folder, 'output')];
  const commands = [
    ['raingan build, one report', build(cli)],
    ['Typst, one report', once('typst')],
    ['pdfmake, one report', once('pdfmake'), slowRoundCount],
    ['raingan build from the npm package, one report', build(installed.main)],
    ["the npm package's library, one report", [installed.program, file, output]],
    ['raingan --help', [cli, '--help']],
    ['raingan --version', [cli, '--version']],
    ['node alone', ['-e', '0']],
  ];
  const times = commands.map(() => []);
  for (let round = 0; round < roundCount; round++) {
    for (const [index, [, args, rounds = roundCount]] of commands.entries()) {
      if (round < rounds) times[index].push(timeOf(args));
    }
  }
  rmSync(installed.folder, { recursive: true });
  return commands.map(([name], index) => ({ name, ms: median(times[index]) }));
}

function timeOf(args) {
  const start = performance.now();
  const { status, stderr } = spawnSync('taskset', ['-c', '0', process.execPath, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')}\n${stderr}`);
  return performance.now() - start;
}

function runPinned(core, args) {
  return new Promise((resolve, reject) => {
    const child = spawn('taskset', ['-c', String(core), process.execPath, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let out = '';
    child.stdout.on('data', (data) => {
      out += data;
    });
    child.on('close', (status) => (status === 0 ? resolve(JSON.parse(out)) : reject(new Error(`${args[0]} failed`))));
  });
}

export function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
