import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyDiff, type Block, readRecipes } from './recipes.ts';

// Follows the recipes of CONTRIBUTING.md on copies of the sources, two at a time: once whole, and once without each step.

const packageRoot = fileURLToPath(new URL('../..', import.meta.url));
const recipes = readRecipes(readFileSync(path.join(packageRoot, 'CONTRIBUTING.md'), 'utf8'));

let folder = '';
const free: Copy[] = [];
const waiting: ((copy: Copy) => void)[] = [];
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'raingan-recipes-'));
  free.push(createCopy('one'), createCopy('two'));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }), 120_000);

describe.concurrent.each(recipes)('$title', { tags: 'exhaustive' }, ({ steps, checks }) => {
  test('all steps: the checks pass', { timeout: 300_000 }, async () => {
    await inCopy(async (copy) => {
      for (const { blocks } of steps) for (const block of blocks) expectPass(await copy.follow(block));
      for (const command of checks) expectPass(await copy.run(command));
    });
  });

  const reported = steps.flatMap(({ number, without }) => (without ? [{ number, ...without }] : []));
  test.each(reported)('without step $number, $command names $names', { timeout: 300_000 }, async (left) => {
    await inCopy(async (copy) => {
      const blocks = steps.filter(({ number }) => number !== left.number).flatMap((step) => step.blocks);
      for (const block of blocks) await copy.follow(block);
      const { status, output } = await copy.run(left.command);
      expect(status, `nothing reports that step ${left.number} is missing:\n${output}`).not.toBe(0);
      expect(output).toContain(left.names);
    });
  });
});

interface Ran {
  readonly command: string;
  readonly status: number | null;
  readonly output: string;
}

function expectPass({ command, status, output }: Ran): void {
  expect(status, `${command} fails:\n${output}`).toBe(0);
}

/** Waits for a copy that nobody uses, and restores it afterwards. */
async function inCopy(use: (copy: Copy) => Promise<void>): Promise<void> {
  const copy = free.pop() ?? (await new Promise<Copy>((resolve) => waiting.push(resolve)));
  try {
    await use(copy);
  } finally {
    copy.restore();
    const next = waiting.shift();
    if (next) next(copy);
    else free.push(copy);
  }
}

type Copy = ReturnType<typeof createCopy>;

function createCopy(name: string) {
  const root = path.join(folder, name);
  const at = (file: string) => path.join(root, file);
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: packageRoot,
    encoding: 'utf8',
  })
    .split('\0')
    .slice(0, -1);
  for (const file of files) cpSync(path.join(packageRoot, file), at(file));
  symlinkSync(path.join(packageRoot, 'node_modules'), at('node_modules'));
  cpSync(path.join(packageRoot, 'dist'), at('dist'), { recursive: true });
  // The tests of the recipes read sources; the package is not built anew for each step.
  writeFileSync(at('test/support/built-package.ts'), 'export default (): void => {};\n');
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=raingan', '-c', 'user.email=raingan@example.org', ...args], { cwd: root });
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--no-verify', '--message', 'the sources');

  async function run(command: string): Promise<Ran> {
    const own = { NO_COLOR: '1', FORCE_COLOR: '0', NODE_OPTIONS: '', VITEST: undefined, RAINGAN_UPDATE: undefined };
    const child = spawn(command, { cwd: root, shell: true, env: { ...process.env, ...own } });
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const [status, out, err] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
    return { command, status, output: out + err };
  }

  return {
    run,
    async follow(block: Block): Promise<Ran> {
      if (block.kind === 'sh') return run(block.text.trim().replaceAll('\n', ' && '));
      mkdirSync(path.dirname(at(block.path)), { recursive: true });
      if (block.kind === 'diff' && !existsSync(at(block.path)))
        return { command: block.path, status: 1, output: 'there is no such file; a step before makes it' };
      const content = block.kind === 'file' ? block.text : applyDiff(readFileSync(at(block.path), 'utf8'), block.text);
      writeFileSync(at(block.path), content);
      return { command: block.path, status: 0, output: '' };
    },
    restore(): void {
      git('reset', '--quiet', '--hard');
      git('clean', '--quiet', '--force', '-d');
    },
  };
}
