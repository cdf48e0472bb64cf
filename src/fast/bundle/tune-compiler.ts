import { subscribe } from 'node:diagnostics_channel';
import v8 from 'node:v8';

/**
 * Sets V8's compiler for this process by the reports that `createBuilder` announces.
 * - A process that builds one short PDF compiles nothing to machine code: that pays from the second report on, and for
 *   the first it is a third of the processor time. What writes DOCX is loaded after the setting, and its bytecode would
 *   not fit any more.
 * - From the second report on, V8 copies less of what a function calls into it: 300 bytes of bytecode instead of 920.
 *   Compiling then takes half the time, a second of a process, and the code is as fast.
 * Both are measured in bench/profile.md.
 */
export function tuneCompiler(): void {
  let reports = 0;
  subscribe('raingan:report', (message) => {
    const { bytes, formats, reports: expected } = message as ReportBegins;
    reports += 1;
    if (reports === 1 && expected === 1 && bytes <= shortFile && !formats.includes('docx')) {
      v8.setFlagsFromString('--no-opt');
    }
    if (reports === 2) {
      v8.setFlagsFromString('--opt');
      v8.setFlagsFromString('--max-inlined-bytecode-size-cumulative=300');
    }
  });
}

/** What `src/batch/builder.ts` announces: this folder is loaded before any of the stages, and imports none of them. */
interface ReportBegins {
  readonly bytes: number;
  readonly formats: readonly string[];
  readonly reports?: number;
}

/** Bytes of the data of a report of some ten pages. */
const shortFile = 50_000;
