import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { createWorkspace } from '../../../src/host/node-workspace.ts';
import type { ReportOptions } from '../../../src/model/report-options.ts';
import { buildSummary } from '../../../src/summary/build-summary.ts';
import { projectYaml } from '../../support/project-yaml.ts';
import { readSeed } from '../../support/seed.ts';
import { writeAllStylesTemplate } from './all-styles-template.ts';
import { buildWithCli, runCli } from './build-with-cli.ts';
import { type ConformanceDocument, conformanceDocuments, EMPTY_YEAR } from './documents.ts';
import { writePicturesTemplate } from './pictures-template.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder that holds `data/`, `all-styles/` (a template and its data) and the `output/` of both. */
    readonly workFolder: string;
  }
}

/** Writes the data of all conformance documents and builds them once, with the program itself. */
export default async function setup(vitest: TestProject): Promise<() => void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'raingan-conformance-'));
  const documents = conformanceDocuments();
  writeData(
    path.join(folder, 'data'),
    documents.filter(({ template }) => template === undefined),
  );
  writeData(
    path.join(folder, 'all-styles', 'data'),
    documents.filter(({ template }) => template === 'all-styles'),
  );
  writeAllStylesTemplate(path.join(folder, 'all-styles', 'template'));
  const all = ['--format', 'pdf,docx,txt', '--out', 'output'];
  buildWithCli(['data', ...all], { folder });
  buildWithCli(['all-styles/data', '--template', 'all-styles/template', ...all], { folder });
  // The brief of every project, and one with every kind of picture.
  buildWithCli(['data', '--template', 'progress-brief', '--out', 'output'], { folder });
  writePicturesTemplate(path.join(folder, 'pictures', 'template'));
  const pictures = ['data/2564', '--template', 'pictures/template'];
  buildWithCli([...pictures, '--out', 'pictures/output'], { folder });
  // The seed's year, and one without projects.
  runCli(['summary', '--year', '2564', '--out', 'output'], { folder });
  await writeEmptySummary(folder, 'output', { formats: ['pdf', 'docx'] });
  // The same as PDF 2.0.
  const pdf2 = ['--pdf', '2.0', '--format', 'pdf', '--out', 'output-2.0'];
  buildWithCli(['data', ...pdf2], { folder });
  buildWithCli(['data', '--template', 'progress-brief', ...pdf2], { folder });
  buildWithCli([...pictures, '--pdf', '2.0', '--format', 'pdf', '--out', 'pictures/output-2.0'], { folder });
  buildWithCli(['all-styles/data', '--template', 'all-styles/template', ...pdf2], { folder });
  runCli(['summary', '--year', '2564', ...pdf2], { folder });
  await writeEmptySummary(folder, 'output-2.0', { formats: ['pdf'], pdf: '2.0' });
  vitest.provide('workFolder', folder);
  return () => rmSync(folder, { recursive: true });
}

/** The command writes no summary of a year without projects; a program may. */
async function writeEmptySummary(root: string, out: string, options: Pick<ReportOptions, 'formats' | 'pdf'>) {
  const packageRoot = fileURLToPath(new URL('../../..', import.meta.url));
  const workspace = createWorkspace({ root, packageRoot });
  const template = path.join(packageRoot, 'templates/fiscal-year-summary');
  const { value } = await buildSummary(workspace, [], { ...options, fiscalYear: Number(EMPTY_YEAR), template });
  for (const { format, bytes } of value!.outputs)
    workspace.writeWhole(`${out}/${EMPTY_YEAR}/summary-${EMPTY_YEAR}.${format}`, bytes);
}

function writeData(folder: string, documents: readonly ConformanceDocument[]): void {
  for (const { name, project } of documents) {
    const { fiscalYear, code } = project.project;
    mkdirSync(path.join(folder, String(fiscalYear)), { recursive: true });
    const text = name === 'seed' ? readSeed() : projectYaml(project);
    writeFileSync(path.join(folder, String(fiscalYear), `${code}.yaml`), text);
  }
}
