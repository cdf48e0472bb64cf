import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { projectYaml } from '../support/project-yaml.ts';
import { makeProject } from '../support/projects.ts';
import { runTool } from './support/run-tool.ts';

const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

test('a bag is valid for the bagit package of the Library of Congress, and not when a byte of it differs', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'raingan-bag-'));
  mkdirSync(path.join(folder, 'data/2565'), { recursive: true });
  for (const seed of [1, 2, 3]) {
    const project = makeProject(seed, { reports: 2 }, 2565);
    writeFileSync(path.join(folder, `data/2565/${project.project.code}.yaml`), projectYaml(project));
  }
  const python = process.env.RAINGAN_BAGIT ?? 'python3';
  const script = `
import os, subprocess, sys, zipfile, bagit
os.chdir(sys.argv[1])
for args in (['build', '-q'], ['pack', '--year', '2565', '--out', 'year.zip', '-q']):
    subprocess.run([sys.argv[2], sys.argv[3], *args], check=True, stderr=subprocess.DEVNULL)
zipfile.ZipFile('year.zip').extractall('.')
bag = bagit.Bag('raingan-2565')
bag.validate()
page = os.path.join('raingan-2565', 'data', 'index.html')
with open(page, 'r+b') as file:
    file.seek(100)
    byte = file.read(1)
    file.seek(100)
    file.write(bytes([byte[0] ^ 1]))
print('valid, then', 'valid' if bagit.Bag('raingan-2565').is_valid() else 'invalid')
`;
  const said = runTool(python, ['-c', script, folder, process.execPath, program]).toString();
  expect(said.trim().split('\n').at(-1)).toBe('valid, then invalid');
});
