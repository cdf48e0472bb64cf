import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { newFolder } from './support.ts';

const linters = process.env.RAINGAN_QUEUE_LINTERS ?? '';

/** What a linter says of a text; its status is 0 when it finds nothing. */
function lint(program: string, args: readonly string[], name: string, text: string) {
  const file = path.join(newFolder(), name);
  writeFileSync(file, text);
  const { status, stdout, stderr } = spawnSync(path.join(linters, program), [...args, file], { encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

// Both are programs from PyPI; where they cannot be had, `npm run queue-checks` has said so.
describe.skipIf(linters === '')('what is written for containers', () => {
  test('the Containerfile is without findings of hadolint, which finds one that is put into it', () => {
    const text = readFileSync('Containerfile', 'utf8');
    expect(lint('hadolint', [], 'Containerfile', text)).toEqual({ status: 0, said: '' });
    const worse = lint('hadolint', [], 'Containerfile', text.replaceAll(':22.21.1-bookworm-slim', ''));
    expect([worse.status, worse.said]).toEqual([1, expect.stringContaining('DL3006')]);
  });

  test('the example for Kubernetes fits the schemas of Kubernetes, and one with a misspelt key does not', () => {
    const text = readFileSync('docs/kubernetes.yaml', 'utf8');
    const { status, said } = lint('kubernetes-validate', ['--strict'], 'kubernetes.yaml', text);
    expect([status, said.match(/passed/g)?.length]).toEqual([0, 2]);
    const wrong = lint('kubernetes-validate', ['--strict'], 'kubernetes.yaml', text.replace('replicas:', 'replica:'));
    expect(wrong.status).not.toBe(0);
  });
});
