import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createWorkspace } from '../../src/host/node-workspace.ts';
import { temporaryName } from '../../src/host/temporary-name.ts';
import { writeStream } from '../../src/host/write-stream.ts';

const packageRoot = fileURLToPath(new URL('../../', import.meta.url));
const host = (name: string) => new URL(`../../src/host/${name}.ts`, import.meta.url).href;
const loader = join(createRequire(import.meta.url).resolve('jiti/package.json'), '../lib/jiti-register.mjs');

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'raingan-signals-'));
});
afterEach(() => rmSync(root, { recursive: true }));

/** Runs a module that says `ready` and never ends by itself. */
async function started(script: string): Promise<ChildProcess> {
  writeFileSync(join(root, 'script.mts'), script);
  const args = ['--import', pathToFileURL(loader).href, join(root, 'script.mts')];
  const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, TMPDIR: root }, stdio: 'pipe' });
  await once(child.stdout!, 'data');
  return child;
}

const stream = `import { writeStream } from '${host('write-stream')}';
async function* pieces() {
  yield Buffer.alloc(100_000);
  console.log('ready');
  await new Promise((settle) => setTimeout(settle, 60_000));
}
await writeStream('.', 'bag.zip', pieces());`;

const folder = `import { temporaryFolder } from '${host('temporary-folder')}';
temporaryFolder([['a/b', Buffer.alloc(10)]]);
console.log('ready');
setTimeout(() => {}, 60_000);`;

describe.skipIf(process.platform === 'win32')('a signal ends a command, and what it had beside is gone', () => {
  test.each(
    (['SIGINT', 'SIGTERM', 'SIGHUP'] as const).flatMap((signal) => [
      [signal, 'a file that is written', stream] as const,
      [signal, 'a folder of files for a moment', folder] as const,
    ]),
  )('%s: %s', async (signal, _, script) => {
    const child = await started(script);
    expect(readdirSync(root).filter((name) => /raingan-/.test(name))).toHaveLength(1);
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([null, signal]);
    expect(readdirSync(root)).toEqual(['script.mts']);
  });

  test('a command that listens for signals goes on with both, and a child of its own is ended at once', async () => {
    const child = await started(`${folder.replace("console.log('ready');", '')}
import { whenEnding } from '${host('when-ending')}';
whenEnding(() => console.log('at once'), { atOnce: true });
whenEnding(() => console.log('at the end'));
process.once('SIGINT', () => setTimeout(() => process.exit(130), 100));
console.log('ready');`);
    const said: string[] = [];
    child.stdout!.on('data', (text) => said.push(String(text)));
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([130, null]);
    expect(said.join('')).toBe('at once\nat the end\n');
    expect(readdirSync(root)).toEqual(['script.mts']);
  });
});

test('what a killed command left beside a file is gone when a file is written there again', async () => {
  const left = temporaryName().replace(String(process.pid), String(2 ** 22 + 1));
  const workspace = createWorkspace({ root, packageRoot });
  const writes = [
    () => workspace.writeNew('a.yaml', Buffer.from('new')),
    () => workspace.replaceWhole('a.yaml', Buffer.from('new'), Buffer.from('newer')),
    () => writeStream(root, 'bag.zip', (async function* () {})()),
  ];
  for (const write of writes) {
    writeFileSync(join(root, left), 'half');
    await write();
    expect(readdirSync(root)).not.toContain(left);
  }
});

test.skipIf(process.platform !== 'linux')('output that the disk does not take is reported, once', () => {
  const main = join(packageRoot, 'dist', 'cli', 'main.js');
  const line = `exec "${process.execPath}" "${main}" schema >/dev/full`;
  const { status, stderr } = spawnSync('sh', ['-c', line], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
  expect(status).toBe(3);
  expect(stderr.match(/standard output could not be written \(ENOSPC\)/g)).toHaveLength(1);
});

test.skipIf(process.platform !== 'linux')(
  'a folder whose name is no UTF-8 is named, and nothing is written to another one',
  () => {
    const main = join(packageRoot, 'dist', 'cli', 'main.js');
    const line = `mkdir "$(printf 'a\\377b')" && cd "$(printf 'a\\377b')" && exec "${process.execPath}" "${main}" new 50000000-101 --year 2565`;
    const env = { ...process.env, LC_ALL: 'C' };
    const { status, stderr } = spawnSync('sh', ['-c', line], { encoding: 'utf8', cwd: root, env });
    expect(status).toBe(3);
    expect(stderr).toContain('is not in UTF-8');
    expect(readdirSync(root, 'buffer').map((name) => name.toString('latin1'))).toEqual(['a\xffb']);
  },
);
