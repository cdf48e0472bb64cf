import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createWorkspace } from '../../../src/host/node-workspace.ts';
import { openReporter } from '../../../src/report.ts';
import { buildDocx, buildPdf } from '../../support/build.ts';
import { projectYaml } from '../../support/project-yaml.ts';
import { makeProject } from '../../support/projects.ts';
import { makeDocx, p, paragraphs } from './support.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const docxTemplate = 'templates/word-example/progress-report.docx';
const project = makeProject(3);

test('the DOCX comes from the Word template', async () => {
  const { bytes } = await buildDocx(projectYaml(project), { docxTemplate });
  expect(paragraphs(bytes)).toContain(`โครงการ: ${project.project.name}`);
  expect(paragraphs(bytes, 'word/footer1.xml')[0]).toContain(`รหัสโครงการ ${project.project.code}`);
});

test('a requested draft is one in the Word template, too', async () => {
  const { bytes } = await buildDocx(projectYaml(project), { docxTemplate, draft: true });
  expect(paragraphs(bytes)).toContain('ฉบับร่าง ยังไม่รับรอง');
});

test('the PDF stays the same', async () => {
  const yaml = projectYaml(project);
  const [plain, beside] = [await buildPdf(yaml), await buildPdf(yaml, { docxTemplate })];
  expect(Buffer.compare(beside.bytes, plain.bytes)).toBe(0);
});

test('what is wrong with the Word template stops the run before any report', async () => {
  const workspace = createWorkspace({ root, packageRoot: root });
  for (const file of ['package.json', 'no-such-file.docx']) {
    const { value, diagnostics } = await openReporter(workspace, { formats: ['docx'], docxTemplate: file });
    expect(value).toBeUndefined();
    expect(diagnostics.map((each) => [each.code, each.file])).toEqual([['E-TEMPLATE-FILE', file]]);
  }
});

test('its digest is among the ingredients of a report', async () => {
  const workspace = createWorkspace({ root, packageRoot: root });
  const open = async (options: object) => (await openReporter(workspace, { formats: ['docx'], ...options })).value!;
  expect((await open({ docxTemplate })).ingredients().docxTemplate).toMatch(/^[0-9a-f]{64}$/);
  expect((await open({})).ingredients().docxTemplate).toBeUndefined();
});

test('a document that its loops make longer than any is an error with the limit, not a program out of memory', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'raingan-word-'));
  const file = path.join(folder, 'loops.docx');
  const text = 'ก'.repeat(1000);
  const rounds = '{{#each reports}}{{#each ../rationale}}{{#each ../../rationale}}';
  writeFileSync(file, makeDocx(p(`${rounds}${text}{{/each}}{{/each}}{{/each}}`)));
  const workspace = createWorkspace({ root, packageRoot: root });
  const { value } = await openReporter(workspace, { formats: ['docx'], docxTemplate: file });
  const build = async (paragraphs: number) => {
    const many = { ...project, rationale: Array.from({ length: paragraphs }, () => 'ก') };
    return value!.build({ file: `${project.project.code}.yaml`, bytes: Buffer.from(projectYaml(many)) });
  };
  try {
    expect((await build(10)).value?.outputs).toHaveLength(1);
    const { value: built, diagnostics } = await build(120);
    expect(built).toBeUndefined();
    expect(diagnostics.at(-1)).toMatchObject({ code: 'E-TEMPLATE-LIMIT', file });
    expect(diagnostics.at(-1)?.message.en).toContain('20,000,000 characters');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
