import { fileURLToPath } from 'node:url';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { createWorkspace } from '../../src/host/node-workspace.ts';
import type { Format, ReportOptions } from '../../src/model/report-options.ts';
import { openReporter, type Reporter } from '../../src/report.ts';

export interface Built {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly diagnostics: readonly Diagnostic[];
}

export type BuildOptions = Omit<ReportOptions, 'formats'>;

/** Builds the PDF of one data file; throws with the diagnostics when there is none. */
export function buildPdf(yamlText: string, options: BuildOptions = {}): Promise<Built> {
  return build(yamlText, 'pdf', options);
}

/** Builds the DOCX of one data file; throws with the diagnostics when there is none. */
export function buildDocx(yamlText: string, options: BuildOptions = {}): Promise<Built> {
  return build(yamlText, 'docx', options);
}

/** Builds the plain text of one data file; throws with the diagnostics when there is none. */
export function buildText(yamlText: string, options: BuildOptions = {}): Promise<Built> {
  return build(yamlText, 'txt', options);
}

/** Reporters by their options: template, fonts and dictionary are loaded once a process, which many test files share. */
const reporters = new Map<string, Promise<Reporter>>();

/** What was built in this process, by its data and options: many tests look at the same documents. */
const documents = new Map<string, Promise<Built>>();

async function build(yamlText: string, format: Format, options: BuildOptions): Promise<Built> {
  const all: ReportOptions = { formats: [format], ...options };
  // A template of a test's own may change between two calls.
  if (options.template || options.fonts || options.docxTemplate) return buildAnew(yamlText, format, all);
  const key = JSON.stringify([yamlText, all]);
  const document = documents.get(key) ?? buildAnew(yamlText, format, all);
  documents.set(key, document);
  const { bytes, ...rest } = await document;
  return { ...rest, bytes: bytes.slice() }; // a test may spoil what it got
}

async function buildAnew(yamlText: string, format: Format, all: ReportOptions): Promise<Built> {
  const key = JSON.stringify(all);
  const reporter = reporters.get(key) ?? open(all);
  reporters.set(key, reporter);
  const { value, diagnostics } = await (await reporter).build(sourceFile(yamlText));
  const output = value?.outputs.find((candidate) => candidate.format === format);
  if (!output) throw new Error(`no ${format}:\n${explain(diagnostics)}`);
  return { bytes: output.bytes, pages: output.pages, diagnostics };
}

async function open(options: ReportOptions): Promise<Reporter> {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const { value, diagnostics } = await openReporter(createWorkspace({ root, packageRoot: root }), options);
  if (!value) throw new Error(`no reporter:\n${explain(diagnostics)}`);
  return value;
}

function sourceFile(yamlText: string): { file: string; bytes: Uint8Array } {
  const code = /^ {2}code: ["']?([\d-]+)/m.exec(yamlText)?.[1] ?? 'unknown';
  const year = /^ {2}fiscalYear: (\d+)/m.exec(yamlText)?.[1] ?? 'unknown';
  return { file: `data/${year}/${code}.yaml`, bytes: new TextEncoder().encode(yamlText) };
}

function explain(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map(({ code, file, message }) => `${code} ${file}: ${message.en}`).join('\n');
}
