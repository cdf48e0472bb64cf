import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Localized } from '../model/localized.ts';
import type { Workspace } from '../model/workspace.ts';
import type { Language } from './language.ts';
import { printFailure } from './print-failure.ts';
import { printFindings } from './print-findings.ts';
import { sayLine } from './say.ts';
import type { TextStream } from './terminal.ts';
import type { Round } from './watch-rebuild.ts';

export interface WatchScreenOptions {
  readonly stream: TextStream;
  readonly workspace: Workspace;
  readonly language: Language;
  readonly verbose: boolean;
  readonly color: boolean;
}

/** Shows a round: on a terminal the screen is cleared and holds all that is wrong now, elsewhere each round adds lines. */
export function openWatchScreen(options: WatchScreenOptions): (round: Round, ms: number) => void {
  const { stream, workspace, language, verbose } = options;
  const inPlace = stream.isTTY === true && workspace.environment('TERM') !== 'dumb';
  const wrong = new Map<string, readonly Diagnostic[]>();

  return (round, ms) => {
    for (const file of round.removed) wrong.delete(file);
    for (const { file, diagnostics } of round.results) wrong.set(file, diagnostics);
    if (inPlace) stream.write(clear);
    const findings = inPlace ? [...wrong.values()] : round.results.map(({ diagnostics }) => diagnostics);
    printFindings([...round.shared, ...findings.flat()], { reporter: 'pretty', ...options });
    for (const { failure } of round.results) if (failure) printFailure(failure, stream, language, verbose);
    if (round.failure) printFailure(round.failure, stream, language, verbose);
    for (const line of resultLines(round)) sayLine(stream, language, line);
    sayLine(stream, language, waiting(round, ms));
  };
}

/** Clears the screen and what was scrolled out of it, and goes to its top. */
const clear = '\x1b[2J\x1b[3J\x1b[H';

function resultLines({ results, removed, everything }: Round): Localized[] {
  const done = results.filter(({ state }) => state !== 'unchanged');
  const lines = done.map(({ state, file, ms }) =>
    state === 'built'
      ? { th: `สร้างแล้ว ${file} (${ms} ms)`, en: `built ${file} (${ms} ms)` }
      : { th: `ไม่ได้สร้าง ${file}`, en: `not built ${file}` },
  );
  const gone = removed.map((file) => ({
    th: `ไม่มี ${file} แล้ว รายงานที่สร้างไว้ยังอยู่`,
    en: `${file} is gone; its report stays`,
  }));
  const built = done.filter(({ state }) => state === 'built').length;
  if (!everything || done.length <= mostLines) return [...lines, ...gone];
  const failed = lines.filter((_, index) => done[index]!.state === 'failed');
  return [...failed, { th: `สร้างแล้ว ${built} ฉบับ`, en: `${built} reports built` }, ...gone];
}

/** A round over all reports tells them one by one only when they are few. */
const mostLines = 10;

function waiting({ files }: Round, ms: number): Localized {
  return {
    th: `เฝ้าดู ${files.length} ไฟล์ (รอบล่าสุด ${ms} ms) กด Ctrl+C เพื่อหยุด`,
    en: `watching ${files.length} data ${files.length === 1 ? 'file' : 'files'} (last round ${ms} ms), Ctrl+C stops`,
  };
}
