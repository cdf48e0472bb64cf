import { displayWidth } from '../diagnostics/reporters/display-width.ts';
import type { Localized } from '../model/localized.ts';
import type { Workspace } from '../model/workspace.ts';
import type { Language, TextStream } from './terminal.ts';

/** How far a run has come: a line that stays at the bottom of a terminal, else a plain line every few seconds. */
export interface ProgressBar {
  /** Takes the line away, so that other lines can be written. */
  clear(): void;
  draw(progress: Progress): void;
}

export interface Progress {
  /** Compared with what is there, before building begins; `undefined` from then on. */
  readonly compared?: number;
  readonly built: number;
  readonly unchanged: number;
  readonly failed: number;
}

export interface ProgressOptions {
  readonly stream: TextStream;
  readonly workspace: Workspace;
  readonly language: Language;
  readonly total: number;
  readonly quiet: boolean;
}

const redrawMs = 80;
const plainEveryMs = 10_000;

/** A bar on a terminal, plain lines elsewhere and in CI; nothing for a single report. */
export function createProgressBar({ stream, workspace, language, total, quiet }: ProgressOptions): ProgressBar {
  if (quiet || total < 2) return { clear() {}, draw() {} };
  const moving = stream.isTTY && !workspace.environment('CI') && workspace.environment('TERM') !== 'dumb';
  const line = createProgressLine(workspace, language, total);
  const bar = moving ? movingBar(stream, workspace, line.text) : plainLines(stream, workspace, line.text);
  return {
    clear: bar.clear,
    draw(progress) {
      if (progress.compared !== undefined) line.restart(); // building has not begun
      bar.draw(progress);
    },
  };
}

function plainLines(stream: TextStream, workspace: Workspace, lineOf: LineOf): ProgressBar {
  let drawn = workspace.elapsed();
  return {
    clear() {},
    draw(progress) {
      if (workspace.elapsed() - drawn < plainEveryMs) return;
      drawn = workspace.elapsed();
      stream.write(`${lineOf(progress).text}\n`);
    },
  };
}

function movingBar(stream: TextStream, workspace: Workspace, lineOf: LineOf): ProgressBar {
  let drawnAt = Number.NEGATIVE_INFINITY;
  let shown = 0;
  const clear = () => {
    // A window made narrower since has folded the line: every row of it has to go.
    const rows = Math.max(1, Math.ceil(shown / widthOf(stream)));
    if (shown > 0) stream.write(`\r${'\x1b[1A'.repeat(rows - 1)}\x1b[J`);
    shown = 0;
  };
  return {
    clear() {
      clear();
      drawnAt = Number.NEGATIVE_INFINITY;
    },
    draw(progress) {
      const now = workspace.elapsed();
      if (now - drawnAt < redrawMs) return;
      drawnAt = now;
      clear();
      const { bar, text } = lineOf(progress);
      const line = fitting([`${bar} ${text}`, text, text.split('  ')[0] ?? ''], widthOf(stream) - 1);
      stream.write(line);
      shown = displayWidth(line);
    },
  };
}

function widthOf({ columns }: TextStream): number {
  return columns && columns > 0 ? columns : 80;
}

/** The first of the lines that fits into the width. */
function fitting(lines: readonly string[], width: number): string {
  return lines.find((line) => displayWidth(line) <= width) ?? '';
}

type LineOf = (progress: Progress) => { readonly bar: string; readonly text: string };

const barWidth = 24;

/** Rate and time left come from the reports that are built; unchanged ones take no time. */
function createProgressLine(workspace: Workspace, language: Language, total: number) {
  let start = workspace.elapsed();
  const text: LineOf = ({ compared, built, unchanged, failed }) => {
    if (compared !== undefined) return { bar: barOf(compared / total), text: comparing(compared, total)[language] };
    const seconds = (workspace.elapsed() - start) / 1000;
    const done = built + unchanged + failed;
    const rate = seconds > 0 ? (built + failed) / seconds : 0;
    const left = rate > 0 ? (total - done) / rate : undefined;
    return { bar: barOf(done / total), text: building({ done, total, failed, rate, left })[language] };
  };
  const restart = () => {
    start = workspace.elapsed();
  };
  return { text, restart };
}

function barOf(share: number): string {
  const filled = Math.floor(share * barWidth);
  return '█'.repeat(filled) + '░'.repeat(barWidth - filled);
}

function comparing(compared: number, total: number): Localized {
  return { th: `ตรวจสิ่งที่เปลี่ยน ${compared}/${total}`, en: `looking for changes ${compared}/${total}` };
}

interface Pace {
  readonly done: number;
  readonly total: number;
  readonly failed: number;
  readonly rate: number;
  readonly left: number | undefined;
}

function building({ done, total, failed, rate, left }: Pace): Localized {
  const speed = rate < 10 ? rate.toFixed(1) : Math.round(rate);
  const time = left === undefined ? '' : clock(left);
  return {
    th: `${done}/${total}  ไม่สำเร็จ ${failed}  ${speed} ฉบับ/วินาที${time && `  เหลือ ${time}`}`,
    en: `${done}/${total}  ${failed} failed  ${speed}/s${time && `  ${time} left`}`,
  };
}

function clock(seconds: number): string {
  const whole = Math.ceil(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
