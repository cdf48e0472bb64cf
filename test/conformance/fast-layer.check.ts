import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectYaml } from '../support/project-yaml.ts';
import { makeProject } from '../support/projects.ts';
import { buildWithCli } from './support/build-with-cli.ts';
import { folderDigests } from './support/folder-digests.ts';

// The program writes the same files with its fast layer, and without it.

const count = 200;
const folder = mkdtempSync(path.join(tmpdir(), 'raingan-fast-'));
beforeAll(() => {
  for (let seed = 1; seed <= count; seed++) {
    const project = makeProject(1000 + seed);
    const { code, fiscalYear } = project.project;
    mkdirSync(path.join(folder, 'data', String(fiscalYear)), { recursive: true });
    writeFileSync(path.join(folder, 'data', String(fiscalYear), `${code}.yaml`), projectYaml(project));
  }
  build('plain', 'off');
});
afterAll(() => rmSync(folder, { recursive: true }));

// Each path by itself is compared by test/fast/same-bytes.test.ts.
test.each([
  ['the whole layer', ''],
  ['the layer without its bundle', 'bundle'],
])('%s: the same bytes', (name, setting) => {
  const out = setting || 'layer';
  build(out, setting);
  const files = folderDigests(path.join(folder, out));
  expect(files).toEqual(folderDigests(path.join(folder, 'plain')));
  console.log(`PASS bytes  ${name.padEnd(36)} ${count} projects`);
  rmSync(path.join(folder, out), { recursive: true });
});

function build(out: string, setting: string): void {
  buildWithCli(['data', '--quiet', '--jobs', '1', '--out', out], { folder, environment: { RAINGAN_FAST: setting } });
}
