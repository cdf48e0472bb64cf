import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Project } from '../model/project.ts';
import type { Format } from '../model/report-options.ts';
import type { Reporter } from '../report.ts';
import type { YamlReading } from '../yaml/load-yaml.ts';
import { type PagePreview, previewPages } from './page-preview.ts';
import { withPaths } from './path-findings.ts';
import type { PreparedInput } from './read-input.ts';

/** A report that was made; `Pages` is how its pages are held until somebody looks at them. */
export interface Rendered<Pages> {
  readonly report?: {
    readonly code: string;
    readonly fiscalYear: number;
    readonly project: Project;
    readonly pages: Pages;
    readonly outputs: readonly { readonly format: Format; readonly bytes: Uint8Array }[];
  };
  readonly diagnostics: readonly Diagnostic[];
}

export type RenderedSource = Rendered<() => readonly PagePreview[]>;

/** A report as it crosses from a process: its pages, thousands of small objects, as JSON. */
export type PackedSource = Rendered<string>;

/** Makes a report ready to cross from a process. */
export function pack({ report, diagnostics }: RenderedSource): PackedSource {
  return { ...(report && { report: { ...report, pages: JSON.stringify(report.pages()) } }), diagnostics };
}

/** The report that crossed. */
export function unpack({ report, diagnostics }: PackedSource): RenderedSource {
  if (!report) return { diagnostics };
  return { report: { ...report, pages: () => JSON.parse(report.pages) as readonly PagePreview[] }, diagnostics };
}

export interface RenderTools {
  /** The reporter for a data file: years may have settings of their own. */
  readonly reporterOf: (bytes: Uint8Array) => Promise<Reporter>;
  readonly reading: YamlReading;
  /** Labels are file names from here, which some rules look beside; without it they name nothing. */
  readonly hasRoot: boolean;
}

/** Renders one prepared input; its findings never throw. */
export async function renderSource(
  { file, bytes, isObject, faults }: PreparedInput,
  { reporterOf, reading, hasRoot }: RenderTools,
): Promise<RenderedSource> {
  if (bytes === undefined) return { diagnostics: faults };
  const reporter = await reporterOf(bytes);
  const source = { file: hasRoot ? file : 'input', bytes, isLabel: true };
  const { value, diagnostics } =
    faults.length === 0 ? await reporter.build(source) : { ...(await reporter.check(source)), value: undefined };
  const named = diagnostics.map((each) => (each.file === source.file ? { ...each, file } : each));
  const found = isObject ? withPaths(named, Buffer.from(bytes).toString(), reading) : named;
  const all = [...faults, ...found.filter((each) => !isAtFault(each, faults))];
  if (!value) return { diagnostics: all };
  const { code, fiscalYear, project, outputs, pages } = value;
  return { report: { code, fiscalYear, project, outputs, pages: () => previewPages(pages) }, diagnostics: all };
}

/** In place of what could not be read there is null, about which nothing is to be said again. */
function isAtFault({ path }: Diagnostic, faults: readonly Diagnostic[]): boolean {
  return path !== undefined && faults.some((fault) => fault.path === path);
}
