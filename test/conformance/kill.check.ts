import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { seededRandom } from '../support/random.ts';
import { folderDigests } from './support/folder-digests.ts';
import { writeSmallProjects } from './support/small-projects.ts';

// A run is killed as the machine's power would: no handler runs. What is there then must be whole, and the next run
// must bring the folder to what an undisturbed run makes of it. Moments are random, from seeds: the same every time.

const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const rounds = 10;
const killsARound = 2;
const reports = 12;

const folder = mkdtempSync(path.join(tmpdir(), 'raingan-kill-'));
const output = path.join(folder, 'output');
let whole: ReadonlyMap<string, string>;

beforeAll(async () => {
  writeSmallProjects(path.join(folder, 'data'), reports);
  await build();
  whole = folderDigests(output);
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each(Array.from({ length: rounds }, (_, round) => round))('round %i', async (round) => {
  const random = seededRandom(round);
  rmSync(output, { recursive: true, force: true });
  for (let kill = 0; kill < killsARound; kill += 1) {
    const moment = { builtReports: random.integer(1, reports / 2), ms: random.integer(0, 60) };
    await build(random.pick(['1', '2']), moment);
    await vi.waitFor(() => expect(workersLeft()).toEqual([]), { timeout: 10_000 });
    const found = [...folderDigests(output)].filter(([name]) => isFinished(name));
    for (const [name, digest] of found) expect(digest, name).toBe(whole.get(name));
    const when = `${moment.ms} ms after ${moment.builtReports} reports`;
    console.log(`PASS kill   round ${round}, ${when}: ${found.length} of ${whole.size - 1} outputs, all whole`);
  }
  expect(await build()).toBe(0);
  expect(folderDigests(output)).toEqual(whole);
});

/** Worker processes whose run is gone: they are to end with the report they hold. */
function workersLeft(): string[] {
  const { stdout } = spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' });
  return stdout.split('\n').filter((line) => line.includes('worker.cjs') && line.includes(folder));
}

/** Outputs; the manifest grows while a run goes on, and the lock and temporary files are the next run's to remove. */
function isFinished(name: string): boolean {
  return !path.basename(name).startsWith('.') && !name.endsWith('manifest.json');
}

interface Moment {
  readonly builtReports: number;
  readonly ms: number;
}

/** Builds, and kills the run at a moment if one is given; returns the exit status. */
function build(jobs = '1', moment?: Moment): Promise<number | null> {
  const child = spawn(process.execPath, [program, 'build', '--json', '--jobs', jobs], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let built = 0;
  let timer: NodeJS.Timeout | undefined;
  const look = () => {
    if (moment && built >= moment.builtReports) timer ??= setTimeout(() => child.kill('SIGKILL'), moment.ms);
  };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    built += text.split('"event":"built"').length - 1;
    look();
  });
  look();
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      clearTimeout(timer);
      resolve(status);
    });
  });
}
