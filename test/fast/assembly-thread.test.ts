import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAssemblyThread } from '../../src/fast/assembly-thread/open-assembly-thread.ts';
import { createWorkspace } from '../../src/host/node-workspace.ts';
import { assemblePdf, type PdfParts } from '../../src/pdf/assemble.ts';
import { openReporter } from '../../src/report.ts';
import { projectYaml } from '../support/project-yaml.ts';
import { makeProject } from '../support/projects.ts';

const root = process.cwd();
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'raingan-thread-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('reports that are under way together have the bytes of reports built alone', async () => {
  const sources = Array.from({ length: 12 }, (_, at) => {
    const project = makeProject(700 + (at % 9)); // some come again
    return { file: `${project.project.code}.yaml`, bytes: Buffer.from(projectYaml(project)) };
  });
  const open = async () => {
    const { value } = await openReporter(createWorkspace({ root, packageRoot: root }), { formats: ['pdf'] });
    return value!;
  };
  const [alone, together] = [await open(), await open()];
  const thread = together.startThread();
  expect(thread).toBeDefined();
  const found = await Promise.all(sources.map((source) => together.build(source)));
  for (const [at, source] of sources.entries()) {
    const { value } = await alone.build(source);
    expect(Buffer.from(found[at]!.value!.outputs[0]!.bytes).equals(value!.outputs[0]!.bytes)).toBe(true);
  }
  await thread!.close();
});

test('no thread is started for formats that it does not assemble, nor with the layer taken away', async () => {
  const workspace = createWorkspace({ root, packageRoot: root });
  for (const options of [{ formats: ['txt'] }, { formats: ['pdf'], fast: false }] as const) {
    const { value } = await openReporter(workspace, options);
    expect(value!.startThread()).toBeUndefined();
  }
});

const parts: PdfParts = {
  version: '1.7',
  objects: [
    0,
    { entries: {}, content: Buffer.alloc(5000, 'raingan') },
    { entries: { Length: 3 }, body: Buffer.from('abc') },
    1,
  ],
  packs: [{ numbers: [1, 4], stream: { entries: { Type: '/ObjStm', N: 2 }, content: Buffer.alloc(3000, '<<>>') } }],
  root: '1 0 R',
  info: '4 0 R',
};

test.each([
  ['ends', 'process.exit(1);'],
  ['fails', "throw new Error('out of memory');"],
  ['ends later', "require('worker_threads').parentPort.once('message', () => process.exit(0));"],
  [
    'cannot assemble',
    "const { parentPort } = require('worker_threads'); parentPort.on('message', () => parentPort.postMessage(undefined));",
  ],
])('what a thread that %s was to assemble is assembled here', async (name, code) => {
  const file = path.join(folder, `${name}.cjs`);
  writeFileSync(file, code);
  const thread = openAssemblyThread(file);
  const first = await Promise.all([thread.assemble(parts), thread.assemble(parts)]);
  for (const bytes of [...first, await thread.assemble(parts)]) {
    expect(Buffer.from(bytes).equals(assemblePdf(parts))).toBe(true);
  }
  await thread.close();
});

test('what cannot be assembled anywhere is an error, and the next file is assembled', async () => {
  const thread = openAssemblyThread(path.join(root, 'dist/bundle/assembly-thread.cjs'));
  const wrong = { ...parts, objects: [{ entries: { Name: '\u{1f600}' }, content: undefined as never }] };
  await expect(thread.assemble(wrong)).rejects.toThrow();
  expect(Buffer.from(await thread.assemble(parts)).equals(assemblePdf(parts))).toBe(true);
  await thread.close();
});
