// Joins the compiled modules of the program, and most packages they use, into a few files that start fast, and keeps
// V8's bytecode beside them (src/fast/bundle/load-bundle.ts says why). Runs at the end of `npm run build`.
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'rolldown';
import { programDigest } from './program-digest.mjs';

const { resolve } = createRequire(import.meta.url);
const root = fileURLToPath(new URL('..', import.meta.url));
const dist = (...parts) => path.join(root, 'dist', ...parts);

// What `raingan/…` loads.
const subPaths = ['import', 'summary', 'sign', 'verify', 'thai'];

// Packages that a stage loads when it first needs them, by `createRequire(import.meta.url)('…')`: each a bundle of its own.
const lazyPackages = ['yaml', 'linebreak', 'fontkit'];

// It loads a file of its own, by its place in node_modules.
const external = ['@hyzyla/pdfium'];

// HTML's character references, which their module unpacks whenever it is loaded: 6 ms.
const packedEntities = /[\\/]entities[\\/]dist[\\/]generated[\\/]decode-data-html\.js$/;

const sharedModules =
  /[\\/]dist[\\/](library[\\/](?!(?:library|import|summary|sign|verify|thai)\.js)|batch[\\/](?:serve-tasks|worker-)|host[\\/](?:web|current-moment)\.js|docx[\\/](?:properties|unzip)\.js|thai[\\/]break-opportunities\.js)/;

rmSync(dist('bundle'), { recursive: true, force: true });
const { output } = await build({
  cwd: root,
  input: {
    program: dist('cli/program.js'),
    'worker-program': dist('cli/worker-program.js'),
    foreign: dist('host/foreign/serve-foreign.js'),
    library: dist('library/library.js'),
    // Loaded by its name before V8 is set for a first report, see src/fast/bundle/tune-compiler.ts.
    'write-report': dist('docx/write-report.js'),
    ...Object.fromEntries(lazyPackages.map((name) => [`package-${name}`, resolve(name)])),
    ...Object.fromEntries(subPaths.map((name) => [name, dist(`library/${name}.js`)])),
  },
  platform: 'node',
  external,
  plugins: [
    { name: 'lazy-packages', transform: { filter: { id: /[\\/]dist[\\/]/ }, handler: lazyToBundle } },
    { name: 'unpacked-entities', load: { filter: { id: packedEntities }, handler: unpackEntities } },
  ],
  // What one command imports when it is needed, another has from its start.
  checks: { ineffectiveDynamicImport: false },
  output: {
    dir: dist('bundle'),
    format: 'cjs',
    exports: 'named',
    // A package is required: an import in a file that `vm` runs makes Node 20 warn of an experimental feature.
    dynamicImportInCjs: false,
    charset: 'ascii',
    comments: false,
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs',
    // What every command needs, and what every build needs besides: one file each, their imports with them.
    codeSplitting: {
      groups: [
        { name: 'start', test: /[\\/]dist[\\/]cli[\\/](program|help)\.js$/, priority: 2 },
        {
          name: 'report',
          test: /[\\/]dist[\\/](cli[\\/](options[\\/]parse-arguments|commands[\\/]build)|batch[\\/]run|report|fast[\\/]compiled-template[\\/]restore-template)\.js$/,
          priority: 1,
        },
        // One file for what one kind of work loads together.
        { name: 'list', test: /[\\/]dist[\\/]cli[\\/]commands[\\/]list[a-z-]*\.js$/ },
        {
          name: 'start-file',
          test: /[\\/]dist[\\/](cli[\\/]commands[\\/](new|new-template|rollover)|import[\\/](roll-over|starter-file))\.js$/,
        },
        { name: 'template', test: /[\\/]dist[\\/]template[\\/](check-template|compile-template|pictures[\\/]qr)\.js$/ },
        {
          name: 'queue',
          test: /[\\/]dist[\\/](queue[\\/]|cli[\\/](commands|options)[\\/](enqueue|queue-|status|fetch)|host[\\/](epoch|run-raingan|end-soon)\.js)/,
        },
        { name: 'read-pdf', test: /[\\/]dist[\\/]import[\\/](placeholder|pdf[\\/][a-z-]+)\.js$/ },
        { name: 'archive', test: /[\\/]dist[\\/](archive[\\/]|cli[\\/]commands[\\/](pack|verify-bag)\.js)/ },
        {
          name: 'verifying',
          test: /[\\/]dist[\\/](verify[\\/]|cli[\\/](commands[\\/]verify|terminal[\\/]verify-output)\.js)/,
        },
        { name: 'tables', test: /[\\/]dist[\\/]import[\\/](table|update)[\\/]/ },
        { name: 'signing', test: /[\\/]dist[\\/]sign[\\/]/ },
        { name: 'verifying', test: /[\\/]dist[\\/]verify[\\/]/ },
        { name: 'archive', test: /[\\/]dist[\\/]archive[\\/]/ },
        {
          name: 'importing',
          test: /[\\/]dist[\\/]import[\\/](?!(?:pdf|roll-over|starter-file|schema-path)|.*workbook)/,
        },
        { name: 'watch', test: /[\\/]dist[\\/](cli[\\/]commands[\\/]watch[a-z-]*|host[\\/]watch-files)\.js$/ },
        { name: 'word-template', test: /[\\/]dist[\\/]docx[\\/]word-template[\\/]/ },
        // Small modules that several entries share: one file in place of a dozen.
        { name: 'shared', test: sharedModules, priority: 1 },
      ],
    },
  },
});
checkCode();
for (const [name, program] of [
  ['main', 'program'],
  ['worker', 'worker-program'],
])
  await buildStartFile(name, program);
writeFileSync(dist('bundle/LICENSES.txt'), licences());
for (const name of ['harfbuzz.wasm', 'harfbuzz-subset.wasm']) {
  copyFileSync(resolve(`harfbuzzjs/dist/${name}`), dist('bundle', name));
}
for (const name of ['main.js', 'main.cjs']) chmodSync(dist('cli', name), 0o755); // npm sets it on the first installation only
writeFileSync(dist('digest.txt'), `${programDigest(root)}\n`);
execFileSync(process.execPath, [path.join(root, 'scripts/record-bytecode.mjs')], {
  stdio: ['ignore', 'ignore', 'inherit'],
});

/** A start file as one CommonJS module, which Node starts sooner than an ES module. */
async function buildStartFile(name, program) {
  await build({
    cwd: root,
    input: dist(`cli/${name}.js`),
    platform: 'node',
    external: [`./${program}.js`],
    output: { file: dist(`cli/${name}.cjs`), format: 'cjs', codeSplitting: false, comments: false },
  });
}

/** A package that is loaded when it is first needed is in a bundle beside. */
function lazyToBundle(code) {
  const lazy = /createRequire\(import\.meta\.url\)\('([^']+)'\)/g;
  if (!lazy.test(code)) return null;
  return code.replace(lazy, (_, name) => {
    if (!lazyPackages.includes(name)) throw new Error(`${name} is not among the lazy packages`);
    return `((loaded) => loaded.default ?? loaded)(createRequire(import.meta.url)('./package-${name}.cjs'))`;
  });
}

/** The same module with the table that it would unpack, low byte first. */
async function unpackEntities(id) {
  const { htmlDecodeTree, ...more } = await import(pathToFileURL(id));
  if (!(htmlDecodeTree instanceof Uint16Array) || Object.keys(more).length > 0) throw new Error(`${id} has changed`);
  const bytes = Buffer.from(htmlDecodeTree.buffer, htmlDecodeTree.byteOffset, htmlDecodeTree.byteLength);
  return `const bytes = Buffer.from(${JSON.stringify(bytes.toString('base64'))}, 'base64');
if (new Uint8Array(new Uint16Array([1]).buffer)[0] === 0) bytes.swap16();
export const htmlDecodeTree = new Uint16Array(new Uint8Array(bytes).buffer);`;
}

/** The loader reads bytes as characters, which only ASCII survives, and lets no code import. */
function checkCode() {
  for (const { fileName, code } of output) {
    if (/\bdecodeTrieDict\("/.test(code)) throw new Error(`${fileName} unpacks character references`);
    if (/\bimport\("/.test(code)) throw new Error(`${fileName} holds a dynamic import`);
    const found = /[^\0-\x7f]/.exec(code);
    if (found) throw new Error(`${fileName} is not ASCII: ${code.slice(found.index - 40, found.index + 40)}`);
  }
}

/** The licences of all packages that are in the bundle, as each of them asks for. */
function licences() {
  const folders = new Set(
    output
      .flatMap(({ moduleIds }) => moduleIds)
      .map((id) => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id)?.[0])
      .filter(Boolean),
  );
  return [...folders]
    .sort()
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
      const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
      const text = file ? readFileSync(path.join(folder, file), 'utf8').trim() : `Licence: ${license}`;
      return `${name} ${version}\n\n${text}\n`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
}
