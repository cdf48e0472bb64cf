import { join } from 'node:path';
import type { RolledOver } from '../../import/roll-over.ts';
import type { Localized } from '../../model/localized.ts';
import { sizeLimits } from '../../model/size-limits.ts';
import type { Workspace } from '../../model/workspace.ts';
import { onlyWord, readYear, requireCode } from '../options/option-values.ts';
import type { Arguments } from '../options/parse-arguments.ts';
import { createFindingsPrinter } from '../terminal/print-findings.ts';
import type { Language, Terminal } from '../terminal/terminal.ts';
import { commandPath, sayError, sayLine, sayPath, UsageMistake } from '../terminal/terminal.ts';

const how = 'raingan rollover 21000000-3230 --to 2565 --code 21000000-6521';

/** `raingan rollover`: carries a project over to another fiscal year under a new code. */
export async function rolloverCommand(given: Arguments, language: Language, terminal: Terminal): Promise<number> {
  const { workspace, stdout, stderr } = terminal;
  if (given.has('year')) return (await import('./rollover-year.ts')).rolloverYear(given, language, terminal);
  const oldCode = requireCode(onlyWord(given.paths), how);
  const fiscalYear = given.value('to') === undefined ? undefined : readYear(given, 'to');
  const example = `raingan rollover ${oldCode} --to ${fiscalYear ?? 2565} --code 21000000-6521`;
  const missing = (text: Localized) => new UsageMistake(text, { th: `เช่น \`${example}\``, en: `as in \`${example}\`` });
  if (given.value('code') === undefined)
    throw missing({ th: 'ไม่ได้ระบุรหัสใหม่ของโครงการ `--code`', en: 'command `rollover` needs `--code`' });
  const code = requireCode(given.value('code'), how);
  if (fiscalYear === undefined)
    throw missing({ th: 'ไม่ได้ระบุปีงบประมาณใหม่ `--to`', en: 'no new fiscal year given, `--to`' });
  if (code === oldCode) throw missing({ th: 'รหัสใหม่ต้องไม่ซ้ำรหัสเดิม', en: 'the new code must differ from the old one' });
  const out = given.value('out') ?? 'data';
  const refuse = (text: Localized, hint: Localized) => {
    sayError(stderr, language, text, hint);
    return 1;
  };
  const from = findSource(oldCode, fiscalYear, out, workspace);
  if (from === undefined) {
    const own = ownYear(oldCode, out, workspace);
    if (own !== undefined) return refuse(alreadyThere(oldCode, own), nextYear(own));
    return refuse(notFound(oldCode, fiscalYear, out), lookAgain);
  }
  const path = join(out, String(fiscalYear), `${code}.yaml`).replaceAll('\\', '/');
  if (workspace.exists(path)) return refuse(there(path), otherCode);
  const [{ loadProject }, { rollOver }] = await Promise.all([
    import('../../project/load-project.ts'),
    import('../../import/roll-over.ts'),
  ]);
  const loaded = loadProject(from, workspace.readBytes(from, sizeLimits.data));
  if (!loaded.value) {
    createFindingsPrinter(given, language, terminal)(loaded.diagnostics);
    return 1;
  }
  const rolled = rollOver(loaded.value.source.text, { code, fiscalYear, language });
  const isWritten = given.has('dry-run') || workspace.writeNew(path, new TextEncoder().encode(rolled.text));
  if (!isWritten) return refuse(there(path), otherCode);
  sayPath(stdout, path);
  for (const line of reportOn(path, rolled)) sayLine(stderr, language, line);
  return 0;
}

/** The project's file of the latest year before the new one. */
function findSource(code: string, before: number, out: string, workspace: Workspace): string | undefined {
  const year = yearsOf(code, out, workspace).findLast((each) => each < before);
  return year === undefined ? undefined : pathIn(out, year, code);
}

/** The first year that has the project. */
function ownYear(code: string, out: string, workspace: Workspace): number | undefined {
  return yearsOf(code, out, workspace)[0];
}

function yearsOf(code: string, out: string, workspace: Workspace): readonly number[] {
  if (!workspace.isFolder(out)) return [];
  const years = workspace.list(out).filter((name) => /^\d{4}$/.test(name));
  return years.map(Number).filter((year) => workspace.exists(pathIn(out, year, code)));
}

function pathIn(out: string, year: number, code: string): string {
  return join(out, String(year), `${code}.yaml`).replaceAll('\\', '/');
}

function reportOn(path: string, { mentions, shortened }: RolledOver): Localized[] {
  return [
    ...shortened.map((field) => ({
      th: `\`${field}\`: 29 กุมภาพันธ์ ไม่มีในปีใหม่ จึงเป็น 28 กุมภาพันธ์`,
      en: `\`${field}\`: no 29 February in the new year, it became 28 February`,
    })),
    ...mentions.map(({ line, column, text }) => ({
      th: `${path}:${line}:${column}: ยังกล่าวถึงปีเดิม: ${text}`,
      en: `${path}:${line}:${column}: still mentions the old year: ${text}`,
    })),
    {
      th: `เติมงบประมาณที่ได้รับของปีใหม่ (ช่องที่มี ←) แล้วตรวจด้วย raingan check ${commandPath(path)}`,
      en: `fill in the new budget (the field marked ←), then run raingan check ${commandPath(path)}`,
    },
  ];
}

function notFound(code: string, year: number, out: string): Localized {
  return {
    th: `ไม่พบโครงการ \`${code}\` ของปีก่อน ${year} ใน \`${out}\``,
    en: `no project \`${code}\` of a year before ${year} in \`${out}\``,
  };
}

function alreadyThere(code: string, year: number): Localized {
  return {
    th: `โครงการ \`${code}\` เป็นของปี ${year} อยู่แล้ว`,
    en: `project \`${code}\` is of ${year} already`,
  };
}

function nextYear(year: number): Localized {
  return { th: `ยกไปปีถัดไปด้วย \`--to ${year + 1}\``, en: `\`--to ${year + 1}\` carries it over to the year after` };
}

const lookAgain = {
  th: 'ตรวจรหัส หากไฟล์ข้อมูลอยู่ในโฟลเดอร์อื่น ให้ระบุโฟลเดอร์นั้นด้วย `--out`',
  en: 'check the code; `--out` names the folder of the data files, if it is another',
};

function there(path: string): Localized {
  return { th: `มี \`${path}\` อยู่แล้ว จึงไม่ได้เขียน`, en: `\`${path}\` is there already; not written` };
}

const otherCode = { th: 'เปิดไฟล์นั้นแก้ต่อ หรือใช้รหัสอื่น', en: 'go on with that file, or choose another code' };
