// Breaks the code on purpose and looks whether a test fails: `npm run mutate -- FOLDER… [--sample 100] [--seed 1]
// [--tests FOLDER] [--also FOLDER] [--only NAME]`. FOLDER is below src/, or one file. All mutants of a folder lie in one
// instrumented copy and are switched on one at a time, so that nothing is compiled or transformed twice. Each runs the test
// files of the mirror folder in test/ that reach it, the quickest first, up to the first failure; those that survive run the
// test files of the folders that `--also` names. The sample is the same for the same seed; `--only` takes all whose name has
// a text, and says which test killed each. The program must be built, for some tests run it.
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findMutants } from './mutate/find-mutants.mjs';
import { plantMutants } from './mutate/plant-mutants.mjs';
import { openTestSession } from './mutate/test-session.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    tests: { type: 'string' },
    also: { type: 'string', multiple: true, default: [] },
    only: { type: 'string' },
  },
});
if (positionals.length === 0) throw new Error('name a folder or a file below src/');
const rows = [];
for (const folder of positionals) rows.push(await mutateFolder(folder.replace(/\/$/, '')));
printTable(rows);

async function mutateFolder(folder) {
  const all = sourcesOf(folder).flatMap((file) => findMutants(root, file));
  const chosen = inOrder(all, values.seed).slice(0, Number(values.sample));
  const mutants = values.only ? all.filter(({ name }) => name.includes(values.only)) : chosen;
  const tests = values.tests ?? mirrorOf(folder);
  console.log(`${folder}: ${all.length} mutants, ${mutants.length} of them tried with ${tests}`);
  const copy = copyProject();
  try {
    plantMutants(copy, mutants);
    const own = await tryAll(copy, mutants, (file) => isIn(file, tests));
    const left = mutants.filter((mutant) => !own.get(mutant).killed);
    const isAlso = (file) => values.also.some((each) => isIn(file, each)) && !isIn(file, tests);
    const others = left.length > 0 ? await tryAll(copy, left, isAlso) : new Map();
    for (const mutant of left) if (!others.get(mutant)?.killed) printSurvivor(mutant, own.get(mutant));
    const killed = mutants.length - left.length;
    const elsewhere = left.filter((mutant) => others.get(mutant)?.killed).length;
    return { folder, tests, made: all.length, tried: mutants.length, killed, elsewhere };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** What becomes of each mutant with the test files that `takes` names. */
async function tryAll(copy, mutants, takes) {
  const files = testFiles(copy).filter(takes);
  const outcomes = new Map();
  const session = openTestSession(copy);
  try {
    const reached = [];
    for (const file of files) {
      const { passed, ms, hits, reason } = await session.run(file);
      if (passed) reached.push({ file, ms, hits: new Set(hits) });
      else console.log(`  left out, for it fails without any mutant: ${file} ${reason}`);
    }
    reached.sort((a, b) => a.ms - b.ms);
    for (const [index, mutant] of mutants.entries()) {
      const able = reached.filter(({ hits }) => hits.has(mutant.id));
      const outcome = { killed: false, reached: able.length, by: undefined };
      for (const { file, ms } of able) {
        const { passed, reason } = await session.run(file, mutant.id, 5 * ms + 10_000);
        if (passed) continue;
        Object.assign(outcome, { killed: true, by: `${file} ${reason}` });
        break;
      }
      outcomes.set(mutant, outcome);
      if (values.only) console.log(`  ${nameOf(mutant)}: ${outcome.by ?? 'survives'}`);
      else if ((index + 1) % 25 === 0) console.log(`  ${index + 1} of ${mutants.length}`);
    }
  } finally {
    await session.close();
  }
  return outcomes;
}

function copyProject() {
  const copy = mkdtempSync(join(tmpdir(), 'raingan-mutants-'));
  for (const { name } of readdirSync(root, { withFileTypes: true })) {
    if (name === '.git') continue;
    if (name === 'node_modules') symlinkSync(join(root, name), join(copy, name));
    else cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  return copy;
}

function sourcesOf(folder) {
  const path = resolve(root, folder);
  if (statSync(path).isFile()) return [folder];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter(({ name }) => /(?<!\.d|\.generated)\.ts$/.test(name))
    .map(({ name, parentPath }) => relative(root, join(parentPath, name)))
    .sort();
}

/** `src/host/lock-folder.ts` is tested in `test/host`. */
function mirrorOf(folder) {
  let mirror = folder.replace(/^src\//, 'test/');
  while (!existsSync(join(root, mirror)) || mirror.endsWith('.ts')) mirror = dirname(mirror);
  return mirror;
}

function isIn(file, place) {
  return file === place || file.startsWith(`${place}/`);
}

function testFiles(copy) {
  return readdirSync(join(copy, 'test'), { recursive: true, withFileTypes: true })
    .filter(({ name }) => name.endsWith('.test.ts'))
    .map(({ name, parentPath }) => relative(copy, join(parentPath, name)))
    .sort();
}

/** The same order for the same seed, whatever else the folder holds. */
function inOrder(mutants, seed) {
  return mutants
    .map((mutant) => ({ mutant, rank: rankOf(`${seed} ${mutant.name}`) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ mutant }) => mutant);
}

/** FNV-1a, and the finish of MurmurHash3, so that like names do not lie together. */
function rankOf(text) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function nameOf({ file, line, kind, written, becomes }) {
  return `${file}:${line} ${kind}: ${written} → ${becomes}`;
}

function printSurvivor(mutant, { reached }) {
  console.log(`  survives${reached === 0 ? ', not reached' : ''}: ${nameOf(mutant)}`);
}

function printTable(all) {
  const share = (part, whole) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(0)} %`);
  console.log('\nfolder | mutants made | tried | killed by its own tests | and by others | killed');
  for (const { folder, made, tried, killed, elsewhere } of all) {
    const counts = [made, tried, killed, elsewhere, share(killed + elsewhere, tried)];
    console.log([folder.padEnd(basename(folder).length), ...counts].join(' | '));
  }
}
