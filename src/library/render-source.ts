import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Project } from '../model/project.ts';
import type { Reporter } from '../report.ts';
import type { YamlReading } from '../yaml/load-yaml.ts';
import { type PagePreview, previewPages } from './page-preview.ts';
import { withPaths } from './path-findings.ts';
import type { PreparedInput } from './read-input.ts';

/** A report as plain data: it crosses from a worker process as it is. */
export interface RenderedSource {
  readonly report?: {
    readonly code: string;
    readonly fiscalYear: number;
    readonly project: Project;
    readonly pages: readonly PagePreview[];
    readonly outputs: readonly { readonly format: 'pdf' | 'docx'; readonly bytes: Uint8Array }[];
  };
  readonly diagnostics: readonly Diagnostic[];
}

export interface RenderTools {
  readonly reporter: Reporter;
  readonly reading: YamlReading;
  /** Labels are file names from here, which some rules look beside; without it they name nothing. */
  readonly hasRoot: boolean;
}

/** Renders one prepared input; its findings never throw. */
export async function renderSource(
  { file, bytes, isObject, faults }: PreparedInput,
  { reporter, reading, hasRoot }: RenderTools,
): Promise<RenderedSource> {
  if (bytes === undefined) return { diagnostics: faults };
  const source = { file: hasRoot ? file : 'input', bytes, isLabel: true };
  const { value, diagnostics } =
    faults.length === 0 ? await reporter.build(source) : { ...reporter.check(source), value: undefined };
  const named = diagnostics.map((each) => (each.file === source.file ? { ...each, file } : each));
  const found = isObject ? withPaths(named, Buffer.from(bytes).toString(), reading) : named;
  const all = [...faults, ...found.filter((each) => !isAtFault(each, faults))];
  if (!value) return { diagnostics: all };
  const { code, fiscalYear, project, outputs, pages } = value;
  return { report: { code, fiscalYear, project, outputs, pages: previewPages(pages) }, diagnostics: all };
}

/** In place of what could not be read there is null, about which nothing is to be said again. */
function isAtFault({ path }: Diagnostic, faults: readonly Diagnostic[]): boolean {
  return path !== undefined && faults.some((fault) => fault.path === path);
}
