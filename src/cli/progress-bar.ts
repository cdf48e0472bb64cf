import type { Workspace } from '../workspace/workspace.ts';
import type { Language } from './language.ts';
import type { TextStream } from './terminal.ts';

/** How far a run has come, in one line that stays at the bottom of a terminal. */
export interface ProgressBar {
  /** Takes the line away, so that other lines can be written. */
  clear(): void;
  draw(done: number, failed: number): void;
}

export interface ProgressOptions {
  readonly stream: TextStream;
  readonly workspace: Workspace;
  readonly language: Language;
  readonly total: number;
  readonly quiet: boolean;
}

const barWidth = 24;
const redrawMs = 80;

/** A bar on a terminal; nothing anywhere else, in CI, or when there is only one report. */
export function openProgressBar({ stream, workspace, language, total, quiet }: ProgressOptions): ProgressBar {
  const moving = stream.isTTY && !workspace.environment('CI') && workspace.environment('TERM') !== 'dumb';
  if (quiet || !moving || total < 2) return { clear() {}, draw() {} };
  const start = workspace.elapsed();
  let drawn = Number.NEGATIVE_INFINITY;
  return {
    clear: () => stream.write('\r\x1b[K'),
    draw(done, failed) {
      const now = workspace.elapsed();
      if (now - drawn < redrawMs) return;
      drawn = now;
      stream.write(`\r\x1b[K${progressLine({ done, failed, total, ms: now - start }, language)}`);
    },
  };
}

interface Progress {
  readonly done: number;
  readonly failed: number;
  readonly total: number;
  readonly ms: number;
}

function progressLine({ done, failed, total, ms }: Progress, language: Language): string {
  const filled = Math.floor((done / total) * barWidth);
  const bar = '█'.repeat(filled) + '░'.repeat(barWidth - filled);
  const rate = ms > 0 ? Math.round((done / ms) * 1000) : 0;
  return language === 'th'
    ? `${bar} ${done}/${total}  ไม่ผ่าน ${failed}  ${rate} ฉบับ/วินาที`
    : `${bar} ${done}/${total}  ${failed} failed  ${rate}/s`;
}
