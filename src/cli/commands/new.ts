import { join } from 'node:path';
import { onlyWord, readYear, requireCode } from '../options/option-values.ts';
import type { Arguments } from '../options/parse-arguments.ts';
import type { Language, Terminal } from '../terminal/terminal.ts';
import { commandPath, sayError, sayLine, sayPath, UsageMistake } from '../terminal/terminal.ts';

/** `raingan new`: writes a commented data file to fill in. */
export async function newCommand(given: Arguments, language: Language, terminal: Terminal): Promise<number> {
  const { workspace, stdout, stderr } = terminal;
  const how = 'raingan new 21000000-3230 --year 2565';
  const code = requireCode(onlyWord(given.paths), how);
  const fiscalYear = readYear(given);
  if (fiscalYear === undefined) throw noYear(how);
  const path = join(given.value('out') ?? 'data', String(fiscalYear), `${code}.yaml`).replaceAll('\\', '/');
  const [{ starterFile }, { schemaPath }] = await Promise.all([
    import('../../import/starter-file.ts'),
    import('../../import/schema-path.ts'),
  ]);
  const text = starterFile({ code, fiscalYear, schema: schemaPath(path, workspace), language });
  if (!workspace.writeNew(path, new TextEncoder().encode(text))) {
    sayError(
      stderr,
      language,
      { th: `มี \`${path}\` อยู่แล้ว จึงไม่ได้เขียน`, en: `\`${path}\` is there already; not written` },
      { th: 'เปิดไฟล์นั้นแก้ต่อ หรือใช้รหัสอื่น', en: 'go on with that file, or choose another code' },
    );
    return 1;
  }
  sayPath(stdout, path);
  if (!given.has('quiet')) {
    sayLine(stderr, language, {
      th: `เติมค่าที่มี ← แล้วตรวจด้วย raingan check ${commandPath(path)}`,
      en: `fill in the values marked ←, then run raingan check ${commandPath(path)}`,
    });
  }
  return 0;
}

function noYear(how: string): UsageMistake {
  return new UsageMistake(
    { th: 'ไม่ได้ระบุปีงบประมาณ', en: 'no fiscal year given' },
    { th: `เช่น \`${how}\``, en: `as in \`${how}\`` },
  );
}
