import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { openForeign } from '../../../src/host/foreign/open-foreign.ts';
import type { OpenerName } from '../../../src/host/foreign/openers.ts';
import type { ProbeOptions } from '../../../src/host/foreign/probe.ts';

const packageRoot = fileURLToPath(new URL('../../..', import.meta.url));
const bytes = new TextEncoder().encode('%PDF-1.7 and more');

/** Opens a probe with the built package. */
const openBuilt = (options: ProbeOptions) => openFile('probe', bytes, options);

/** Opens a file with the built package, in a Node that has never seen TypeScript. */
function openFile(opener: OpenerName, file: Uint8Array, options: object): unknown {
  const module = pathToFileURL(path.join(packageRoot, 'dist/host/foreign/open-foreign.js')).href;
  const program = `import { openForeign } from ${JSON.stringify(module)};
    const opened = await openForeign('${opener}', Buffer.from('${Buffer.from(file).toString('base64')}', 'base64'), ${JSON.stringify(options)},
      { packageRoot: ${JSON.stringify(packageRoot)} });
    console.log(JSON.stringify(opened));`;
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' }));
}

describe('from the sources', () => {
  test('bytes go in and plain data comes out', async () => {
    const opened = await openForeign('probe', bytes, { action: 'measure' }, { packageRoot });
    expect(opened).toEqual({ value: { length: 17, head: new TextEncoder().encode('%PDF') } });
  });

  test('what an opener throws is a failure with its text, not a rejection', async () => {
    const opened = await openForeign('probe', bytes, { action: 'throw' }, { packageRoot });
    expect(opened).toMatchObject({ failure: 'broken', detail: expect.stringContaining('the probe was to fail') });
  });

  test('a file that takes for ever is stopped', async () => {
    const opened = await openForeign('probe', bytes, { action: 'loop' }, { packageRoot, timeLimitMs: 1500 });
    expect(opened).toMatchObject({ failure: 'too-long' });
  });

  test.each(['hoard', 'hoard-buffers'] as const)('a file that takes all memory is stopped: %s', async (action) => {
    const limits = { packageRoot, memoryLimitMb: 100, timeLimitMs: 60_000 };
    expect(await openForeign('probe', bytes, { action }, limits)).toMatchObject({ failure: 'too-much-memory' });
  });

  test('a process that ends by itself is a failure of the file', async () => {
    const opened = await openForeign('probe', bytes, { action: 'exit' }, { packageRoot });
    expect(opened).toMatchObject({ failure: 'broken', detail: 'status 7' });
  });
});

describe('from the built package', () => {
  test('it is built', () => {
    expect(existsSync(path.join(packageRoot, 'dist/bundle/foreign.cjs')), 'npm run build').toBe(true);
  });

  test('bytes go in and plain data comes out', () => {
    expect(openBuilt({ action: 'measure' })).toMatchObject({ value: { length: 17 } });
  });

  test('a font and a picture are checked by a child that may read nothing else', () => {
    const shipped = (file: string) => readFileSync(path.join(packageRoot, file));
    const picture = shipped('templates/progress-brief/emblem.svg');
    expect(openFile('check-picture', picture, {})).toEqual({ value: null });
    const font = shipped('fonts/sarabun/Sarabun-Regular.ttf');
    expect(openFile('check-font', font, { bold: false, italic: false })).toEqual({ value: null });
    expect(openFile('check-font', picture, { bold: false, italic: false })).not.toEqual({ value: null });
  });

  test('the child reads the package and no other file', () => {
    expect(openBuilt({ action: 'read-file', path: path.join(packageRoot, 'package.json') })).toHaveProperty('value');
    expect(openBuilt({ action: 'read-file', path: '/etc/hostname' })).toMatchObject({
      failure: 'broken',
      detail: expect.stringMatching(/ERR_ACCESS_DENIED|Access to this API has been restricted/),
    });
  });
});
