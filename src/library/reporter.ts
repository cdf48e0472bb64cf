import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ParsedProject } from '../project/parsed-project.ts';
import { markParsed } from '../project/parsed-project.ts';
import { requireList } from './check-argument.ts';
import { checkBatchCall, checkCall, checkReportCall, type RenderCall, renderOptionNames } from './check-call.ts';
import { createOwnEngine, type Engine } from './engine.ts';
import { RenderFailure, ReporterClosed } from './failures.ts';
import { openTools, type ToolSetup, toolSetup } from './open-tools.ts';
import { checkOptions, type Documents, type RenderOptions, type ReporterOptions } from './options.ts';
import { ownBuffer } from './own-buffer.ts';
import type { PagePreview } from './page-preview.ts';
import { prepareInput, type ReportInput } from './read-input.ts';
import { inOrderOf } from './render-all.ts';
import type { RenderedSource } from './render-source.ts';
import { createTurns } from './turns.ts';

/** What became of one input. Each format is there when it was requested and no finding is an error. */
export interface RenderResult extends Documents {
  /** Absent, as the next two, where the data has errors. */
  readonly code?: string;
  /** B.E. */
  readonly fiscalYear?: number;
  /** The data as it was read: money in satang, percent in hundredths. `toInput` turns it back. */
  readonly project?: ParsedProject;
  /** The pages of the PDF, for previews; empty without one of the documents. */
  readonly pages: readonly PagePreview[];
  /** Errors, warnings and infos in the data, those of a text or of bytes in the order of its lines. */
  readonly diagnostics: readonly Diagnostic[];
  /** Only from `renderAll`: why there is no report that is not the data's fault. `render` rejects with it. */
  readonly failure?: RenderFailure;
}

/** Template, fonts and dictionary opened once, for many reports. */
export interface Reporter {
  /** Warnings about `raingan.yaml` (with `root`), the template and the fonts. */
  readonly diagnostics: readonly Diagnostic[];
  /**
   * Makes one report. The input must not be changed until the promise settles. Mistakes in the data are findings.
   * Rejects with `QueueFull`, `ReporterClosed`, `RenderFailure`, or the reason of the signal.
   */
  render(input: ReportInput, call?: RenderCall): Promise<RenderResult>;
  /**
   * Makes many reports, in order. Takes only as many inputs ahead as the reporter works on, so that memory stays flat.
   * A report that is lost has a `failure`, and the others go on. Ending the loop early drops the reports under way.
   */
  renderAll(
    inputs: Iterable<ReportInput> | AsyncIterable<ReportInput>,
    call?: { readonly signal?: AbortSignal | undefined },
  ): AsyncGenerator<RenderResult, void, undefined>;
  /** Waits for the reports that were handed over, then ends the processes. A second call does nothing. */
  close(): Promise<void>;
  /** Does what `close` does, for `await using`. */
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Opens a reporter. Rejects with `OptionError` for a wrong option and for mistakes in a template or font (they are in its
 * `diagnostics`), and with `EnvironmentFailure` where the machine refuses the package's own files.
 */
export async function openReporter(options: ReporterOptions = {}): Promise<Reporter> {
  const { jobs, queue, ...render } = checkOptions(options);
  const setup = toolSetup(render);
  const tools = await openTools(setup);
  const engine = jobs === undefined ? createOwnEngine(tools) : await openPool(jobs, setup);
  return createReporter(engine, tools.diagnostics, queue);
}

async function openPool(jobs: number, setup: ToolSetup): Promise<Engine> {
  const { createPool } = await import('./pool.ts');
  return createPool(jobs, setup);
}

/** What `renderReport` takes: the options of a reporter without processes, and those of one report. */
export interface RenderReportOptions extends RenderOptions, RenderCall {}

/**
 * Makes one report: an object, the text of a data file, or its bytes in; PDF, DOCX and findings out. Mistakes in the data
 * are findings, never a rejection. Rejects as `openReporter` and `render` do. What it opened with the package's own
 * template and fonts is kept for the next call.
 */
export async function renderReport(input: ReportInput, options: RenderReportOptions = {}): Promise<RenderResult> {
  const { options: ofReporter, call } = checkReportCall(options);
  const reporter = await keptReporter(ofReporter);
  return reporter.render(input, call);
}

/** Reporters with nothing but the package's own files, which do not change, by their options. */
const kept = new Map<string, Promise<Reporter>>();

const mostKept = 8;

function keptReporter(options: RenderOptions): Promise<Reporter> {
  const { root, template, fonts, docxTemplate } = options;
  if ([root, template, fonts, docxTemplate].some((path) => path !== undefined)) return openReporter(options);
  const key = JSON.stringify(options, optionOrder);
  const before = kept.get(key);
  const reporter = before ?? openReporter(options);
  reporter.catch(() => kept.delete(key));
  kept.delete(key);
  kept.set(key, reporter);
  for (const oldest of kept.keys()) if (kept.size > mostKept) kept.delete(oldest);
  return reporter;
}

const optionOrder = [...renderOptionNames].sort();

function createReporter(engine: Engine, diagnostics: readonly Diagnostic[], queue: number | undefined): Reporter {
  const turns = createTurns(engine.width, queue);
  let closed: Promise<void> | undefined;

  async function render(input: ReportInput, call: RenderCall | undefined, isExempt: boolean): Promise<RenderResult> {
    const { file, signal } = checkCall(call);
    if (closed) throw new ReporterClosed();
    const work = () => engine.render(() => prepareInput(input, file), signal);
    return resultOf(await turns.take(work, { signal, isExempt }));
  }

  const close = () => {
    closed ??= turns.idle().then(() => engine.close());
    return closed;
  };

  return {
    diagnostics,
    render: (input, call) => render(input, call, false),
    async *renderAll(inputs, call) {
      requireList('renderAll: inputs', inputs);
      const { signal } = checkBatchCall(call);
      const ended = new AbortController();
      const both = signal ? AbortSignal.any([signal, ended.signal]) : ended.signal;
      const one = (input: ReportInput) => render(input, { signal: both }, true).catch(asFailure);
      try {
        yield* inOrderOf(inputs, one, engine.width * ahead);
      } finally {
        ended.abort();
      }
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** A process has the next report at hand when it is done with one. */
const ahead = 2;

function asFailure(error: unknown): RenderResult {
  if (!(error instanceof RenderFailure)) throw error;
  return { pages: [], diagnostics: [], failure: error };
}

function resultOf({ report, diagnostics }: RenderedSource): RenderResult {
  if (!report) return { pages: [], diagnostics };
  const { code, fiscalYear, project, pages, outputs } = report;
  const documents = Object.fromEntries(outputs.map(({ format, bytes }) => [format, ownBuffer(bytes)]));
  let previews: readonly PagePreview[] | undefined;
  return {
    code,
    fiscalYear,
    project: markParsed(project),
    ...documents,
    get pages() {
      previews ??= pages();
      return previews;
    },
    diagnostics,
  };
}
