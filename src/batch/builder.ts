import { hash } from 'node:crypto';
import { channel } from 'node:diagnostics_channel';
import { setImmediate } from 'node:timers/promises';
import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { ownText } from '../model/own-text.ts';
import type { Workspace } from '../model/workspace.ts';
import { readDataFile } from '../project/read-data-file.ts';
import type { BuiltReport, Reporter, ReportOutcome } from '../report.ts';
import { documentName, outputPath, publicName } from './document-name.ts';
import { explainException } from './explain-exception.ts';
import { holdsSignature } from './holds-signature.ts';
import { type BuildOptions, type OutputFile, type SourceResult, stops } from './source-result.ts';

/** What turns data files into reports: here, in processes of this machine, or by jobs of a queue on any number of machines. */
export interface Builder {
  /** How many files to hand over at a time. */
  readonly width: number;
  /** How many files may be under way or wait for an earlier one; four times the width when absent. */
  readonly window?: number;
  /** What was handed over is built even when nobody waits for it any more: an interrupt need not wait for it. */
  readonly goesOn?: boolean;
  /** Never rejects. */
  build(file: string): Promise<SourceResult>;
  close(): Promise<void>;
}

/** Builds one report after the other in this process. */
export function createBuilder(tools: BuildTools): Builder {
  return {
    width: 1,
    async build(file) {
      const result = await buildSource(file, tools);
      await setImmediate(); // lets an interrupt in between two reports
      return result;
    },
    close: async () => {},
  };
}

export interface BuildTools {
  readonly workspace: Workspace;
  readonly reporter: Reporter;
  readonly options: BuildOptions;
}

/** Announces the size in bytes of a data file whose report is built next. Nothing here depends on who listens. */
const reportBegins = channel('raingan:report');

/** Reads one data file, builds its report and writes the outputs; whatever goes wrong stays in the result. */
export async function buildSource(file: string, tools: BuildTools): Promise<SourceResult> {
  const start = tools.workspace.elapsed();
  const outputs: OutputFile[] = [];
  let outcome: ReportOutcome<BuiltReport> = { diagnostics: [] };
  const known = (code: string | undefined) => (code === undefined ? null : ownText(code));
  const result = (state: 'built' | 'failed') => ({
    file,
    code: known(outcome.value?.code ?? outcome.code),
    state,
    outputs,
    diagnostics: outcome.diagnostics,
    warnings: outcome.diagnostics.filter(({ severity }) => severity === 'warning').length,
    ms: Math.round(tools.workspace.elapsed() - start),
  });
  try {
    const read = readDataFile(tools.workspace, file);
    const bytes = read.value;
    if (!bytes) {
      outcome = { diagnostics: read.diagnostics };
      return result('failed');
    }
    reportBegins.publish(bytes.length);
    outcome = await tools.reporter.build({ file, bytes });
    if (!mayWrite(outcome, tools.options)) return result('failed');
    const signed = findSigned(outcome.value, tools);
    if (signed) {
      outcome = { value: outcome.value, diagnostics: [...outcome.diagnostics, signed] };
      return result('failed');
    }
    for (const output of writeOutputs(outcome.value, tools)) outputs.push(output);
    const { fiscalYear, dataDigest } = outcome.value;
    return {
      ...result('built'),
      made: { fiscalYear, name: ownText(nameOf(outcome.value, tools.options)), dataDigest },
    };
  } catch (error) {
    return { ...result('failed'), failure: explainException(error, file) };
  }
}

function mayWrite(
  outcome: ReportOutcome<BuiltReport>,
  { strict }: BuildOptions,
): outcome is ReportOutcome<BuiltReport> & { value: BuiltReport } {
  return outcome.value !== undefined && !stops(outcome.diagnostics, strict);
}

/** A signed file where the report's PDF is to be written: what somebody signed is not lost by a build. */
function findSigned(report: BuiltReport, { workspace, options }: BuildTools): Diagnostic | undefined {
  if (!report.outputs.some(({ format }) => format === 'pdf')) return undefined;
  return signedAt(outputPath(options.out, report.fiscalYear, nameOf(report, options), 'pdf'), workspace);
}

/** The finding about a signed file that lies where a PDF is to be written. */
export function signedAt(path: string, workspace: Workspace): Diagnostic | undefined {
  if (!workspace.exists(path)) return undefined;
  if (!holdsSignature(workspace.readBytes(path))) return undefined;
  return diagnostic(
    'E-SIGN-OVERWRITE',
    { file: path },
    {
      message: {
        th: `\`${path}\` เป็นไฟล์ที่ลงนามแล้ว จึงไม่ได้เขียนทับ`,
        en: `\`${path}\` is signed; it was not overwritten`,
      },
      hint: {
        th: 'เลือกโฟลเดอร์อื่นด้วย `--out` หรือย้ายไฟล์ที่ลงนามแล้วไปเก็บก่อน',
        en: 'choose another folder with `--out`, or move the signed file away first',
      },
    },
  );
}

function* writeOutputs(report: BuiltReport, { workspace, options }: BuildTools): Generator<OutputFile> {
  for (const { format, bytes, pages } of report.outputs) {
    const path = outputPath(options.out, report.fiscalYear, nameOf(report, options), format);
    workspace.writeWhole(path, bytes);
    yield { path, format, pages, bytes: bytes.length, sha256: hash('sha256', bytes) };
  }
}

function nameOf({ code, isDraft, suffix }: BuiltReport, { report }: BuildOptions): string {
  return report.public ? publicName(code, suffix) : documentName(code, isDraft, suffix);
}
