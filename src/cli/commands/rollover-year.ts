import { posix } from 'node:path';
import { planRun } from '../../batch/plan.ts';
import { readYear as readYearData } from '../../batch/read-year.ts';
import { builtDocuments } from '../../batch/recorded-year.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { type NewCode, newCodesCsv, readNewCodes } from '../../import/new-codes.ts';
import { rollOver } from '../../import/roll-over.ts';
import { failureOfKind } from '../../model/environment-failure.ts';
import type { Localized } from '../../model/localized.ts';
import { joinPath } from '../../model/paths.ts';
import { sizeLimits } from '../../model/size-limits.ts';
import type { LoadedProject } from '../../project/project-source.ts';
import { settingsInForce } from '../../project/settings.ts';
import { projectRow } from '../../summary/project-row.ts';
import { openSettings } from '../options/open-settings.ts';
import { readYear } from '../options/option-values.ts';
import type { Arguments } from '../options/parse-arguments.ts';
import { readSelection } from '../options/query-options.ts';
import { defaultOut } from '../options/run-options.ts';
import { createFindingsPrinter } from '../terminal/print-findings.ts';
import { type Language, sayError, sayLine, sayPath, type Terminal, UsageMistake } from '../terminal/terminal.ts';

const how = 'raingan rollover --year 2565 --to 2566 --codes codes.csv';

/** `raingan rollover --year`: carries the projects of a year over, each under the code that a table gives it. */
export async function rolloverYear(given: Arguments, language: Language, terminal: Terminal): Promise<number> {
  const { workspace, stdout, stderr } = terminal;
  const { year, to, codesFile } = readOptions(given);
  const out = given.value('out') ?? 'data';
  const dryRun = given.has('dry-run');
  const test = readSelection(given);
  const print = createFindingsPrinter(given, language, terminal);
  const settings = await openSettings(workspace, print);
  if (!settings) return 1;
  const inForce = settingsInForce(settings.office, year);
  const built = builtDocuments(workspace, inForce.out ?? defaultOut, year);
  const { projects: all, broken, failures } = readYearData(workspace, [out], year, (loaded) => loaded);
  const projects = all.filter(({ project, source: { file, digest } }) =>
    test(projectRow(project, file, built(project.project.code, digest), inForce)),
  );
  const chosen = new Set(projects.map(({ project }) => project.project.code));
  const others = new Set(all.map(({ project }) => project.project.code).filter((code) => !chosen.has(code)));
  for (const { text, hint } of failures) sayError(stderr, language, text, hint);
  for (const file of broken) sayLine(stderr, language, hasErrors(file));
  if (!workspace.exists(codesFile) && dryRun) {
    const rows = projects.map(({ project: { project, organization } }) => ({
      code: project.code,
      name: project.name,
      agency: organization.path[0] ?? '',
    }));
    if (!workspace.writeNew(codesFile, newCodesCsv(rows))) throw failureOfKind('edited', codesFile);
    sayPath(stdout, codesFile);
    sayLine(stderr, language, fillIn(rows.length, codesFile));
    return failures.length > 0 ? 3 : broken.length > 0 ? 1 : 0;
  }
  if (!workspace.exists(codesFile)) throw noTable(codesFile);

  const used = new Map(planRun(workspace, { paths: [out] }).map((file) => [posix.parse(file).name, file]));
  const bytes = workspace.readBytes(codesFile, sizeLimits.data);
  const { value: codes = [], diagnostics } = await readNewCodes(codesFile, bytes, used);
  print(diagnostics);
  const count = { written: 0, ended: 0, refused: 0 };
  const byCode = new Map(projects.map((each) => [each.project.project.code, each]));
  for (const row of codes.filter(({ oldCode }) => !others.has(oldCode))) {
    const reason = whyNot(row, byCode, diagnostics);
    if (reason) {
      count.refused += 1;
      sayLine(stderr, language, notCarried(row.oldCode, reason));
    } else if (row.newCode === '') {
      count.ended += 1;
      sayLine(stderr, language, notCarried(row.oldCode, noNewCode));
    } else {
      const path = joinPath(out, String(to), `${row.newCode}.yaml`);
      const rolled = rollOver(byCode.get(row.oldCode)!.source.text, { code: row.newCode, fiscalYear: to, language });
      if (!dryRun && !workspace.writeNew(path, new TextEncoder().encode(rolled.text))) {
        count.refused += 1;
        sayLine(stderr, language, notCarried(row.oldCode, isThere(path)));
        continue;
      }
      sayPath(stdout, path);
      for (const line of remarks(path, rolled)) sayLine(stderr, language, line);
      count.written += 1;
    }
  }
  const named = new Set(codes.map(({ oldCode }) => oldCode));
  const forgotten = projects.filter(({ project }) => !named.has(project.project.code));
  for (const { project } of forgotten)
    sayLine(stderr, language, notCarried(project.project.code, notInTable(codesFile)));
  count.refused += forgotten.length;
  sayLine(stderr, language, closing(count, dryRun));
  return failures.length > 0 ? 3 : count.refused > 0 || broken.length > 0 || diagnostics.length > 0 ? 1 : 0;
}

function readOptions(given: Arguments) {
  const year = readYear(given)!;
  const to = readYear(given, 'to');
  const codesFile = given.value('codes');
  const usage = (th: string, en: string) =>
    new UsageMistake({ th, en }, { th: `เช่น \`${how}\``, en: `as in \`${how}\`` });
  if (to === undefined) throw usage('ไม่ได้ระบุปีงบประมาณใหม่ `--to`', 'no new fiscal year given, `--to`');
  if (codesFile === undefined) throw usage('ไม่ได้ระบุตารางรหัส `--codes`', 'no table of codes given, `--codes`');
  if (to <= year) throw usage('`--to` ต้องเป็นปีหลัง `--year`', '`--to` must be a year after `--year`');
  if (given.paths.length > 0 || given.has('code'))
    throw usage('`--year` ยกทั้งปี จึงไม่รับรหัสโครงการ', '`--year` carries a whole year over, and takes no code');
  return { year, to, codesFile };
}

/** Why a row of the table makes no file. */
function whyNot(
  { oldCode, place }: NewCode,
  byCode: ReadonlyMap<string, LoadedProject>,
  diagnostics: readonly Diagnostic[],
): Localized | undefined {
  const mark = `\`${place}\``;
  if (diagnostics.some(({ message }) => message.en.includes(mark)))
    return { th: `ตาราง ${mark} มีข้อผิดพลาด`, en: `the table has a mistake at ${mark}` };
  if (byCode.has(oldCode)) return undefined;
  return { th: 'ไม่มีไฟล์ข้อมูลที่ใช้ได้ของปีนั้น', en: 'no valid data file of that year' };
}

const noNewCode: Localized = { th: 'ไม่มีรหัสใหม่ในตาราง', en: 'the table has no new code for it' };

const notInTable = (file: string): Localized => ({ th: `ไม่มีใน \`${file}\``, en: `it is not in \`${file}\`` });

const isThere = (path: string): Localized => ({ th: `มี \`${path}\` อยู่แล้ว`, en: `\`${path}\` is there already` });

function notCarried(code: string, reason: Localized): Localized {
  return { th: `${code}: ไม่ได้ยกไป ${reason.th}`, en: `${code}: not carried over, ${reason.en}` };
}

function remarks(path: string, { mentions, shortened }: ReturnType<typeof rollOver>): Localized[] {
  return [
    ...shortened.map((field) => ({
      th: `${path}: \`${field}\` 29 กุมภาพันธ์ เป็น 28 กุมภาพันธ์`,
      en: `${path}: \`${field}\` 29 February became 28 February`,
    })),
    ...mentions.map(({ line, column, text }) => ({
      th: `${path}:${line}:${column}: ยังกล่าวถึงปีเดิม: ${text}`,
      en: `${path}:${line}:${column}: still mentions the old year: ${text}`,
    })),
  ];
}

function hasErrors(file: string): Localized {
  return {
    th: `${file}: ไม่ได้ยกไป มีข้อผิดพลาด ดูด้วย \`raingan check ${file}\``,
    en: `${file}: not carried over, it has errors; see \`raingan check ${file}\``,
  };
}

function fillIn(count: number, file: string): Localized {
  return {
    th: `${count} โครงการ เติมรหัสใหม่ใน \`${file}\` (เว้นว่างเมื่อโครงการสิ้นสุด) แล้วสั่งใหม่`,
    en: `${count} projects; fill in the new codes in \`${file}\` (leave one empty where a project ends), then run the command again`,
  };
}

function noTable(file: string): UsageMistake {
  return new UsageMistake(
    { th: `ไม่มี \`${file}\``, en: `there is no \`${file}\`` },
    { th: 'สั่งด้วย `--dry-run` เพื่อเขียนตารางให้กรอก', en: 'with `--dry-run` the table to fill in is written' },
  );
}

function closing(
  { written, ended, refused }: { readonly written: number; readonly ended: number; readonly refused: number },
  dryRun: boolean,
): Localized {
  return {
    th: `${dryRun ? 'จะยกไป' : 'ยกไป'} ${written} โครงการ ไม่มีรหัสใหม่ ${ended} ยกไปไม่ได้ ${refused} เติม project.budget.received ของแต่ละไฟล์ แล้วตรวจด้วย raingan check`,
    en: `${written} projects ${dryRun ? 'would be carried over' : 'carried over'}, ${ended} without a new code, ${refused} could not be; fill in project.budget.received in each file, then run raingan check`,
  };
}
