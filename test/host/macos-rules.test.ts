import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';
import { createWorkspace } from '../../src/host/node-workspace.ts';
import { realTerminal } from '../summary/real-terminal.ts';
import { folderWith, PACKAGE_ROOT, yearProjects } from '../summary/year-projects.ts';

const [project] = yearProjects(1);
const { fiscalYear } = project!.project;
const composed = 'pièces jointes กุ้ง'.normalize('NFC');
const decomposed = composed.normalize('NFD');
const forms = [composed, decomposed];
let root = '';
beforeEach(() => {
  root = folderWith([project!]);
});
afterEach(() => rmSync(root, { recursive: true }));

const at = (...parts: readonly string[]) => join(root, ...parts);

async function raingan(...words: readonly string[]) {
  const terminal = realTerminal(root);
  const status = await runCommand([...words, '--jobs', '1', '--format', 'pdf', '--lang', 'en'], terminal);
  return { status, err: terminal.err() };
}

test('the names of these tests differ', () => {
  expect(composed).not.toBe(decomposed);
});

describe.each(forms)('names that macOS keeps with decomposed letters, typed as %j', (typed) => {
  test('lead to the folders of data and outputs that are there, and the manifest is that of composed letters', async () => {
    const manifests = [];
    for (const onDisk of forms) {
      mkdirSync(at(onDisk));
      renameSync(at('data'), at(onDisk, 'data'));
      mkdirSync(at(onDisk, 'out'));
      const { status, err } = await raingan('build', `${typed}/data`, '--out', `${typed}/out`);
      expect([status, err]).toEqual([0, expect.stringContaining('1 report built')]);
      expect(readdirSync(root)).toEqual([onDisk]);
      manifests.push(readFileSync(at(onDisk, 'out', String(fiscalYear), 'manifest.json'), 'utf8'));
      renameSync(at(onDisk, 'data'), at('data'));
      rmSync(at(onDisk), { recursive: true });
    }
    expect(manifests[1]).toBe(manifests[0]);
    expect(manifests[0]).toContain(`"folder":"${composed}/data/${fiscalYear}"`);
  });

  test('lead to the picture of a template', async () => {
    const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';
    cpSync(join(PACKAGE_ROOT, 'templates/progress-report'), at('form'), { recursive: true });
    const report = readFileSync(at('form/report.hbs'), 'utf8');
    writeFileSync(at('form/report.hbs'), report.replace(/(<article[^>]*>)/, `$1<img src="${typed}.svg" alt="ตรา">`));
    for (const onDisk of forms) {
      writeFileSync(at('form', `${onDisk}.svg`), picture);
      expect(await raingan('build', '--template', 'form', '--force')).toEqual({ status: 0, err: expect.any(String) });
      rmSync(at('form', `${onDisk}.svg`));
    }
    expect((await raingan('build', '--template', 'form', '--force')).status).toBe(1);
  });

  test('are found by every reading, and written over, not beside', () => {
    const workspace = createWorkspace({ root, packageRoot: PACKAGE_ROOT });
    for (const onDisk of forms) {
      writeFileSync(at(`${onDisk}.txt`), 'before');
      expect(workspace.exists(`${typed}.txt`)).toBe(true);
      expect(workspace.readText(`${typed}.txt`)).toBe('before');
      workspace.writeWhole(`${typed}.txt`, Buffer.from('after'));
      expect(readFileSync(at(`${onDisk}.txt`), 'utf8')).toBe('after');
      expect(readdirSync(root).filter((name) => name.endsWith('.txt'))).toEqual([`${onDisk}.txt`]);
      workspace.remove(`${typed}.txt`);
      expect(workspace.exists(`${typed}.txt`)).toBe(false);
    }
  });
});
