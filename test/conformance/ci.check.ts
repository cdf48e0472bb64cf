import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'raingan-ci-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a linter of `scripts/signature-judges.mjs`; gives what it finds, nothing where all is well. */
function lint(program: string, args: readonly string[]): string {
  const linters = process.env.RAINGAN_CI_LINTERS;
  if (!linters) throw new Error('RAINGAN_CI_LINTERS is not set: npm run conformance');
  const { status, stdout, stderr } = spawnSync(path.join(linters, program), args, { cwd: root, encoding: 'utf8' });
  return status === 0 ? '' : `${stdout}${stderr}`;
}

const schema = (name: string, file: string) =>
  lint('check-jsonschema', ['--regex-variant', 'python', '--builtin-schema', `vendor.${name}`, file]);

test('the action and the workflows have no finding of zizmor', () => {
  expect(lint('zizmor', ['--offline', '--quiet', 'action.yml', '.github/workflows'])).toBe('');
});

test.each([
  ['github-actions', 'action.yml'],
  ['github-workflows', '.github/workflows/ci.yml'],
  ['github-workflows', '.github/workflows/release.yml'],
  ['renovate', 'renovate.json'],
])('%s: %s is as its schema has it', (name, file) => {
  expect(schema(name, file)).toBe('');
});

/** Blocks of docs/ci.md with their language. */
const blocks = [...readFileSync(path.join(root, 'docs/ci.md'), 'utf8').matchAll(/^```(\w+)\n(.*?)^```/gms)].map(
  ([, language = '', text = '']) => ({ language, text }),
);

describe('every block of docs/ci.md', () => {
  test.each(blocks.map((block, index) => [index + 1, block] as const))('block %i', (index, { language, text }) => {
    const file = path.join(folder, `${index}.${language === 'yaml' ? 'yml' : language}`);
    writeFileSync(file, text);
    expect(check(language, text, file)).toBe('');
  });
});

/** What is wrong with a block, as the linter of its kind says. */
function check(language: string, text: string, file: string): string {
  if (language === 'sh') return spawnSync('bash', ['-n', file], { encoding: 'utf8' }).stderr;
  if (language === 'gitignore' || language === 'groovy') return '';
  if (text.includes('parallel: 4')) return schema('gitlab-ci', file);
  if (text.includes('NodeTool')) return schema('azure-pipelines', file);
  if (text.startsWith('repos:')) return '';
  if (text.startsWith('name:')) return schema('github-workflows', file);
  // Steps of a job, without what is around them.
  const head = 'name: Part\non: push\njobs:\n  part:\n    runs-on: ubuntu-latest\n    steps:\n';
  writeFileSync(file, head + text);
  return schema('github-workflows', file);
}
