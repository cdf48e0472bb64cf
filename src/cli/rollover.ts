import { join } from 'node:path';
import type { RolledOver } from '../import/roll-over.ts';
import type { Localized } from '../model/localized.ts';
import { sizeLimits } from '../model/size-limits.ts';
import type { Workspace } from '../model/workspace.ts';
import { onlyWord, readYear, requireCode } from './option-values.ts';
import type { Arguments } from './parse-arguments.ts';
import { printFindings } from './print-findings.ts';
import type { Language, Terminal } from './terminal.ts';
import { sayError, sayLine, sayPath, UsageMistake, useColor } from './terminal.ts';

const how = 'raingan rollover 21000000-3230 --to 2565 --code 21000000-6521';

/** `raingan rollover`: carries a project over to another fiscal year under a new code. */
export async function rolloverCommand(given: Arguments, language: Language, terminal: Terminal): Promise<number> {
  const { workspace, stdout, stderr } = terminal;
  if (given.has('year')) return (await import('./rollover-year.ts')).rolloverYear(given, language, terminal);
  const oldCode = requireCode(onlyWord(given.paths), how);
  if (!given.has('code'))
    throw missing({ th: 'คำสั่ง `rollover` ต้องมี `--code`', en: 'command `rollover` needs `--code`' });
  const code = requireCode(given.value('code'), how);
  const fiscalYear = readYear(given, 'to');
  if (fiscalYear === undefined)
    throw missing({ th: 'ไม่ได้ระบุปีงบประมาณใหม่ `--to`', en: 'no new fiscal year given, `--to`' });
  if (code === oldCode) throw missing({ th: 'รหัสใหม่ต้องไม่ซ้ำรหัสเดิม', en: 'the new code must differ from the old one' });
  const out = given.value('out') ?? 'data';
  const refuse = (text: Localized, hint: Localized) => {
    sayError(stderr, language, text, hint);
    return 1;
  };
  const from = findSource(oldCode, fiscalYear, out, workspace);
  if (from === undefined) return refuse(notFound(oldCode, fiscalYear, out), lookAgain);
  const path = join(out, String(fiscalYear), `${code}.yaml`).replaceAll('\\', '/');
  if (workspace.exists(path)) return refuse(there(path), otherCode);
  const [{ loadProject }, { rollOver }] = await Promise.all([
    import('../project/load-project.ts'),
    import('../import/roll-over.ts'),
  ]);
  const loaded = loadProject(from, workspace.readBytes(from, sizeLimits.data));
  if (!loaded.value) {
    const color = useColor(given.has('no-color'), stderr, workspace);
    printFindings(loaded.diagnostics, {
      reporter: 'pretty',
      stream: stderr,
      workspace,
      language,
      verbose: false,
      color,
    });
    return 1;
  }
  const rolled = rollOver(loaded.value.source.text, { code, fiscalYear });
  if (!given.has('dry-run')) workspace.writeWhole(path, new TextEncoder().encode(rolled.text));
  sayPath(stdout, path);
  for (const line of reportOn(path, rolled)) sayLine(stderr, language, line);
  return 0;
}

/** The project's file of the latest year before the new one. */
function findSource(code: string, before: number, out: string, workspace: Workspace): string | undefined {
  if (!workspace.isFolder(out)) return undefined;
  const years = workspace.list(out).filter((name) => /^\d{4}$/.test(name) && Number(name) < before);
  return years
    .map((year) => join(out, year, `${code}.yaml`).replaceAll('\\', '/'))
    .findLast((path) => workspace.exists(path));
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
      th: `เติม project.budget.received ของปีใหม่ แล้วตรวจด้วย raingan check ${path}`,
      en: `fill in the new project.budget.received, then run raingan check ${path}`,
    },
  ];
}

function missing(text: Localized): UsageMistake {
  return new UsageMistake(text, { th: `เช่น \`${how}\``, en: `as in \`${how}\`` });
}

function notFound(code: string, year: number, out: string): Localized {
  return {
    th: `ไม่พบโครงการ \`${code}\` ของปีก่อน ${year} ใน \`${out}\``,
    en: `no project \`${code}\` of a year before ${year} in \`${out}\``,
  };
}

const lookAgain = { th: 'ตรวจรหัส หรือระบุโฟลเดอร์ด้วย `--out`', en: 'check the code, or name the folder with `--out`' };

function there(path: string): Localized {
  return { th: `มี \`${path}\` อยู่แล้ว จึงไม่ได้เขียน`, en: `\`${path}\` is there already; not written` };
}

const otherCode = { th: 'เปิดไฟล์นั้นแก้ต่อ หรือใช้รหัสอื่น', en: 'go on with that file, or choose another code' };
