import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { example } from '../library/example.ts';

// The route and the settings of docs/api.md, built by Next.js as `output: 'standalone'`, and served from a copy of that one
// folder. Next.js is installed for this check alone, at these versions.
const tools = ['next@16.4.6', 'react@19.3.1', 'react-dom@19.3.1'];

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'raingan-next-'));
const app = path.join(folder, 'app');
const alone = path.join(folder, 'alone');

const run = (program: string, args: readonly string[], cwd: string): string =>
  execFileSync(program, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: undefined, NEXT_TELEMETRY_DISABLED: '1' },
  });

beforeAll(() => {
  const [packed] = JSON.parse(run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder, '--json'], root));
  mkdirSync(path.join(app, 'app/report'), { recursive: true });
  writeFileSync(path.join(app, 'package.json'), '{"type":"module","private":true}');
  writeFileSync(path.join(app, 'next.config.mjs'), sample('next.config.mjs'));
  writeFileSync(path.join(app, 'app/report/route.js'), sample('route.mjs'));
  writeFileSync(path.join(app, 'app/layout.js'), 'export default ({ children }) => children;\n');
  const options = ['--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts'];
  run('npm', ['install', ...options, path.join(folder, packed.filename), ...tools], app);
  run(path.join(app, 'node_modules/.bin/next'), ['build'], app);
  cpSync(path.join(app, '.next/standalone'), alone, { recursive: true, verbatimSymlinks: true });
  rmSync(app, { recursive: true });
}, 600_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A named block of code of docs/api.md. */
function sample(name: string): string {
  const page = readFileSync(path.join(root, 'docs/api.md'), 'utf8');
  const block = new RegExp(`^\`\`\`js ${name}\\n(.*?)^\`\`\`$`, 'ms').exec(page);
  return block![1]!;
}

test('a standalone server of Next.js renders the sample, and letters outside the shaping table', async () => {
  const port = await freePort();
  const env = { ...process.env, NODE_ENV: 'production' as const, PORT: String(port), HOSTNAME: '127.0.0.1' };
  const server = spawn(process.execPath, ['server.js'], { cwd: alone, env, stdio: 'ignore' });
  const post = async (project: unknown): Promise<readonly unknown[]> => {
    const response = await fetch(`http://127.0.0.1:${port}/report`, { method: 'POST', body: JSON.stringify(project) });
    const bytes = Buffer.from(await response.arrayBuffer());
    return [response.status, bytes.subarray(0, 5).toString() === '%PDF-' || JSON.parse(bytes.toString())[0].code];
  };
  try {
    await expect.poll(() => post(example).catch(String), { timeout: 60_000 }).toEqual([200, true]);
    expect(await post({ ...example, rationale: ['ﬁ'] })).toEqual([200, true]);
    expect(await post({ ...example, rationale: ['﷽'] })).toEqual([422, 'E-GLYPH-MISSING']);
  } finally {
    server.kill();
  }
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
