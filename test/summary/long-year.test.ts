import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const inRepository = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/**
 * With all lines, pages, or blocks of the DOCX in memory at once, a summary of so many projects needs 95 MB and more of
 * old objects; as it is, 75 are enough.
 */
const projects = 4000;
const heap = 85;

test('a summary of thousands of projects is made in a small heap', { tags: ['exhaustive'] }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'raingan-long-year-'));
  const node = (...args: string[]) => spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  try {
    const made = node(
      inRepository('scripts/fixtures.mjs'),
      '--year',
      '2565',
      '--count',
      `${projects}`,
      '--out',
      'data',
    );
    expect(made.status, made.stderr).toBe(0);
    const summed = node(`--max-old-space-size=${heap}`, inRepository('dist/cli/main.js'), 'summary', '--year', '2565');
    expect(summed.status, summed.stderr.slice(-1000)).toBe(0);
    for (const format of ['pdf', 'docx'])
      expect(statSync(join(folder, `output/2565/summary-2565.${format}`)).size).toBeGreaterThan(300_000);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
