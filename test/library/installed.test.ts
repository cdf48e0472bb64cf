import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as library from '../../src/library/library.ts';

// The package as npm packs it, unpacked where npm would install it; what it depends on is the repository's own.
const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'raingan-installed-'));
const installed = path.join(folder, 'node_modules/raingan');
let files: string[] = [];

beforeAll(() => {
  const options = ['pack', '--ignore-scripts', '--pack-destination', folder, '--json'];
  const [packed] = JSON.parse(execFileSync('npm', options, { cwd: root, encoding: 'utf8' }));
  files = packed.files.map((file: { path: string }) => file.path);
  mkdirSync(installed, { recursive: true });
  execFileSync('tar', ['-xzf', path.join(folder, packed.filename), '-C', installed, '--strip-components', '1']);
  symlinkSync(path.join(root, 'node_modules'), path.join(installed, 'node_modules'));
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
  for (const { name, code } of samples) writeFileSync(path.join(folder, name), code);
  writeFileSync(
    path.join(folder, 'project.mjs'),
    toJavaScript(samples.find(({ name }) => name === 'project.ts')!.code),
  );
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true }));

/** Named blocks of code of the page. */
const samples = [...readFileSync(path.join(root, 'docs/api.md'), 'utf8').matchAll(/^```\w+ (\S+)\n(.*?)^```$/gms)].map(
  ([, name, code]) => ({ name: name!, code: code! }),
);

const toJavaScript = (code: string) => code.replace(/^import type .*\n/, '').replace(': ProjectInput', '');

function run(name: string, ...args: string[]): string {
  return execFileSync(process.execPath, [name, ...args], { cwd: folder, encoding: 'utf8' });
}

function runCode(code: string): unknown {
  writeFileSync(path.join(folder, 'run.mjs'), code);
  return JSON.parse(run('run.mjs'));
}

describe('the package', () => {
  test('holds what runs, and nothing of one machine', () => {
    expect(files.length).toBeLessThan(200);
    expect(files.filter((file) => /bytecode|\.map$|^src|^test|^scripts/.test(file))).toEqual([]);
  });

  test('exports what the library does, to import and to require', () => {
    const names = runCode(`import * as all from 'raingan'; console.log(JSON.stringify(Object.keys(all)))`);
    expect(names).toEqual(Object.keys(library).sort());
    writeFileSync(path.join(folder, 'run.cjs'), `console.log(typeof require('raingan').renderReport)`);
    expect(run('run.cjs')).toBe('function\n');
  });

  test('runs the command line with any fast paths taken away', () => {
    const main = path.join(installed, 'dist/cli/main.js');
    const env = { ...process.env, RAINGAN_FAST: 'off' };
    expect(execFileSync(process.execPath, [main, '--version'], { cwd: folder, env, encoding: 'utf8' })).toMatch(/^\d/);
  });

  test('its bundle and its folder alone, without any other package, render rare letters; without the folder opening fails at once', {
    tags: 'exhaustive',
  }, async () => {
    const alone = mkdtempSync(path.join(tmpdir(), 'raingan-alone-'));
    const main = `
      import { EnvironmentFailure, openReporter, OptionError } from 'raingan';
      import project from './project.mjs';
      try {
        const reporter = await openReporter({ jobs: 1 });
        const { pdf, docx } = await reporter.render({ ...project, rationale: ['ﬁ'] });
        console.log(pdf.length > 10000, docx.length > 10000);
        await reporter.close();
      } catch (error) {
        console.log(error instanceof EnvironmentFailure, error instanceof OptionError, error.path, error.hint.en);
      }`;
    writeFileSync(path.join(folder, 'main.mjs'), main);
    const file = path.join(alone, 'app/main.mjs');
    await build({ cwd: folder, input: path.join(folder, 'main.mjs'), platform: 'node', output: { file } });
    const start = () => execFileSync(process.execPath, [file], { cwd: alone, encoding: 'utf8' });
    const missing = path.join(alone, 'app/raingan');
    expect(start()).toBe(
      `true false ${missing} copy the folder \`node_modules/raingan\` to \`${missing}\`, beside the bundle\n`,
    );
    cpSync(installed, missing, {
      recursive: true,
      filter: (from) => !from.endsWith('node_modules/raingan/node_modules'),
    });
    expect(start()).toBe('true true\n');
    rmSync(alone, { recursive: true });
  });
});

describe('raingan/thai', () => {
  test('gives breaks with position, kind and penalty, with no set-up', () => {
    const breaks = runCode(
      `import { breakOpportunities } from 'raingan/thai';
       console.log(JSON.stringify(breakOpportunities('การกระจายอำนาจ (ต่อ)')));`,
    );
    expect(breaks).toEqual([
      { position: 3, kind: 'word', penalty: expect.any(Number) },
      { position: 9, kind: 'word', penalty: expect.any(Number) },
      { position: 15, kind: 'space', penalty: 0 },
    ]);
  });

  test('has types', { tags: 'exhaustive' }, () => {
    const use = path.join(folder, 'use-thai.ts');
    writeFileSync(
      use,
      `import { type BreakOpportunity, breakOpportunities } from 'raingan/thai';
       const first: BreakOpportunity | undefined = breakOpportunities('')[0];
       const penalty: number | undefined = first?.penalty;
       const kind: 'mandatory' | 'space' | 'word' | 'punctuation' | 'address' | undefined = first?.kind;
       export const used = [penalty, kind];
       // @ts-expect-error no number
       breakOpportunities(1);`,
    );
    const tsc = path.join(root, 'node_modules/.bin/tsc');
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--types', 'node'];
    const typeRoots = ['--typeRoots', path.join(root, 'node_modules/@types')];
    // Beside the file for the strict types of the whole package there may be a configuration; this one is given here.
    const ignored = ['--ignoreConfig'];
    expect(() =>
      execFileSync(tsc, [...ignored, ...options, ...typeRoots, use], { cwd: folder, encoding: 'utf8' }),
    ).not.toThrow();
  });
});

describe('docs/api.md', () => {
  test('names every export', () => {
    const text = readFileSync(path.join(root, 'docs/api.md'), 'utf8');
    expect(Object.keys(library).filter((name) => !text.includes(name))).toEqual([]);
  });

  test('its types are those of the package, strictly', () => {
    writeFileSync(
      path.join(folder, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          module: 'nodenext',
          target: 'es2022',
          strict: true,
          exactOptionalPropertyTypes: true,
          skipLibCheck: false,
          noEmit: true,
          types: ['node'],
          typeRoots: [path.join(root, 'node_modules/@types')],
        },
        files: ['project.ts', 'use.ts'],
      }),
    );
    writeFileSync(
      path.join(folder, 'use.ts'),
      `
      import { type DiagnosticCode, EnvironmentFailure, type Project, type Range, type RenderResult, renderReport, type Severity } from 'raingan';
      import 'raingan/import'; import 'raingan/summary'; import 'raingan/sign'; import 'raingan/verify'; import 'raingan/thai';
      import project from './project.js';
      const result: RenderResult = await renderReport(project, { formats: ['pdf'] });
      const code: DiagnosticCode | undefined = result.diagnostics[0]?.code;
      const range: Range | undefined = result.diagnostics[0]?.range;
      const severity: Severity = 'error';
      const parsed: Project | undefined = result.project;
      export const used = [code, range, severity, parsed, new Response(result.pdf ?? null), EnvironmentFailure];
      // @ts-expect-error parsed data is no input
      renderReport(parsed!);
    `,
    );
    const tsc = path.join(root, 'node_modules/.bin/tsc');
    expect(() => execFileSync(tsc, ['-p', '.'], { cwd: folder, encoding: 'utf8', stdio: 'pipe' })).not.toThrow();
  }, 60_000);

  test('its samples do what they say', { tags: 'exhaustive' }, () => {
    expect(run('five-lines.mjs')).toMatch(/^\d{5} bytes\n$/);
    expect(run('findings.mjs')).toContain('reports[0].progress: ข้อผิดพลาด E-PERCENT-RANGE');
    expect(run('hundred.mjs').trim().split('\n')).toHaveLength(100);
    expect(run('parts.mjs')).toBe('0\ndata/2565/50140000-1024.yaml\n1 2\n');
    const route = runCode(`
      import { POST } from './route.mjs'; import { messagesOf } from './form.mjs'; import { handler } from './lambda.mjs';
      import project from './project.mjs';
      const body = JSON.stringify(project);
      const responses = [body, '{}'].map((body) => POST(new Request('http://x.invalid', { method: 'POST', body })));
      const [good, bad] = await Promise.all(responses);
      const messages = await messagesOf({ ...project, rationale: 5 });
      const answer = await handler({ body });
      console.log(JSON.stringify([good.headers.get('content-type'), bad.status, Object.keys(messages), answer.statusCode]));`);
    expect(route).toEqual(['application/pdf', 422, ['rationale'], 200]);
    const previewed = runCode(`
      import { toYaml } from 'raingan'; import { preview } from './preview.mjs'; import project from './project.mjs';
      const text = toYaml(project);
      const { lines } = await preview(text);
      const wrong = text.replace(/progress: .*/, 'progress: many');
      const { marks } = await preview(wrong);
      const { from, to } = marks.find(({ severity }) => severity === 'error');
      console.log(JSON.stringify([lines.some(({ page, text }) => page === 1 && text.includes('1.1 ')), wrong.slice(from, to)]));`);
    expect(previewed).toEqual([true, 'many']);
    const threaded = runCode(`
      import { Worker } from 'node:worker_threads'; import project from './project.mjs';
      const worker = new Worker(new URL('./worker.mjs', import.meta.url));
      worker.postMessage(project);
      worker.once('message', ({ pdf }) => { console.log(pdf.length > 10000); worker.terminate(); });`);
    expect(threaded).toBe(true);
  });
});
