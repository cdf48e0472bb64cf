import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

// The package as npm packs it, judged by tools and used in bundles that are not ours. They are installed for this check
// alone, at these versions: `npm ci` stays light.
const tools = {
  '@arethetypeswrong/cli': '0.18.5',
  '@microsoft/api-extractor': '7.60.1',
  '@types/node': '20.19.43',
  esbuild: '0.28.2',
  express: '5.3.0',
  fastify: '5.12.8',
  publint: '0.3.25',
  typescript: '5.9.3',
  vite: '8.4.0',
  webpack: '5.113.0',
  'webpack-cli': '7.3.1',
};

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'raingan-package-'));
const installed = path.join(folder, 'node_modules/raingan');
let tarball = '';

const run = (program: string, args: readonly string[], cwd = folder): string =>
  execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

const bin = (name: string) => path.join(folder, 'node_modules/.bin', name);

beforeAll(() => {
  const [packed] = JSON.parse(run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder, '--json'], root));
  tarball = path.join(folder, packed.filename);
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module","private":true}');
  const named = Object.entries(tools).map(([name, version]) => `${name}@${version}`);
  run('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock', tarball, ...named]);
  for (const { name, code } of samples) writeFileSync(path.join(folder, name), code);
  const project = samples.find(({ name }) => name === 'project.ts')!.code;
  writeFileSync(
    path.join(folder, 'project.mjs'),
    project.replace(/^import type .*\n/, '').replace(': ProjectInput', ''),
  );
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const samples = [...readFileSync(path.join(root, 'docs/api.md'), 'utf8').matchAll(/^```\w+ (\S+)\n(.*?)^```$/gms)].map(
  ([, name, code]) => ({ name: name!, code: code! }),
);

test('publint and attw find nothing', () => {
  expect(run(bin('publint'), ['run', installed, '--strict'])).toContain('All good!');
  run(bin('attw'), [tarball, '--profile', 'esm-only']); // its status says it
}, 120_000);

test('the types are taken by the oldest TypeScript named, strictly', () => {
  writeFileSync(
    path.join(folder, 'use.ts'),
    `import { type RenderResult, renderReport } from 'raingan';
     export * as parts from 'raingan/import'; export * as summary from 'raingan/summary'; export * as sign from 'raingan/sign';
     export * as verify from 'raingan/verify'; export * as thai from 'raingan/thai';
     import project from './project.js';
     export const result: RenderResult = await renderReport(project, { formats: ['pdf'] });
     // @ts-expect-error parsed data is no input
     renderReport(result.project!);`,
  );
  const strict = ['--strict', '--exactOptionalPropertyTypes', '--skipLibCheck', 'false', '--noEmit'];
  run(bin('tsc'), [...strict, '--module', 'nodenext', '--target', 'es2022', '--types', 'node', 'project.ts', 'use.ts']);
}, 120_000);

test.each(['library', 'import', 'summary', 'sign', 'verify', 'thai'])(
  'the public surface of %s is as committed, every export and every field has a docstring, and what a signature names is exported',
  (part) => {
    const copy = path.join(folder, 'surface');
    if (!existsSync(copy)) cpSync(installed, copy, { recursive: true });
    mkdirSync(path.join(copy, 'etc'), { recursive: true });
    const entry = `dist/types/library/${part}.d.ts`;
    const compilerOptions = {
      ...{ module: 'nodenext', target: 'es2022', lib: ['es2023'], types: ['node'], strict: true, noEmit: true },
      ...{ allowImportingTsExtensions: true, skipLibCheck: true },
    };
    const silent = { default: { logLevel: 'none' } };
    const config = {
      projectFolder: '.',
      newlineKind: 'lf',
      mainEntryPointFilePath: `<projectFolder>/${entry}`,
      compiler: { overrideTsconfig: { compilerOptions, files: [entry] } },
      apiReport: {
        enabled: true,
        reportFolder: '<projectFolder>/etc/',
        reportTempFolder: '<projectFolder>/temp/',
        reportFileName: `${part}.api.md`,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        extractorMessageReporting: {
          ...silent,
          'ae-forgotten-export': { logLevel: 'warning', addToApiReportFile: true },
        },
        tsdocMessageReporting: silent,
      },
    };
    writeFileSync(path.join(copy, 'api-extractor.json'), JSON.stringify(config));
    run(bin('api-extractor'), ['run', '--local'], copy);
    const report = readFileSync(path.join(copy, 'etc', `${part}.api.md`), 'utf8');
    // A lower-case name is a value behind `typeof`, which nobody writes; `raingan` exports what its other parts share.
    const forgotten = [...report.matchAll(/ae-forgotten-export\) The symbol "([A-Z]\w*)"/g)].map(([, name]) => name!);
    const shared = part === 'library' ? '' : readFileSync(path.join(root, 'docs/api-surface/library.api.md'), 'utf8');
    expect(forgotten.filter((name) => !new RegExp(`^export .*\\b${name}\\b`, 'm').test(shared))).toEqual([]);
    expect(report.match(/\(undocumented\)\n.*$/gm) ?? []).toEqual([]);
    const committed = path.join(root, 'docs/api-surface', `${part}.api.md`);
    if (process.env.RAINGAN_UPDATE) {
      mkdirSync(path.dirname(committed), { recursive: true });
      writeFileSync(committed, report);
    }
    expect(report).toBe(readFileSync(committed, 'utf8'));
  },
  120_000,
);

test('the servers of docs/api.md answer with a report or with findings', () => {
  writeFileSync(
    path.join(folder, 'serve.mjs'),
    `import * as express from './express.mjs'; import * as fastify from './fastify.mjs'; import project from './project.mjs';
     const server = express.app.listen(0);
     const address = await fastify.app.listen({ port: 0 });
     const answers = [];
     for (const base of ['http://localhost:' + server.address().port, address]) for (const body of [project, { ...project, rationale: 5 }]) {
       const response = await fetch(base + '/report', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
       const bytes = Buffer.from(await response.arrayBuffer());
       answers.push([response.status, response.headers.get('content-type').split(';')[0], bytes.subarray(0, 5).toString() === '%PDF-']);
     }
     console.log(JSON.stringify(answers));
     server.close(); await fastify.app.close(); await Promise.all([express.close(), fastify.close()]);`,
  );
  const pdf = [200, 'application/pdf', true];
  const findings = [422, 'application/json', false];
  expect(JSON.parse(run(process.execPath, ['serve.mjs']))).toEqual([pdf, findings, pdf, findings]);
}, 120_000);

describe('a bundle beside a copy of the package, in a folder without node_modules', () => {
  const main = `
    import { EnvironmentFailure, openReporter } from 'raingan';
    import project from './project.mjs';
    const jobs = process.argv[2] === 'jobs' ? { jobs: 1 } : {};
    const main = async () => {
      const reporter = await openReporter({ formats: ['pdf', 'docx'], ...jobs });
      const inputs = [project, { ...project, rationale: ['ﬁ'] }, { ...project, rationale: ['﷽'] }];
      const results = await Promise.all(inputs.map((input) => reporter.render(input)));
      await reporter.close();
      return results.map(({ pdf, docx, diagnostics }) => (pdf && docx ? 'made' : diagnostics[0].code)).join(' ');
    };
    main().then(console.log, (error) => console.log(error instanceof EnvironmentFailure, error.path));`;
  const esbuild = (format: string, file: string, ...more: string[]) =>
    run(bin('esbuild'), [
      'main.mjs',
      '--bundle',
      '--platform=node',
      `--format=${format}`,
      `--outfile=${file}`,
      ...more,
    ]);
  const vite = `export default { logLevel: 'warn', build: { ssr: 'main.mjs', outDir: 'out/vite' }, ssr: { noExternal: true } };`;

  test.each<[string, string, () => unknown]>([
    ['esbuild, ESM', 'esm/main.mjs', () => esbuild('esm', 'out/esm/main.mjs')],
    ['esbuild, ESM, minified', 'min/main.mjs', () => esbuild('esm', 'out/min/main.mjs', '--minify')],
    ['esbuild, CommonJS', 'cjs/main.cjs', () => esbuild('cjs', 'out/cjs/main.cjs')],
    [
      'webpack',
      'webpack/main.cjs',
      () =>
        run(bin('webpack'), [
          '--mode',
          'production',
          '--target',
          'node',
          '--entry',
          './main.mjs',
          '-o',
          'out/webpack',
          '--output-filename',
          'main.cjs',
        ]),
    ],
    ['vite', 'vite/main.js', () => run(bin('vite'), ['build'])],
  ])(
    '%s',
    (_name, file, bundle) => {
      writeFileSync(path.join(folder, 'main.mjs'), main);
      writeFileSync(path.join(folder, 'vite.config.mjs'), vite);
      bundle();
      const alone = mkdtempSync(path.join(tmpdir(), 'raingan-bundle-'));
      try {
        const place = path.join(alone, path.dirname(file));
        cpSync(path.join(folder, 'out', path.dirname(file)), place, { recursive: true });
        if (file.endsWith('.js')) writeFileSync(path.join(place, 'package.json'), '{"type":"module"}');
        const start = (...args: string[]) => run(process.execPath, [path.basename(file), ...args], place).trim();
        expect(start()).toBe(`true ${path.join(place, 'raingan')}`);
        cpSync(installed, path.join(place, 'raingan'), { recursive: true });
        expect(start()).toBe('made made E-GLYPH-MISSING');
        expect(start('jobs')).toBe('made made E-GLYPH-MISSING');
      } finally {
        rmSync(alone, { recursive: true });
      }
    },
    120_000,
  );
});
