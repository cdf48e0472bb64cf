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

/** A file, its opener and its options. */
type Task = readonly [opener: OpenerName, file: Uint8Array, options: object];

/** Opens files with the built package, one after the other, in a Node that has never seen TypeScript. */
function openBuilt(...tasks: readonly Task[]): unknown[] {
  const module = pathToFileURL(path.join(packageRoot, 'dist/host/foreign/open-foreign.js')).href;
  const given = tasks.map(([opener, file, options]) => [opener, Buffer.from(file).toString('base64'), options]);
  const program = `import { openForeign } from ${JSON.stringify(module)};
    for (const [opener, file, options] of ${JSON.stringify(given)}) {
      const limits = { packageRoot: ${JSON.stringify(packageRoot)} };
      console.log(JSON.stringify(await openForeign(opener, Buffer.from(file, 'base64'), options, limits)));
    }`;
  const printed = execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  return printed
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

const probe = (options: ProbeOptions): Task => ['probe', bytes, options];

describe('from the sources', () => {
  test('bytes go in and plain data comes out', async () => {
    const opened = await openForeign('probe', bytes, { action: 'measure' }, { packageRoot });
    expect(opened).toEqual({ value: { length: 17, head: new TextEncoder().encode('%PDF') } });
  });
});

describe('in a child that is built', () => {
  /** A child that loads the sources takes half a second for it. */
  const built = { packageRoot, program: packageRoot };

  test('what an opener throws is a failure with its text, not a rejection', async () => {
    const opened = await openForeign('probe', bytes, { action: 'throw' }, built);
    expect(opened).toMatchObject({ failure: 'broken', detail: expect.stringContaining('the probe was to fail') });
  });

  test('a file that takes for ever is stopped', async () => {
    const opened = await openForeign('probe', bytes, { action: 'loop' }, { ...built, timeLimitMs: 1500 });
    expect(opened).toMatchObject({ failure: 'too-long' });
  });

  test.each(['hoard', 'hoard-buffers'] as const)('a file that takes all memory is stopped: %s', async (action) => {
    const limits = { ...built, memoryLimitMb: 100, timeLimitMs: 60_000 };
    expect(await openForeign('probe', bytes, { action }, limits)).toMatchObject({ failure: 'too-much-memory' });
  });

  test('a process that ends by itself is a failure of the file', async () => {
    const opened = await openForeign('probe', bytes, { action: 'exit' }, built);
    expect(opened).toMatchObject({ failure: 'broken', detail: 'status 7' });
  });
});

describe('from the built package', () => {
  test('it is built', () => {
    expect(existsSync(path.join(packageRoot, 'dist/bundle/foreign.cjs')), 'npm run build').toBe(true);
  });

  test('bytes go in and plain data comes out', () => {
    expect(openBuilt(probe({ action: 'measure' }))).toMatchObject([{ value: { length: 17 } }]);
  });

  test('a font and a picture are checked by a child that may read nothing else', () => {
    const shipped = (file: string) => readFileSync(path.join(packageRoot, file));
    const picture = shipped('templates/progress-brief/emblem.svg');
    const font = shipped('fonts/sarabun/Sarabun-Regular.ttf');
    const style = { bold: false, italic: false };
    const opened = openBuilt(
      ['check-picture', picture, {}],
      ['check-font', font, style],
      ['check-font', picture, style],
    );
    expect(opened).toEqual([{ value: null }, { value: null }, expect.not.objectContaining({ value: null })]);
  });

  test('the child reads the package and no other file', () => {
    const opened = openBuilt(
      probe({ action: 'read-file', path: path.join(packageRoot, 'package.json') }),
      probe({ action: 'read-file', path: '/etc/hostname' }),
    );
    expect(opened[0]).toHaveProperty('value');
    expect(opened[1]).toMatchObject({
      failure: 'broken',
      detail: expect.stringMatching(/ERR_ACCESS_DENIED|Access to this API has been restricted/),
    });
  });
});
