import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

const main = path.resolve('dist/cli/main.js');
const started = new Set<ChildProcess>();
const folders: string[] = [];

afterAll(() => {
  for (const child of started) child.kill('SIGQUIT');
  for (const child of started) if (child.spawnfile !== 'setpriv') child.kill('SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

export function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'raingan-queue-'));
  folders.push(folder);
  return folder;
}

export interface Server {
  readonly url: string;
  /** Ends it at once, as a machine that loses its power. */
  kill(): Promise<void>;
  /** Starts it again with what its folder holds. */
  start(): Promise<void>;
}

/** A Redis server that loses its memory with its process, or, with `keeps`, writes all to its folder. */
export async function startRedis({
  keeps = false,
  program = 'redis-server',
} = {}): Promise<Server & { flush(): void }> {
  const port = await freePort();
  const folder = newFolder();
  const memory = keeps ? ['--appendonly', 'yes', '--appendfsync', 'always'] : ['--appendonly', 'no'];
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', ...memory];
  const server = await serve(`redis://127.0.0.1:${port}`, port, () => spawn(program, args, { stdio: 'ignore' }));
  return { ...server, flush: () => void execFileSync('redis-cli', ['-p', String(port), 'flushall']) };
}

/** Valkey, where `npm run queue-checks` could get it. */
export const valkeyProgram = process.env.RAINGAN_VALKEY || undefined;

/** A PostgreSQL server; as root it runs as Debian's user `postgres`, for it refuses root. */
export async function startPostgres(): Promise<Server> {
  const port = await freePort();
  const folder = newFolder();
  const bin = postgresFolder();
  const isRoot = process.getuid?.() === 0;
  if (isRoot) execFileSync('chown', ['postgres', folder]);
  chmodSync(folder, 0o700);
  const data = path.join(folder, 'data');
  const as = (program: string, args: string[]): [string, string[]] =>
    isRoot
      ? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', program, ...args]]
      : [program, args];
  execFileSync(...as(path.join(bin, 'initdb'), ['-D', data, '-A', 'trust', '-U', 'postgres', '--no-sync']), {
    stdio: 'ignore',
    cwd: '/',
  });
  const args = ['-D', data, '-p', String(port), '-k', folder, '-h', '127.0.0.1', '-c', 'fsync=off'];
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const run = () => spawn(...as(path.join(bin, 'postgres'), args), { stdio: 'ignore', cwd: '/' });
  return serve(url, port, run, 'SIGQUIT'); // at once, its own processes too
}

/** A server that speaks S3, and an empty bucket on it. */
export async function startS3(): Promise<Server & { readonly environment: Record<string, string> }> {
  const port = await freePort();
  const folder = newFolder();
  const program = path.join(process.env.RAINGAN_S3RVER ?? '', 'node_modules/s3rver/bin/s3rver.js');
  const args = [program, '--directory', folder, '--port', String(port), '--address', '127.0.0.1', '--silent'];
  const options = ['--configure-bucket', 'reports'];
  const server = await serve('s3://reports/bangkok', port, () =>
    spawn(process.execPath, ['--no-warnings', ...args, ...options], { stdio: 'ignore' }),
  );
  return {
    ...server,
    environment: {
      AWS_ACCESS_KEY_ID: 'S3RVER',
      AWS_SECRET_ACCESS_KEY: 'S3RVER',
      AWS_REGION: 'us-east-1',
      NODE_NO_WARNINGS: '1', // the SDK's on Node 20
      AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}`,
    },
  };
}

async function serve(
  url: string,
  port: number,
  run: () => ChildProcess,
  ending: NodeJS.Signals = 'SIGKILL',
): Promise<Server> {
  let child: ChildProcess;
  const server = {
    url,
    async start() {
      child = run();
      started.add(child);
      await until(() => accepts(port), `a server on port ${port}`);
    },
    async kill() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill(ending);
      await ended;
    },
  };
  await server.start();
  return server;
}

function postgresFolder(): string {
  const debian = '/usr/lib/postgresql';
  const [version] = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  return version === undefined ? path.dirname(which('initdb')) : path.join(debian, version, 'bin');
}

const which = (program: string) => execFileSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' }).trim();

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    import('node:net').then(({ connect }) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.once('connect', () => socket.end());
    });
  });
}

/** Waits until something holds; throws after a minute. */
export async function until(holds: () => boolean | Promise<boolean>, what: string, ms = 60_000): Promise<void> {
  for (const end = Date.now() + ms; !(await holds()); await sleep(50)) {
    if (Date.now() > end) throw new Error(`waited too long for ${what}`);
  }
}

export const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A folder with so many projects of fiscal year 2564, each with a name of its own. */
export function officeOf(count: number): string {
  const folder = newFolder();
  const seed = readFileSync('data/2564/21000000-3230.yaml', 'utf8');
  mkdirSync(path.join(folder, 'data/2564'), { recursive: true });
  for (let at = 0; at < count; at += 1) {
    const code = `${50 + (at % 40)}140000-${1000 + at}`;
    const text = seed.replaceAll('21000000-3230', code).replace('name: กิจกรรม', `name: โครงการที่ ${at + 1} กิจกรรม`);
    writeFileSync(path.join(folder, 'data/2564', `${code}.yaml`), text);
  }
  return folder;
}

export interface Place {
  /** Folder of the office. */
  readonly folder: string;
  readonly queue: string;
  readonly store: string;
  readonly environment?: Readonly<Record<string, string>>;
}

const environmentOf = ({ queue, store, environment }: Place) => ({
  ...process.env,
  RAINGAN_LANG: 'en',
  RAINGAN_QUEUE: queue,
  RAINGAN_STORE: store,
  ...environment,
});

/** Runs one command to its end. */
export function raingan(place: Place, ...args: string[]) {
  return spawnSync(process.execPath, [main, ...args], {
    cwd: place.folder,
    env: environmentOf(place),
    encoding: 'utf8',
    timeout: 80_000,
  });
}

export interface QueueEvent {
  readonly event: string;
  readonly file?: string;
  readonly reason?: string;
  readonly [name: string]: unknown;
}

export interface RunningWorker {
  readonly child: ChildProcess;
  readonly events: readonly QueueEvent[];
  /** All that it wrote to stdout. */
  readonly lines: readonly string[];
  count(event: string): number;
  stderr(): string;
  /** Its exit status, or the signal that ended it. */
  readonly ended: Promise<number | string | null>;
}

/** Starts `raingan worker`; its jobs go to others after three seconds of silence. */
export function startWorker(place: Place, ...args: string[]): RunningWorker {
  return startCommand(place, 'worker', '--concurrency', '1', '--lock', '3', ...args);
}

/** Starts a command beside others. */
export function startCommand(place: Place, ...args: string[]): RunningWorker {
  const all = [main, ...args];
  const child = spawn(process.execPath, all, { cwd: place.folder, env: environmentOf(place) });
  started.add(child);
  const events: QueueEvent[] = [];
  const written: string[] = [];
  let [rest, said] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    written.push(...lines);
    for (const line of lines) if (line.startsWith('{')) events.push(JSON.parse(line));
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = new Promise<number | string | null>((resolve) =>
    child.once('close', (status, signal) => resolve(status ?? signal)),
  );
  const count = (name: string) => events.filter(({ event }) => event === name).length;
  return { child, events, lines: written, count, stderr: () => said, ended };
}

/** All files below a folder, by relative path. */
export function contentOf(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  return new Map(names.sort().map((name) => [name, readFileSync(path.join(folder, name), 'latin1')]));
}
