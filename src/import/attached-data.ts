import { join } from 'node:path';
import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { sha256Of } from '../model/sha256.ts';
import { loadProject } from '../project/load-project.ts';
import { checkImported } from './check-imported.ts';
import { checkTools, type ImportContext } from './import-context.ts';
import type { Imported } from './imported.ts';
import type { Attached } from './pdf/attachments.ts';

/** The data files that reports were made from, as raingan attached them; none when the PDF carries none. */
export function takeAttachedData(
  file: string,
  attachments: readonly Attached[],
  context: ImportContext,
): readonly Imported[] {
  const found = attachments.filter(({ name }) => /^\d{8}-\d{3,}\.ya?ml$/.test(name));
  return found.map((data): Imported => {
    const loaded = loadProject(data.name, data.bytes);
    // The record of the making is about one report; in a file of several it cannot be matched.
    if (!loaded.value || (found.length === 1 && !agrees(data, attachments)))
      return { failure: damaged(file, data.name) };
    const { code, fiscalYear } = loaded.value.project.project;
    const path = join(context.out, String(fiscalYear), `${code}.yaml`).replaceAll('\\', '/');
    const checked = checkImported(path, data.bytes, checkTools(context));
    const isPublic = found.length === 1 && isPublicCopy(attachments);
    const diagnostics = isPublic ? [publicCopy(path), ...checked] : checked;
    return { imported: { path, bytes: data.bytes, diagnostics } };
  });
}

function isPublicCopy(attachments: readonly Attached[]): boolean {
  return /"options":\s*\{[^}]*"public":\s*true/.test(makingOf(attachments));
}

/** The record of how a report was made; empty where there is none. */
function makingOf(attachments: readonly Attached[]): string {
  return Buffer.from(attachments.find(({ name }) => name === 'making-of.json')?.bytes ?? []).toString('utf8');
}

/** Whether the data still is what the report was made from, by the digest in `making-of.json`. */
function agrees({ bytes }: Attached, attachments: readonly Attached[]): boolean {
  const digest = /"data":\s*\{[^}]*"sha256":\s*"([0-9a-f]{64})"/.exec(makingOf(attachments))?.[1];
  return digest === undefined || digest === sha256Of(bytes);
}

/** What a public copy lacks, nobody sees in the data file made from it. */
function publicCopy(file: string): Diagnostic {
  return diagnostic(
    'W-PUBLIC-COPY',
    { file },
    {
      message: {
        th: 'นำเข้าจากสำเนาเผยแพร่ ซึ่งไม่มีหมายเลขโทรศัพท์และช่องที่หน่วยงานเว้นไว้',
        en: 'this comes from a public copy, which lacks the telephone numbers and what else the office leaves out',
      },
      hint: {
        th: 'นำเข้าจากรายงานฉบับทางการ (`รหัส.pdf`) แทน หรือเติมช่องเหล่านั้นเอง',
        en: 'import the official report (`<code>.pdf`) instead, or fill in those fields',
      },
    },
  );
}

function damaged(file: string, name: string): Diagnostic {
  return diagnostic(
    'E-ATTACHED-DATA',
    { file },
    {
      message: {
        th: `ข้อมูล \`${name}\` ที่แนบมาเสียหายหรือถูกแก้ไข`,
        en: `the attached data \`${name}\` is damaged or was changed`,
      },
      hint: { th: 'อ่านจากข้อความที่พิมพ์แทนด้วย `--from-text`', en: 'read the printed text instead with `--from-text`' },
    },
  );
}
