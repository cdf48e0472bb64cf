import type { RunListener } from '../batch/run.ts';
import type { SourceResult } from '../batch/source-result.ts';
import type { RunSummary } from '../batch/tally.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Localized } from '../model/localized.ts';
import type { Language } from './language.ts';
import { printFailure } from './print-failure.ts';
import { printFindings, type ReporterName } from './print-findings.ts';
import { openProgressBar } from './progress-bar.ts';
import { interruptedLine, outputLine, resultLine, summaryLine } from './run-lines.ts';
import { sayLine } from './say.ts';
import type { Terminal } from './terminal.ts';

export interface RunOutputOptions {
  readonly terminal: Terminal;
  readonly language: Language;
  readonly reporter: ReporterName;
  /** Number of data files in the run. */
  readonly total: number;
  readonly json: boolean;
  readonly verbose: boolean;
  readonly quiet: boolean;
  readonly color: boolean;
}

export interface RunOutput extends RunListener {
  ended(summary: RunSummary): void;
}

/** Tells a run as it goes: results on standard output, findings and progress on standard error. */
export function openRunOutput(options: RunOutputOptions): RunOutput {
  const { terminal, language, reporter, total, json, verbose, quiet, color } = options;
  const { stdout, stderr, workspace } = terminal;
  const bar = openProgressBar({ stream: stderr, workspace, language, total, quiet });
  const count = { built: 0, unchanged: 0, failed: 0 };
  const print = (diagnostics: readonly Diagnostic[]) =>
    printFindings(diagnostics, { reporter, stream: stderr, workspace, language, verbose, color });

  function tellResult(result: SourceResult): void {
    print(result.diagnostics);
    if (result.failure) printFailure(result.failure, stderr, language, verbose);
    for (const path of quiet ? [] : (result.altered ?? [])) sayLine(stderr, language, alteredLine(path));
    if (json) stdout.write(`${JSON.stringify(eventOf(result))}\n`);
    else if (!quiet) {
      for (const output of result.state === 'unchanged' && total > listedUnchanged ? [] : result.outputs) {
        sayLine(stdout, language, outputLine(output));
      }
    }
    if (verbose || (result.state === 'failed' && !quiet)) sayLine(stderr, language, resultLine(result));
  }

  return {
    opened: print,
    damaged(manifests) {
      for (const path of quiet ? [] : manifests) sayLine(stderr, language, damagedLine(path));
    },
    compared: (compared) => bar.draw({ ...count, compared }),
    finished(result) {
      count[result.state] += 1;
      if (result.state !== 'unchanged' || json || verbose) bar.clear();
      tellResult(result);
      bar.draw(count);
    },
    notRecorded(failure) {
      bar.clear();
      printFailure(failure, stderr, language, verbose);
    },
    ended(summary) {
      bar.clear();
      if (!quiet && !json) sayLine(stderr, language, summaryLine(summary));
      if (summary.status === 130) sayLine(stderr, language, interruptedLine(summary));
    },
  };
}

/** Of a short run every output is listed, new or not; of a year only what was built. */
const listedUnchanged = 20;

function eventOf({ state, code, file, outputs, ms }: SourceResult) {
  return { event: state, code, file, outputs, ms };
}

function alteredLine(path: string): Localized {
  return {
    th: `\`${path}\` ถูกแก้ไขหลังจากสร้าง จึงสร้างใหม่ทับ`,
    en: `\`${path}\` was changed after it was built; it is now as built again`,
  };
}

function damagedLine(path: string): Localized {
  return {
    th: `อ่าน \`${path}\` ไม่ได้ จึงสร้างรายงานของปีนั้นใหม่ทั้งหมด`,
    en: `\`${path}\` is damaged; all reports of its year are built anew`,
  };
}
