import { dirname, join } from 'node:path';
import { planRun } from '../../batch/plan.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { wallClock } from '../../host/wall-clock.ts';
import { watchFiles } from '../../host/watch-files.ts';
import type { Localized } from '../../model/localized.ts';
import { normalPath } from '../../model/paths.ts';
import type { Workspace } from '../../model/workspace.ts';
import { readSettings } from '../../project/load-settings.ts';
import { settingsFile } from '../../project/settings.ts';
import { shippedFolder, shippedTemplates } from '../../template/shipped-folder.ts';
import type { Arguments } from '../options/parse-arguments.ts';
import { readBuildOptions, readPlanRequest, readReportOptions } from '../options/run-options.ts';
import { printFindings } from '../terminal/print-findings.ts';
import type { Language, Terminal } from '../terminal/terminal.ts';
import { printFailure, sayLine, type TextStream, useColor } from '../terminal/terminal.ts';
import type { Round } from './watch-rebuild.ts';

/** `raingan watch`: builds what is not built, then again whatever a saved file touches, until it is interrupted. */
export async function watch(given: Arguments, language: Language, terminal: Terminal): Promise<number> {
  const { workspace, stderr } = terminal;
  const plan = readPlanRequest(given, workspace);
  readReportOptions(given, workspace); // wrong usage is reported before anything is looked for
  planRun(workspace, plan); // a PATH that is not there is reported at once
  const sharedPaths = sharedBy(given, workspace);
  const dataPaths = (plan.paths.length > 0 ? plan.paths : ['data']).map(plainPath);
  const color = useColor(given.has('no-color'), stderr, workspace);
  const show = createWatchScreen({ stream: stderr, workspace, language, verbose: given.has('verbose'), color });
  const { createRebuild } = await import('./watch-rebuild.ts');
  const rebuild = createRebuild({
    workspace,
    plan,
    optionsOf: (group) => readBuildOptions(given, workspace, group),
    sharedPaths,
  });

  const signal = terminal.interruption();
  const changes = createChanges(signal);
  const watched = await watchFiles(workspace.root, [...dataPaths, ...sharedPaths], changes.add);
  try {
    for (let changed: readonly string[] | undefined = []; changed; changed = await changes.next()) {
      show(await rebuild(changed));
    }
  } finally {
    await watched.close();
  }
  return 0;
}

/** Folders and files all reports are made with, as the command line or `raingan.yaml`, when the watch begins, names them. */
function sharedBy(given: Arguments, workspace: Workspace): string[] {
  const inPackage = (...parts: string[]) => join(workspace.packageRoot, ...parts);
  const { years = {}, ...general } = readSettings(workspace).value?.office ?? {};
  const named = [general, ...Object.values(years)].flatMap(({ template, fonts, docxTemplate }) => [
    templateOf(given.value('template') ?? template, workspace),
    dirname(given.value('fonts') ?? fonts ?? inPackage('fonts', 'fonts.yaml')),
    given.value('docx-template') ?? docxTemplate ?? [],
  ]);
  return [...new Set([...named.flat(), settingsFile].map(plainPath))];
}

function templateOf(template: string = shippedTemplates[0], workspace: Workspace): string {
  return shippedFolder(template, workspace) ?? template;
}

/** As the plan of a run writes paths. */
function plainPath(path: string): string {
  return normalPath(path.replace(/(?<=.)\/+$/, ''));
}

/** Changed files that wait for their round; what comes during a round is one round together. */
function createChanges(signal: AbortSignal) {
  const waiting = new Set<string>();
  let wake = () => {};
  signal.addEventListener('abort', () => wake());
  return {
    add(files: readonly string[]) {
      for (const file of files) waiting.add(file);
      wake();
    },
    /** The next changes; undefined once there are to be none. */
    async next(): Promise<readonly string[] | undefined> {
      if (waiting.size === 0 && !signal.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const files = [...waiting];
      waiting.clear();
      return signal.aborted ? undefined : files;
    },
  };
}

interface WatchScreenOptions {
  readonly stream: TextStream;
  readonly workspace: Workspace;
  readonly language: Language;
  readonly verbose: boolean;
  readonly color: boolean;
}

/** Shows a round: on a terminal the screen is cleared and holds all that is wrong now, elsewhere each round adds lines. */
function createWatchScreen(options: WatchScreenOptions): (round: Round) => void {
  const { stream, workspace, language, verbose } = options;
  const inPlace = stream.isTTY === true && workspace.environment('TERM') !== 'dumb';
  const wrong = new Map<string, readonly Diagnostic[]>();

  return (round) => {
    for (const file of round.removed) wrong.delete(file);
    const mended = round.results.flatMap(({ file, diagnostics }) => mendedLine(file, wrong.get(file), diagnostics));
    for (const { file, diagnostics } of round.results) wrong.set(file, diagnostics);
    if (inPlace) stream.write(clear);
    const findings = inPlace ? [...wrong.values()] : round.results.map(({ diagnostics }) => diagnostics);
    printFindings([...round.shared, ...findings.flat()], { reporter: 'pretty', ...options });
    for (const { failure } of round.results) if (failure) printFailure(failure, stream, language, verbose);
    if (round.failure) printFailure(round.failure, stream, language, verbose);
    for (const line of [...mended, ...resultLines(round)]) sayLine(stream, language, line);
    sayLine(stream, language, waiting(round));
  };
}

/** Says what a save put right. */
function mendedLine(file: string, before: readonly Diagnostic[] = [], after: readonly Diagnostic[]): Localized[] {
  const [gone, left] = [seriousOf(before) - seriousOf(after), seriousOf(after)];
  if (gone <= 0) return [];
  return [
    left === 0
      ? { th: `${file}: แก้แล้ว ไม่มีข้อผิดพลาดหรือคำเตือน`, en: `${file}: mended, no errors or warnings are left` }
      : { th: `${file}: แก้แล้ว ${gone} ข้อ เหลือ ${left} ข้อ`, en: `${file}: ${gone} mended, ${left} left` },
  ];
}

function seriousOf(diagnostics: readonly Diagnostic[]): number {
  return diagnostics.filter(({ severity }) => severity !== 'info').length;
}

/** Clears the screen and what was scrolled out of it, and goes to its top. */
const clear = '\x1b[2J\x1b[3J\x1b[H';

function resultLines({ results, removed, everything }: Round): Localized[] {
  const done = results.filter(({ state }) => state !== 'unchanged');
  const lines = done.map(({ state, file, outputs: [output] }) =>
    state === 'built'
      ? {
          th: `สร้างแล้ว ${file}${output ? ` เปิดดูที่ ${output.path}` : ''}`,
          en: `built ${file}${output ? `, to be seen in ${output.path}` : ''}`,
        }
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

/** A round over all reports lists them one by one only when they are few. */
const mostLines = 10;

function waiting({ files }: Round): Localized {
  const time = wallClock();
  return {
    th: `เวลา ${time} น. กำลังเฝ้าดู ${files.length} ไฟล์ กด Ctrl+C เพื่อหยุด`,
    en: `${time.replace('.', ':')}, watching ${files.length} data ${files.length === 1 ? 'file' : 'files'}, Ctrl+C stops`,
  };
}
