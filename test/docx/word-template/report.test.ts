import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createWorkspace } from '../../../src/host/node-workspace.ts';
import { openReporter } from '../../../src/report.ts';
import { buildDocx, buildPdf } from '../../support/build.ts';
import { projectYaml } from '../../support/project-yaml.ts';
import { makeProject } from '../../support/projects.ts';
import { paragraphs } from './support.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const docxTemplate = 'templates/word-example/progress-report.docx';
const project = makeProject(3);

test('the DOCX comes from the Word template', async () => {
  const { bytes } = await buildDocx(projectYaml(project), { docxTemplate });
  expect(paragraphs(bytes)).toContain(`โครงการ: ${project.project.name}`);
  expect(paragraphs(bytes, 'word/footer1.xml')[0]).toContain(`รหัสโครงการ ${project.project.code}`);
});

test('a draft asked for is one in the Word template, too', async () => {
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
