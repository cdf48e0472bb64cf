import type { RunListener, RunSummary } from '../batch/run.ts';
import type { OutputFile, SourceResult } from '../batch/source-result.ts';
import type { Diagnostic, Localized } from '../diagnostics/diagnostic.ts';
import type { Language } from './language.ts';
import { printFailure } from './print-failure.ts';
import { printFindings } from './print-findings.ts';
import { openProgressBar } from './progress-bar.ts';
import { sayLine } from './say.ts';
import type { Terminal } from './terminal.ts';

export interface RunOutputOptions {
  readonly terminal: Terminal;
  readonly language: Language;
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
export function openRunOutput({ terminal, language, total, json, verbose, quiet, color }: RunOutputOptions): RunOutput {
  const { stdout, stderr, workspace } = terminal;
  const bar = openProgressBar({ stream: stderr, workspace, language, total, quiet });
  const written: OutputFile[] = [];
  const count = { done: 0, failed: 0 };
  const print = (diagnostics: readonly Diagnostic[]) =>
    printFindings(diagnostics, { reporter: 'pretty', stream: stderr, workspace, language, verbose, color });

  return {
    opened: print,
    finished(result) {
      count.done += 1;
      if (!result.built) count.failed += 1;
      bar.clear();
      print(result.diagnostics);
      if (result.failure) printFailure(result.failure, stderr, language, verbose);
      if (json) stdout.write(`${JSON.stringify(eventOf(result))}\n`);
      else if (!quiet) {
        written.push(...result.outputs);
        sayLine(stderr, language, resultLine(result));
      }
      bar.draw(count.done, count.failed);
    },
    ended(summary) {
      bar.clear();
      for (const output of written) sayLine(stdout, language, outputLine(output));
      if (!quiet && !json) sayLine(stderr, language, summaryLine(summary));
      if (summary.status === 130) sayLine(stderr, language, interruptedLine(summary));
    },
  };
}

function eventOf({ built, code, file, outputs, ms }: SourceResult) {
  return { event: built ? 'built' : 'failed', code, file, outputs, ms };
}

function resultLine({ built, file, ms }: SourceResult): Localized {
  return built
    ? { th: `สร้างแล้ว ${file} (${ms} ms)`, en: `built ${file} (${ms} ms)` }
    : { th: `ไม่ได้สร้าง ${file}`, en: `not built ${file}` };
}

function outputLine({ path, pages, bytes }: OutputFile): Localized {
  return {
    th: `${path}  ${pages} หน้า  ${size(bytes)}`,
    en: `${path}  ${pages} ${pages === 1 ? 'page' : 'pages'}  ${size(bytes)}`,
  };
}

function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function summaryLine({ built, failed, notStarted }: RunSummary): Localized {
  const th = [`สร้าง ${built} ฉบับ`];
  const en = [`${built} ${built === 1 ? 'report' : 'reports'} built`];
  if (failed > 0) {
    th.push(`ไม่สำเร็จ ${failed} ฉบับ`);
    en.push(`${failed} failed`);
  }
  if (notStarted > 0) {
    th.push(`ยังไม่ได้เริ่ม ${notStarted} ฉบับ`);
    en.push(`${notStarted} not started`);
  }
  return { th: th.join(' '), en: en.join(', ') };
}

function interruptedLine({ built, failed, notStarted }: RunSummary): Localized {
  const done = built + failed;
  const total = done + notStarted;
  return {
    th: `หยุดตามคำสั่ง ทำไปแล้ว ${done} จาก ${total} ฉบับ ไฟล์ที่เขียนแล้วสมบูรณ์ทุกไฟล์`,
    en: `stopped after ${done} of ${total} reports; every file written is whole`,
  };
}
