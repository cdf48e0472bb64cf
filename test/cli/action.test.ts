import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { projectYaml } from '../support/project-yaml.ts';
import { makeProject } from '../support/projects.ts';

// The steps of action.yml are run here as GitHub's runner runs them, but for those of other actions.
const actionPath = fileURLToPath(new URL('../..', import.meta.url));

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}
interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly shell?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const action = parse(readFileSync(join(actionPath, 'action.yml'), 'utf8')) as Action;

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'raingan-action-'));
  mkdirSync(join(root, 'work/data/2564'), { recursive: true });
  for (let at = 0; at < 4; at += 1) {
    const { project, ...rest } = makeProject(at, { paragraphs: 1, sentencesPerParagraph: 1, reports: 1 });
    const code = `21000000-${1000 + at}`;
    const text = projectYaml({ ...rest, project: { ...project, code, fiscalYear: 2564 } });
    writeFileSync(join(root, `work/data/2564/${code}.yaml`), text);
  }
});
afterEach(() => rmSync(root, { recursive: true }));

/** Runs the action; its outputs are those of `action.yml`, its status that of the first step that fails. */
function runAction(given: Readonly<Record<string, string>>) {
  const known = new Map(Object.entries(action.inputs).map(([name, input]) => [`inputs.${name}`, input.default]));
  for (const [name, value] of Object.entries(given)) known.set(`inputs.${name}`, value);
  const evaluate = (text: string) => text.replace(/\$\{\{ (\S+) \}\}/g, (_, name) => known.get(name) ?? '');
  let log = '';
  for (const { id, shell, run, env = {} } of action.runs.steps) {
    if (run === undefined) continue;
    expect(shell).toBe('bash');
    const files = { GITHUB_OUTPUT: join(root, `${id}.output`), GITHUB_STEP_SUMMARY: join(root, 'summary.md') };
    writeFileSync(join(root, 'step.sh'), run);
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['--noprofile', '--norc', '-eo', 'pipefail', join(root, 'step.sh')],
      {
        cwd: join(root, 'work'),
        encoding: 'utf8',
        env: {
          ...{ PATH: process.env.PATH, CI: 'true', GITHUB_ACTION_PATH: actionPath, RUNNER_TEMP: root, ...files },
          ...Object.fromEntries(Object.entries(env).map(([name, value]) => [name, evaluate(value)])),
        },
      },
    );
    log += stdout + stderr;
    if (status !== 0) return { status, log, outputs: outputsNow() };
    if (id && existsSync(files.GITHUB_OUTPUT)) {
      for (const line of readFileSync(files.GITHUB_OUTPUT, 'utf8').trimEnd().split('\n')) {
        const [name, ...value] = line.split('=');
        known.set(`steps.${id}.outputs.${name}`, value.join('='));
      }
      rmSync(files.GITHUB_OUTPUT);
    }
  }
  return { status: 0, log, outputs: outputsNow() };

  function outputsNow(): Readonly<Record<string, string>> {
    return Object.fromEntries(Object.entries(action.outputs).map(([name, { value }]) => [name, evaluate(value)]));
  }
}

test('every expression of the action names an input or an output of a step', () => {
  const text = readFileSync(join(actionPath, 'action.yml'), 'utf8');
  const names = [...text.matchAll(/\$\{\{ (.*?) \}\}/g)].map((match) => match[1] ?? '');
  const ids = action.runs.steps.flatMap(({ id }) => id ?? []);
  for (const name of names) {
    const [kind, first = '', ...rest] = name.split('.');
    if (kind === 'inputs') expect(Object.keys(action.inputs)).toContain(first);
    else expect([kind, ids.includes(first), rest[0]]).toEqual(['steps', true, 'outputs']);
  }
  for (const { run = '' } of action.runs.steps) expect(run).not.toContain('${{'); // inputs reach a shell as variables only
});

test('it builds, counts, and writes checksums that hold', () => {
  const { status, outputs } = runAction({ year: '2564', format: 'pdf' });
  expect(status).toBe(0);
  expect(outputs).toEqual({ count: '4', pages: expect.stringMatching(/^\d+$/), manifest: 'output/2564/manifest.json' });
  const out = join(root, 'work/output');
  const checked = execFileSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: out, encoding: 'utf8' });
  expect(checked.trimEnd().split('\n')).toHaveLength(5);
  expect(readFileSync(join(root, 'summary.md'), 'utf8')).toContain('4 reports');
});

test('findings are annotations, the other reports are kept, and the step fails', () => {
  writeFileSync(join(root, 'work/data/2564/21000000-1001.yaml'), 'schemaVersion: 2\n');
  const { status, log, outputs } = runAction({ year: '2564', format: 'pdf' });
  expect(status).toBe(1);
  expect(log).toContain('::error file=data/2564/21000000-1001.yaml,line=1,');
  expect(outputs.count).toBe('3');
});

test('other actions are pinned by commit', () => {
  const used = action.runs.steps.flatMap(({ uses }) => uses ?? []);
  expect(used).not.toEqual([]);
  for (const name of used) expect(name).toMatch(/@[0-9a-f]{40}$/);
});

test.each(['docs/ci.md', '.github/workflows/ci.yml', '.github/workflows/release.yml'])(
  'other actions are pinned by commit in %s',
  (file) => {
    const used = readFileSync(join(actionPath, file), 'utf8').match(/(?<=uses: )(?!OWNER\/).*/g) ?? [];
    expect(used).not.toEqual([]);
    for (const name of used) expect(name).toMatch(/^[\w/-]+@[0-9a-f]{40} # v\d/);
  },
);

test.each([{ year: '--version' }, { out: 'output\nstatus=0' }, { data: '-x' }, { merge: 'a\r::error::b' }])(
  'an input that could be an option or a second line is refused: %j',
  (given) => {
    const { status, log, outputs } = runAction(given);
    expect([status, outputs.count]).toEqual([2, '']);
    expect(log.trimEnd().split('\n')).toEqual([expect.stringMatching(/^::error title=raingan::input \w+ begins/)]);
  },
);

test('shards are united and checked', () => {
  for (const part of [1, 2]) {
    expect(runAction({ year: '2564', format: 'pdf', shard: `${part}/2`, out: `parts/part-${part}` }).status).toBe(0);
  }
  const { status, outputs } = runAction({ year: '2564', merge: 'parts/*' });
  expect([status, outputs.count]).toEqual([0, '4']);
  rmSync(join(root, 'work/parts/part-2'), { recursive: true });
  rmSync(join(root, 'work/output'), { recursive: true });
  const incomplete = runAction({ year: '2564', merge: 'parts/*' });
  expect(incomplete.status).toBe(1);
  expect(incomplete.log).toContain('no report of `data/2564/');
});
