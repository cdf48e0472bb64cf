import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { Diagnostic, Outcome } from '../diagnostics/diagnostic.ts';
import type { BuiltReport, Reporter } from '../report.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { explainException } from './explain-exception.ts';
import type { BuildOptions, OutputFile, SourceResult } from './source-result.ts';
import { stops } from './stops.ts';

export interface BuildTools {
  readonly workspace: Workspace;
  readonly reporter: Reporter;
  readonly options: BuildOptions;
}

/** Reads one data file, builds its report and writes the outputs; whatever goes wrong stays in the result. */
export async function buildSource(file: string, tools: BuildTools): Promise<SourceResult> {
  const start = tools.workspace.elapsed();
  const outputs: OutputFile[] = [];
  let outcome: Outcome<BuiltReport> = { diagnostics: [] };
  const result = (built: boolean) => ({
    file,
    code: outcome.value?.code ?? null,
    built,
    outputs,
    diagnostics: outcome.diagnostics,
    ms: Math.round(tools.workspace.elapsed() - start),
  });
  try {
    outcome = await tools.reporter.build({ file, bytes: tools.workspace.readBytes(file) });
    if (!mayWrite(outcome, tools.options)) return result(false);
    for (const output of writeOutputs(outcome.value, tools)) outputs.push(output);
    return result(true);
  } catch (error) {
    return { ...result(false), failure: explainException(error, file) };
  }
}

function mayWrite(
  outcome: Outcome<BuiltReport>,
  { strict }: BuildOptions,
): outcome is { value: BuiltReport; diagnostics: readonly Diagnostic[] } {
  return outcome.value !== undefined && !stops(outcome.diagnostics, strict);
}

function* writeOutputs(report: BuiltReport, { workspace, options }: BuildTools): Generator<OutputFile> {
  for (const { format, bytes, pages } of report.outputs) {
    const path = posix.join(options.out, String(report.fiscalYear), `${report.code}.${format}`);
    workspace.writeWhole(path, bytes);
    yield { path, format, pages, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  }
}
