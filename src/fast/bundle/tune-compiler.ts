import { subscribe } from 'node:diagnostics_channel';
import v8 from 'node:v8';

/**
 * Sets V8's compiler and heap for this process by the runs, reports and summaries that are announced.
 * - A process that builds one short report compiles nothing to machine code: that pays from the second report on, and for
 *   the first it is a third of the processor time. Nor does it look for garbage ahead of time, of which it has none to
 *   collect: 10 ms. After the setting no bytecode fits any more, so what writes DOCX is loaded before it, where it is needed.
 * - From the second report on, V8 copies less of what a function calls into it: 300 bytes of bytecode instead of 920.
 *   Compiling then takes half the time, a second of a process, and the code is as fast.
 * - A function also has to run eighteen times as long before it is compiled to machine code. Most functions of a run of a
 *   hundred never earn their compiling back, which was two fifths of its processor time: 1.65 s became 1.3 s on Node 20
 *   with nine times, and a twentieth less with eighteen (2026-11-30). A run of a thousand, and Node 22 and 24, take about
 *   as long as before.
 * - A run of several reports sets both when its first report begins: V8 would compile for 60 ms on account of that one alone.
 * - A summary of more than a thousand projects lets the heap of old objects grow by a fifth before it is looked through
 *   for garbage, instead of up to fourfold: 10,000 projects take 281 MB instead of 415, for a sixth more processor time
 *   (2026-11-30).
 * All are measured in bench/profile.md.
 */
export function tuneCompiler(
  loadDocxWriter: () => void,
  setFlag: (flag: string) => void = v8.setFlagsFromString,
): void {
  const set = (flags: readonly string[]) => {
    for (const flag of flags) setFlag(flag);
  };
  let reports = 0;
  let settled = 2; // the report from which on `many` holds
  subscribe('raingan:run', (message) => {
    const { files, formats } = message as RunBegins;
    if (reports > 0) return;
    if (formats.includes('docx')) loadDocxWriter();
    if (files === 1) set(once);
    else settled = 1;
  });
  subscribe('raingan:report', (bytes) => {
    reports += 1;
    if (reports === 2 || (bytes as number) > shortFile) set(usual);
    if (reports === settled) set(many);
  });
  subscribe('raingan:summary', (projects) => {
    if ((projects as number) > fewProjects) set(sparing);
  });
}

const once = ['--no-opt', '--no-incremental-marking'];
const usual = ['--opt', '--incremental-marking'];
const many = ['--max-inlined-bytecode-size-cumulative=300', '--interrupt-budget=1200000'];
const sparing = ['--heap-growing-percent=20'];
const fewProjects = 1000;

/** As `src/batch/run.ts` has it: this folder is loaded before the stages, and imports none of them. */
interface RunBegins {
  readonly files: number;
  readonly formats: readonly string[];
}

/** Bytes of the data of a report of some ten pages. */
const shortFile = 50_000;
