import { displayWidth } from '../../diagnostics/reporters/display-width.ts';
import type { Localized } from '../../model/localized.ts';
import type { Workspace } from '../../model/workspace.ts';
import type { Language, TextStream } from './terminal.ts';

/** How far a run has come: a line that stays at the bottom of a terminal, else a plain line every few seconds. */
export interface ProgressBar {
  /** Takes the line away, so that other lines can be written. */
  clear(): void;
  draw(progress: Progress): void;
  /** Building begins: of the files, this many are to be built. */
  begin(waiting: number, progress: Progress): void;
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
  if (quiet || total < 2) return { clear() {}, draw() {}, begin() {} };
  const moving = stream.isTTY && !workspace.environment('CI') && workspace.environment('TERM') !== 'dumb';
  const line = createProgressLine(workspace, language, total);
  const bar = moving ? movingBar(stream, workspace, line.text) : plainLines(stream, workspace, line.text);
  return {
    clear: bar.clear,
    draw(progress) {
      if (progress.compared !== undefined) line.restart(); // building has not begun
      bar.draw(progress);
    },
    begin(waiting, progress) {
      line.begin(waiting);
      if (moving) bar.clear(); // what was drawn of the comparison does not stay while processes start
      bar.draw(progress);
    },
  };
}

/** Where the lines of a bar are written. */
type Drawing = Pick<ProgressBar, 'clear' | 'draw'>;

function plainLines(stream: TextStream, workspace: Workspace, lineOf: LineOf): Drawing {
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

function movingBar(stream: TextStream, workspace: Workspace, lineOf: LineOf): Drawing {
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

/**
 * Rate and time left come from the reports that are built; unchanged ones take no time. Nothing is estimated before a
 * twentieth of them is done, and the time until the first is done is that of the processes to start.
 */
function createProgressLine(workspace: Workspace, language: Language, total: number) {
  let start = workspace.elapsed();
  let before = 0; // built when the clock began
  let startsAtFirst = false;
  let toBuild: number | undefined;
  const text: LineOf = ({ compared, built, unchanged, failed }) => {
    if (compared !== undefined) return { bar: barOf(compared / total), text: comparing(compared, total)[language] };
    const made = built + failed;
    if (startsAtFirst && made > 0) {
      [start, before, startsAtFirst] = [workspace.elapsed(), made, false];
    }
    const seconds = (workspace.elapsed() - start) / 1000;
    const done = built + unchanged + failed;
    const isEarly = made < (toBuild ?? total - unchanged) / 20;
    const rate = !isEarly && seconds > 0 ? (made - before) / seconds : 0;
    const left = rate > 0 ? (total - done) / rate : undefined;
    return { bar: barOf(done / total), text: building({ done, total, failed, rate, left })[language] };
  };
  const restart = () => {
    start = workspace.elapsed();
  };
  const begin = (waiting: number) => {
    toBuild = (toBuild ?? 0) + waiting;
    startsAtFirst = true;
  };
  return { text, restart, begin };
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
  const [th, en] = [`${done}/${total}  ไม่สำเร็จ ${failed}`, `${done}/${total}  ${failed} failed`];
  if (left === undefined) return { th, en };
  const speed = rate < 10 ? rate.toFixed(1) : Math.round(rate);
  return { th: `${th}  ${speed} ฉบับ/วินาที  เหลือ ${clock(left)}`, en: `${en}  ${speed}/s  ${clock(left)} left` };
}

function clock(seconds: number): string {
  const whole = Math.ceil(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
