import type { DiagnosticCode } from '../../diagnostics/codes.ts';
import { catalogue } from '../../diagnostics/codes.ts';
import { printable } from '../../diagnostics/reporters/printable.ts';
import { failureOfKind } from '../../model/environment-failure.ts';
import type { Localized } from '../../model/localized.ts';
import { type Repaired, repairFile } from '../../project/repair.ts';
import type { Arguments } from '../options/parse-arguments.ts';
import { type Language, sayLine, type Terminal, type TextStream, UsageMistake } from '../terminal/terminal.ts';
import { filePatch } from './file-patch.ts';

/** What `check --fix` does with a file before it is checked. */
export interface Fixer {
  /** Shows the repairs of a file and gives its bytes with them; writes them where `--write` says so. */
  fix(file: string, bytes: Uint8Array): Uint8Array;
  /** Says what was or would be written. */
  finish(): void;
}

/** Reads `--fix`, `--write` and `--only`; `undefined` without `--fix`. Diffs go to `stream`. */
export function createFixer(
  given: Arguments,
  language: Language,
  { workspace, stderr }: Terminal,
  stream: TextStream,
): Fixer | undefined {
  const only = readCode(given.value('only'));
  const write = given.has('write');
  if (!given.has('fix')) {
    if (write || only !== undefined) throw withoutFix();
    return undefined;
  }
  const count = { files: 0, repairs: 0 };
  const likely = new Map<DiagnosticCode, number>();
  return {
    fix(file, bytes) {
      const repaired = repairFile(file, bytes, only);
      for (const code of repaired.likely) likely.set(code, (likely.get(code) ?? 0) + 1);
      if (repaired.repairs.length === 0) return bytes;
      if (write && !workspace.replaceWhole(file, bytes, repaired.bytes)) throw failureOfKind('edited', file);
      stream.write(patch(file, repaired));
      count.files += 1;
      count.repairs += repaired.repairs.length;
      return repaired.bytes;
    },
    finish() {
      if (count.repairs === 0 && given.has('quiet')) return;
      for (const line of closing(count, write, likely)) sayLine(stderr, language, line);
    },
  };
}

/** The repairs as a unified diff; a change of the encoding is named above it, for it shows in no line. */
function patch(file: string, { before, after, repairs }: Repaired): string {
  const encoding = repairs.find(({ line }) => line === undefined);
  const named = encoding ? `# ${printable(`${file}: ${encoding.before} -> ${encoding.after}`)}\n` : '';
  return `${named}${filePatch(file, before, after)}`;
}

function readCode(text: string | undefined): DiagnosticCode | undefined {
  if (text === undefined) return undefined;
  if (Object.hasOwn(catalogue, text)) return text as DiagnosticCode;
  throw new UsageMistake(
    { th: `ไม่รู้จักรหัส \`${text}\``, en: `unknown code \`${text}\`` },
    { th: 'เช่น `--only W-MOJIBAKE`', en: 'as in `--only W-MOJIBAKE`' },
  );
}

function withoutFix(): UsageMistake {
  return new UsageMistake(
    { th: '`--write` และ `--only` ใช้กับ `--fix` เท่านั้น', en: '`--write` and `--only` belong to `--fix`' },
    { th: 'เช่น `raingan check --fix --write`', en: 'as in `raingan check --fix --write`' },
  );
}

function closing(
  { files, repairs }: { readonly files: number; readonly repairs: number },
  written: boolean,
  likely: ReadonlyMap<DiagnosticCode, number>,
): Localized[] {
  const plural = (count: number, name: string) => `${count} ${name}${count === 1 ? '' : 's'}`;
  const counted = {
    th: `${repairs} แห่งใน ${files} ไฟล์`,
    en: `${plural(repairs, 'repair')} in ${plural(files, 'file')}`,
  };
  const first = written
    ? { th: `แก้แล้ว ${counted.th}`, en: `wrote ${counted.en}` }
    : {
        th: `แก้ได้ ${counted.th} ยังไม่ได้เขียน เขียนด้วย \`--fix --write\``,
        en: `${counted.en}, not written; \`--fix --write\` writes`,
      };
  const none = { th: 'ไม่มีสิ่งที่แก้ได้แน่นอน', en: 'no certain repairs' };
  const others = [...likely].map(([code, count]) => ({
    th: `มีคำแก้ที่น่าจะใช่ของ ${code} ใน ${count} ไฟล์ ดูด้วย \`--fix --only ${code}\``,
    en: `likely repairs of ${code} in ${plural(count, 'file')}; \`--fix --only ${code}\` shows them`,
  }));
  return [repairs > 0 ? first : none, ...others];
}
