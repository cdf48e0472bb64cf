import type { RunListener } from '../../batch/run.ts';
import type { OutputFile, SourceResult } from '../../batch/source-result.ts';
import type { RunSummary } from '../../batch/tally.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { printableJson } from '../../diagnostics/reporters/printable.ts';
import type { Localized } from '../../model/localized.ts';
import type { FindingsOutput } from './findings-output.ts';
import { createOnce } from './once.ts';
import { createProgressBar } from './progress-bar.ts';
import type { Language, Terminal } from './terminal.ts';
import { printFailure, sayLine } from './terminal.ts';
import { createWarningLines } from './warning-lines.ts';

export interface RunOutputOptions {
  readonly terminal: Terminal;
  readonly language: Language;
  /** Where the findings go. */
  readonly findings: FindingsOutput;
  /** Number of data files in the run. */
  readonly total: number;
  readonly json: boolean;
  readonly verbose: boolean;
  readonly quiet: boolean;
}

export interface RunOutput extends RunListener {
  /** Findings about the folder of outputs, after the last report. */
  reviewed(diagnostics: readonly Diagnostic[]): void;
  /** Takes the progress bar away, so that other lines can be written. */
  clear(): void;
  ended(summary: RunSummary): void;
}

/** Reports a run as it goes: results on standard output, findings and progress on standard error. */
export function createRunOutput(options: RunOutputOptions): RunOutput {
  const { terminal, language, findings, total, json, verbose, quiet } = options;
  const { stdout, stderr, workspace } = terminal;
  const bar = createProgressBar({ stream: stderr, workspace, language, total, quiet });
  const count = { built: 0, unchanged: 0, failed: 0 };

  const warnings = createWarningLines();
  const once = createOnce();

  /** What stops a report is shown in full; of one that was built a line counts its warnings. */
  function printDiagnostics({ file, state, diagnostics, failure }: SourceResult): void {
    const line = warnings.add(file, diagnostics);
    const isCounted = state !== 'failed' && !verbose;
    findings.add(once(diagnostics, file), { file, failure: failure?.message[language], isCounted });
    if (line && isCounted && findings.reporter === 'pretty' && total <= listedUnchanged)
      sayLine(stderr, language, line);
  }

  function printResult(result: SourceResult): void {
    printDiagnostics(result);
    if (result.failure) printFailure(result.failure, stderr, language, verbose);
    for (const path of quiet ? [] : (result.altered ?? [])) sayLine(stderr, language, alteredLine(path));
    if (json) stdout.write(`${printableJson(eventOf(result))}\n`);
    else if (!quiet) {
      for (const output of result.state === 'unchanged' && total > listedUnchanged ? [] : result.outputs) {
        sayLine(stdout, language, outputLine(output));
      }
    }
    if (verbose || (result.state === 'failed' && !quiet)) sayLine(stderr, language, resultLine(result));
  }

  return {
    opened: (diagnostics) => findings.add(diagnostics),
    damaged(manifests) {
      for (const path of quiet ? [] : manifests) sayLine(stderr, language, damagedLine(path));
    },
    compared: (compared) => bar.draw({ ...count, compared }),
    building: (waiting) => bar.begin(waiting, count),
    finished(result) {
      count[result.state] += 1;
      if (result.state !== 'unchanged' || result.diagnostics.length > 0 || json || verbose) bar.clear();
      printResult(result);
      bar.draw(count);
    },
    notRecorded(failure) {
      bar.clear();
      printFailure(failure, stderr, language, verbose);
    },
    reviewed: (diagnostics) => findings.add(diagnostics),
    clear: bar.clear,
    ended(summary) {
      bar.clear();
      findings.end();
      const isCounted = findings.reporter === 'pretty' && !verbose && total > listedUnchanged;
      for (const line of isCounted ? warnings.table() : []) sayLine(stderr, language, line);
      if (!quiet && !json) sayLine(stderr, language, summaryLine(summary, warnings.total()));
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

/** What became of one data file. */
function resultLine({ state, file, ms }: SourceResult): Localized {
  if (state === 'failed') return { th: `ไม่ได้สร้าง ${file}`, en: `not built ${file}` };
  if (state === 'unchanged') return { th: `ไม่เปลี่ยน ${file}`, en: `unchanged ${file}` };
  return { th: `สร้างแล้ว ${file} (${ms} ms)`, en: `built ${file} (${ms} ms)` };
}

/** One file that was written. */
function outputLine({ path, pages, bytes }: OutputFile): Localized {
  if (pages === 0) return { th: `${path}  ${size(bytes)}`, en: `${path}  ${size(bytes)}` }; // the word processor makes the pages
  return {
    th: `${path}  ${pages} หน้า  ${size(bytes)}`,
    en: `${path}  ${pages} ${pages === 1 ? 'page' : 'pages'}  ${size(bytes)}`,
  };
}

/** The counts of a run, at its end. */
function summaryLine(summary: RunSummary, warnings: number): Localized {
  const { built, unchanged, unchangedWithWarnings, failed, notStarted } = summary;
  const th = [`สร้าง ${built} ฉบับ`];
  const en = [`${built} ${built === 1 ? 'report' : 'reports'} built`];
  if (unchanged > 0) {
    const warned = unchangedWithWarnings;
    const shown = warnings > 0 ? { th: '', en: '' } : shownByCheck; // said once, of the warnings at the end
    th.push(`ไม่เปลี่ยน ${unchanged} ฉบับ${warned > 0 ? ` (มีคำเตือน ${warned} ฉบับ${shown.th})` : ''}`);
    en.push(`${unchanged} unchanged${warned > 0 ? ` (${warned} with warnings${shown.en})` : ''}`);
  }
  if (failed > 0) {
    th.push(`ไม่สำเร็จ ${failed} ฉบับ`);
    en.push(`${failed} failed`);
  }
  if (notStarted > 0) {
    th.push(`ยังไม่ได้เริ่ม ${notStarted} ฉบับ`);
    en.push(`${notStarted} not started`);
  }
  if (warnings > 0) {
    th.push(`(คำเตือน ${warnings} ข้อ${shownByCheck.th})`);
    en.push(`${warnings} ${warnings === 1 ? 'warning' : 'warnings'}${shownByCheck.en}`);
  }
  return { th: th.join(' '), en: en.join(', ') };
}

const shownByCheck = { th: ' ดูด้วย `raingan check`', en: ', which `raingan check` shows' };

/** What an interrupt left. */
function interruptedLine({ built, unchanged, failed, notStarted }: RunSummary): Localized {
  const done = built + unchanged + failed;
  const total = done + notStarted;
  return {
    th: `หยุดตามคำสั่ง ทำไปแล้ว ${done} จาก ${total} ฉบับ ไฟล์ที่เขียนแล้วสมบูรณ์ทุกไฟล์ สั่งใหม่เพื่อทำส่วนที่เหลือ`,
    en: `stopped after ${done} of ${total} reports; every file written is whole, and the same command does the rest`,
  };
}

function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
