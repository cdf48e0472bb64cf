import path from 'node:path';
import { breakText, explainBreak } from '../../debug/explain-break.ts';
import { type StageName, stageNames, stageRows } from '../../debug/print-stage.ts';
import { runStages, type Stages } from '../../debug/run-stages.ts';
import { readDataFile } from '../../project/read-data-file.ts';
import { readChoice, wrongValue } from '../options/option-values.ts';
import type { Arguments } from '../options/parse-arguments.ts';
import { readReportOptions } from '../options/run-options.ts';
import { createFindingsPrinter } from '../terminal/print-findings.ts';
import { type Language, sayLine, type Terminal, UsageMistake } from '../terminal/terminal.ts';

/** `raingan debug`: shows what a stage made of one data file, why a page begins where it does, or layout drawn over the pages. */
export async function debug(given: Arguments, language: Language, terminal: Terminal): Promise<number> {
  const { workspace, stdout, stderr } = terminal;
  const file = oneFile(given);
  const name = readChoice(given, 'stage', stageNames);
  const page = readPage(given.value('page'), 'page');
  const why = readPage(given.value('why')?.replace(/^page:/, ''), 'why');
  const overlay = readOverlay(given);

  const { value: bytes, diagnostics: unread } = readDataFile(workspace, file);
  const stages: Stages = bytes
    ? await runStages(workspace, { file, bytes }, readReportOptions(given, workspace))
    : { diagnostics: unread };
  createFindingsPrinter(given, language, terminal)(stages.diagnostics);
  requirePage(stages, page, 'page');
  requirePage(stages, why, 'why');

  if (why !== undefined) return stages.layout ? printWhy(given, stages, why, terminal) : 1;
  if (overlay !== undefined) return stages.layout ? writeOverlay(stages, overlay, language, terminal) : 1;
  const rows = await stageRows(stages, name, workspace);
  if (!rows) {
    sayLine(stderr, language, notReached(name));
    return 1;
  }
  for (const row of rows) {
    if (page !== undefined && row.page !== undefined && row.page !== page) continue;
    stdout.write(given.has('json') ? `${JSON.stringify(row.facts)}\n` : `${row.line}\n`);
  }
  return stages.diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0;
}

function printWhy(given: Arguments, stages: Stages, page: number, { stdout }: Terminal): number {
  for (const place of explainBreak(stages, page))
    stdout.write(given.has('json') ? `${JSON.stringify({ page, ...place })}\n` : `${breakText(place, page)}\n`);
  return 0;
}

async function writeOverlay(stages: Stages, file: string, language: Language, { workspace, stdout }: Terminal) {
  const { drawOverlay } = await import('../../debug/draw-overlay.ts');
  workspace.writeWhole(file, drawOverlay(stages));
  sayLine(stdout, language, { th: file, en: file });
  return 0;
}

function oneFile(given: Arguments): string {
  const [file, second] = given.paths;
  if (file !== undefined && second === undefined) return file;
  throw new UsageMistake(
    { th: 'ระบุไฟล์ข้อมูลหนึ่งไฟล์', en: 'name one data file' },
    {
      th: 'เช่น `raingan debug data/2564/21000000-3230.yaml --stage lines`',
      en: 'as in `raingan debug data/2564/21000000-3230.yaml --stage lines`',
    },
  );
}

function readPage(text: string | undefined, option: 'page' | 'why'): number | undefined {
  if (text === undefined) return undefined;
  const least = option === 'why' ? 2 : 1;
  if (/^[1-9]\d{0,4}$/.test(text) && Number(text) >= least) return Number(text);
  const example = option === 'why' ? '--why page:2' : '--page 1';
  throw wrongValue(option, text, { th: `ต้องเป็นเลขหน้าตั้งแต่ ${least}`, en: `it is a page, from ${least} on` }, example);
}

/** A page that the report does not have is a wrong use of the command. */
function requirePage({ layout }: Stages, page: number | undefined, option: 'page' | 'why'): void {
  const count = layout?.pages.length;
  if (page === undefined || count === undefined || page <= count) return;
  throw wrongValue(
    option,
    String(page),
    { th: `รายงานมี ${count} หน้า`, en: `the report has ${count} pages` },
    option === 'why' ? '--why page:2' : '--page 1',
  );
}

/** An overlay is no report: among the outputs it would be taken for one. */
function readOverlay(given: Arguments): string | undefined {
  const file = given.value('overlay');
  if (file === undefined) return undefined;
  const out = given.value('out') ?? 'output';
  const inside = path.relative(path.resolve(out), path.resolve(file));
  if (inside.startsWith('..') || path.isAbsolute(inside)) return file;
  throw wrongValue(
    'overlay',
    file,
    { th: `อย่าเขียนใน \`${out}\` ซึ่งเก็บรายงานจริง`, en: `it lies outside \`${out}\`, where reports are` },
    '--overlay overlay.pdf',
  );
}

function notReached(name: StageName) {
  return {
    th: `ยังไปไม่ถึงขั้น \`${name}\` เพราะข้อผิดพลาดข้างต้น`,
    en: `stage \`${name}\` was not reached, because of the errors above`,
  };
}
