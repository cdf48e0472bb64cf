import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { applyDiff, type Block, readRecipes } from './recipes.ts';

const packageRoot = fileURLToPath(new URL('../..', import.meta.url));
const recipes = readRecipes(readFileSync(path.join(packageRoot, 'CONTRIBUTING.md'), 'utf8'));

let copy = '';
beforeAll(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'raingan-recipes-'));
  const files = spawnSync('git', ['ls-files', '-z'], { cwd: packageRoot, encoding: 'utf8' }).stdout.split('\0');
  for (const file of files.filter((name) => name !== '')) cpSync(path.join(packageRoot, file), path.join(copy, file));
  for (const folder of ['node_modules', 'dist']) symlinkSync(path.join(packageRoot, folder), path.join(copy, folder));
  spawnSync('git init --quiet && git add --all', { cwd: copy, shell: true });
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** Files that the steps changed, with what they held; `undefined` where there was none. */
const before = new Map<string, Buffer | undefined>();
afterEach(() => {
  for (const [file, bytes] of before) {
    if (bytes === undefined) rmSync(path.join(copy, file));
    else writeFileSync(path.join(copy, file), bytes);
  }
  before.clear();
});

describe.each(recipes)('$title', ({ steps, checks }) => {
  test('all steps: the checks pass', { timeout: 180_000 }, () => {
    for (const { blocks } of steps) for (const block of blocks) expectPass(follow(block));
    for (const command of checks) expectPass(run(command));
  });

  test.each(steps)('without step $number, $without.command names $without.names', { timeout: 60_000 }, (left) => {
    for (const { blocks } of steps.filter((step) => step !== left)) blocks.forEach(follow);
    const { status, output } = run(left.without.command);
    expect(status, `nothing reports that step ${left.number} is missing:\n${output}`).not.toBe(0);
    expect(output).toContain(left.without.names);
  });
});

interface Ran {
  readonly command: string;
  readonly status: number | null;
  readonly output: string;
}

function follow(block: Block): Ran {
  const done = { command: '', status: 0, output: '' };
  if (block.kind === 'sh') {
    generated.forEach(keep);
    const ran = block.text.trim().split('\n').map(run);
    return ran.find(({ status }) => status !== 0) ?? done;
  }
  const target = path.join(copy, block.path);
  keep(block.path);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, block.kind === 'file' ? block.text : applyDiff(readFileSync(target, 'utf8'), block.text));
  return done;
}

/** What `npm run docs` writes. */
const generated = ['docs/diagnostics.md', 'docs/project.schema.json', 'docs/th/messages.md', 'docs/data.md'];

function keep(file: string): void {
  if (before.has(file)) return;
  try {
    before.set(file, readFileSync(path.join(copy, file)));
  } catch {
    before.set(file, undefined);
  }
}

function run(command: string): Ran {
  const env = {
    ...process.env,
    NO_COLOR: '1',
    FORCE_COLOR: '0',
    VITEST: undefined,
    NODE_OPTIONS: '',
    RAINGAN_UPDATE: undefined,
  };
  const { status, stdout, stderr } = spawnSync(command, { cwd: copy, shell: true, encoding: 'utf8', env });
  return { command, status, output: stdout + stderr };
}

function expectPass({ command, status, output }: Ran): void {
  expect(status, `${command} fails:\n${output}`).toBe(0);
}
