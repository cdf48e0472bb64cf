// Runs the built program on each Node of the range that is supported: its ends and its middle, exact versions (`nodeRange` in
// package.json). Every file and every answer must be the same, byte for byte.
//   npm run node-range
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { nodeOfRange } from './pinned-node.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const main = path.join(root, 'dist/cli/main.js');
const { nodeRange } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const work = mkdtempSync(path.join(tmpdir(), 'raingan-node-range-'));

const commands = [
  ['build', '--year', '2564', '--format', 'pdf,docx,txt'],
  ['build', '--year', '2564', '--format', 'pdf,docx,txt', '--jobs', '2', '--out', 'two'],
  ['build', '--year', '2564', '--pdf', '2.0', '--template', 'progress-brief', '--out', 'brief'],
  ['check', '--reporter', 'json', '--verbose'],
  ['list', '--year', '2564', '--csv'],
  ['summary', '--year', '2564', '--out', 'sum'],
  ['import', 'output/2564/21000000-3230.pdf', '--from-text', '--out', 'imported'],
  ['verify', 'output/2564/21000000-3230.pdf', '--data', 'data'],
  ['new', '50140000-1025', '--year', '2565', '--out', 'fresh'],
  ['schema'],
];

const render = `
  const { renderReport } = await import(${JSON.stringify(pathToFileURL(path.join(root, 'dist/index.js')).href)});
  const { readFileSync } = await import('node:fs');
  const { pdf, docx } = await renderReport(readFileSync('data/2564/21000000-3230.yaml'), { formats: ['pdf', 'docx'] });
  const { createHash } = await import('node:crypto');
  for (const bytes of [pdf, docx]) console.log(createHash('sha256').update(bytes).digest('hex'));
`;

let reference;
let failed = false;
for (const version of Object.keys(nodeRange)) {
  const started = performance.now();
  const found = await resultsOf(version);
  reference ??= found;
  const other = [...new Set([...reference.keys(), ...found.keys()])].filter(
    (name) => reference.get(name) !== found.get(name),
  );
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const verdict = other.length > 0 ? `FAIL  differs in ${other.join(', ')}` : 'PASS';
  console.log(`${verdict.padEnd(5)} Node ${version.padEnd(8)} ${found.size} files and answers, ${seconds} s`);
  failed ||= other.length > 0;
}
rmSync(work, { recursive: true });
process.exitCode = failed ? 1 : 0;

/** Digests of what a version answers and writes, by name. */
async function resultsOf(version) {
  const node = nodeOfRange(version);
  const folder = path.join(work, version);
  const results = new Map();
  const run = (name, args, env = {}) => {
    const { status, stdout, stderr } = spawnSync(node, args, {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C.UTF-8', TZ: 'UTC', ...env },
    });
    if (status !== 0) throw new Error(`Node ${version}: ${name} ended with ${status}\n${stdout}\n${stderr}`);
    results.set(name, digest(stdout));
    return stdout;
  };
  mkdirSync(path.join(folder, 'data/2564'), { recursive: true });
  for (const sample of ['data/2564/21000000-3230.yaml', 'scripts/sample/04000000-1032.yaml'])
    cpSync(path.join(root, sample), path.join(folder, 'data/2564', path.basename(sample)));
  const said = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim();
  if (said !== `v${version}`) throw new Error(`Node ${version} calls itself ${said}`);
  for (const command of commands) run(`raingan ${command.join(' ')}`, [main, ...command, '--lang', 'en']);
  run('raingan build without the fast layer', [main, ...commands[0], '--out', 'plain', '--quiet'], {
    RAINGAN_FAST: 'off',
  });
  run('renderReport', ['--input-type=module', '-e', render]);
  results.set('raingan studio', await studio(node, folder));
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isFile()) results.set(path.relative(folder, file), digest(readFileSync(file)));
  }
  return results;
}

/** Starts the studio, enters it as a browser does, and ends it. */
async function studio(node, folder) {
  const child = spawn(node, [main, 'studio', '.', '--no-open', '--port', '0'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    let said = '';
    for await (const part of child.stdout) {
      said += part;
      if (said.includes('\n')) break;
    }
    const entered = await fetch(said.trim(), { redirect: 'manual' });
    const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
    const page = await fetch(new URL('/', said.trim()), { headers: { cookie } });
    const nonce = /nonce-([^']+)/.exec(page.headers.get('content-security-policy') ?? '')?.[1] ?? '';
    const text = (await page.text()).replaceAll(nonce, ''); // the only thing that differs from answer to answer
    if (entered.status !== 303 || page.status !== 200)
      throw new Error(`the studio answered ${entered.status}, ${page.status}`);
    return digest(text);
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

function digest(content) {
  return createHash('sha256').update(content).digest('hex');
}
