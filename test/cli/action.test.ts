import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
  readonly if?: string;
  readonly 'working-directory'?: string;
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
  for (const { id, shell, run, if: condition, env = {}, 'working-directory': folder = '.' } of action.runs.steps) {
    if (run === undefined || !isMet(condition)) continue;
    expect(shell).toBe('bash');
    const files = {
      GITHUB_OUTPUT: join(root, `${id}.output`),
      GITHUB_STEP_SUMMARY: join(root, 'summary.md'),
      GITHUB_WORKSPACE: join(root, 'work'),
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'office/reports',
      GITHUB_RUN_ID: '7',
    };
    writeFileSync(join(root, 'step.sh'), run);
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['--noprofile', '--norc', '-eo', 'pipefail', join(root, 'step.sh')],
      {
        cwd: join(root, 'work', evaluate(folder)),
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

  /** Comparisons joined by `&&`, as the action writes them. */
  function isMet(condition = ''): boolean {
    return condition.split(' && ').every((part) => {
      const [, name, operator, value] = /^(\S+) (!=|==) '(.*)'$/.exec(part) ?? [];
      return name === undefined || (known.get(name) === value) === (operator === '==');
    });
  }

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
    else if (kind === 'steps') expect([ids.includes(first), rest[0]]).toEqual([true, 'outputs']);
    else expect(['github.action_path', 'runner.os', 'runner.arch']).toContain(name);
  }
  for (const { run = '' } of action.runs.steps) expect(run).not.toContain('${{'); // inputs reach a shell as variables only
});

test('it builds, counts, and writes checksums that hold', () => {
  const { status, outputs } = runAction({ year: '2564', format: 'pdf' });
  expect(status).toBe(0);
  expect(outputs).toEqual({ count: '4', pages: expect.stringMatching(/^\d+$/), manifest: 'output/2564/manifest.json' });
  const out = join(root, 'work/output');
  const checked = execFileSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: out, encoding: 'utf8' });
  expect(checked.trimEnd().split('\n')).toHaveLength(6); // four reports, the year's summary, the manifest
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

test('shards are united and checked', { tags: 'exhaustive' }, () => {
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

test('in a folder of the repository: paths begin at its root, and an unchanged report keeps its annotations', {
  tags: 'exhaustive',
}, () => {
  mkdirSync(join(root, 'work/office'));
  renameSync(join(root, 'work/data'), join(root, 'work/office/data'));
  const file = join(root, 'work/office/data/2564/21000000-1002.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^( +date: ).*/m, '$1null'));
  const given = { year: '2564', format: 'pdf', 'working-directory': 'office', report: 'sarif=findings.sarif' };
  for (const run of ['first', 'second']) {
    const { status, log, outputs } = runAction(given);
    expect([run, status, outputs.count]).toEqual([run, 0, '4']);
    expect(log).toContain('::warning file=office/data/2564/21000000-1002.yaml,line=');
    const sarif = readFileSync(join(root, 'work/office/findings.sarif'), 'utf8');
    expect(sarif).toContain('"uri":"office/data/2564/21000000-1002.yaml"');
  }
  const summary = readFileSync(join(root, 'summary.md'), 'utf8');
  expect(summary).toContain('| `office/data/2564/21000000-1002.yaml` | 0 | 2 |');
  expect(summary).toContain(
    'in the artifact `raingan` of [this run](https://github.com/office/reports/actions/runs/7)',
  );
});

test('what no data is left of goes, from the checksums too', { tags: 'exhaustive' }, () => {
  runAction({ year: '2564', format: 'pdf' });
  rmSync(join(root, 'work/data/2564/21000000-1003.yaml'));
  const { status, outputs } = runAction({ year: '2564', format: 'pdf' });
  expect([status, outputs.count]).toEqual([0, '3']);
  expect(readFileSync(join(root, 'work/output/SHA256SUMS'), 'utf8')).not.toContain('21000000-1003');
});

test('the summary of the job says what changed since a revision', { tags: 'exhaustive' }, () => {
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: join(root, 'work') });
  git('init', '-q', '-b', 'main');
  git('add', '.');
  git('commit', '-qm', 'one');
  const file = join(root, 'work/data/2564/21000000-1000.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^( +name: ).*/m, '$1โครงการอื่น'));
  expect(runAction({ year: '2564', format: 'pdf', compare: 'HEAD', lang: 'th' }).status).toBe(0);
  const summary = readFileSync(join(root, 'summary.md'), 'utf8');
  expect(summary).toContain('เปลี่ยน 1, ไม่เปลี่ยน 3');
  expect(summary).toContain('→ โครงการอื่น');
});

test('merge says what is missing as an annotation', () => {
  expect(runAction({ year: '2564', format: 'pdf', shard: '1/2', out: 'parts/part-1' }).status).toBe(0);
  const { status, log } = runAction({ year: '2564', merge: 'parts/*' });
  expect(status).toBe(1);
  expect(log).toMatch(/^::error title=raingan::no report of `data\/2564\//m);
});
