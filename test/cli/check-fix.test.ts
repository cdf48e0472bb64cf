import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';
import { realTerminal } from '../summary/real-terminal.ts';

const example = readFileSync(new URL('../project/clean/2565/99070000-707.yaml', import.meta.url), 'utf8');
const file = 'data/2565/99070000-707.yaml';

describe('raingan check --fix', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'raingan-fix-'));
    mkdirSync(join(root, 'data/2565'), { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true }));

  async function check(text: string | Uint8Array, ...args: string[]) {
    writeFileSync(join(root, file), text);
    const terminal = realTerminal(root);
    const status = await runCommand(['check', '--lang', 'en', ...args], terminal);
    return { status, out: terminal.out(), err: terminal.err(), after: readFileSync(join(root, file)) };
  }

  const broken = example.replace('rationale:', 'rationle:').replaceAll('\n', '\r\n');

  test('shows a diff, writes nothing, and has the status of the repaired file', async () => {
    const { status, out, err, after } = await check(broken, '--fix');
    expect(status).toBe(0);
    expect(out).toMatch(
      /^--- data\/2565\/99070000-707\.yaml\n\+\+\+ .*\n@@ -\d+,1 \+\d+,1 @@\n-rationle:\n\+rationale:\n$/,
    );
    expect(err).toContain('1 repair in 1 file, not written');
    expect(err).toContain('1 file, 0 errors');
    expect(after.toString()).toBe(broken);
  });

  test('--write writes it, every other byte as it was', async () => {
    const { status, err, after } = await check(broken, '--fix', '--write');
    expect(status).toBe(0);
    expect(err).toContain('wrote 1 repair in 1 file');
    expect(after.toString()).toBe(broken.replace('rationle:', 'rationale:'));
  });

  test('the encoding is named', async () => {
    const bytes = Uint8Array.from('project: ก', (letter) => (letter === 'ก' ? 0xa1 : letter.charCodeAt(0)));
    const { out, after } = await check(bytes, '--fix', '--write');
    expect(out).toContain(`# ${file}: Windows-874 -> UTF-8`);
    expect(after.toString()).toBe('project: ก');
  });

  test('what is only likely is named, and repaired with --only', async () => {
    const garbled = example.replace(/^ {2}name: .*$/m, '  name: ¨Ñ´ÍºÃÁáÅéÇàÊÃç¨');
    const dry = await check(garbled, '--fix');
    expect(dry.err).toContain('likely repairs of W-MOJIBAKE in 1 file; `--fix --only W-MOJIBAKE` shows them');
    expect(dry.err).toContain('W-MOJIBAKE');
    const written = await check(garbled, '--fix', '--write', '--only', 'W-MOJIBAKE');
    expect(written.after.toString()).toContain('\n  name: จัดอบรมแล้วเสร็จ\n');
    expect(written.err).not.toContain('warning W-MOJIBAKE');
  });

  test('what remains is reported in the repaired text', async () => {
    const { status, err } = await check(broken.replace('objectives:', 'objects:'), '--fix');
    expect(status).toBe(1);
    expect(err).toContain('E-UNKNOWN-KEY');
    expect(err).toContain('objects:');
    expect(err).not.toContain('rationle');
  });

  test.each([['--write'], ['--only', 'E-TYPE'], ['--fix', '--only', 'E-NONSENSE']])(
    '%s %s is wrong usage',
    async (...args) => {
      expect((await check(example, ...args)).status).toBe(2);
    },
  );
});
