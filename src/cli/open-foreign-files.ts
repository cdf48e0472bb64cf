import { join } from 'node:path';
import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Foreign, ForeignFailure } from '../host/foreign/open-foreign.ts';
import type { ImportContext } from '../import/import-context.ts';
import type { Localized } from '../model/localized.ts';
import { sizeLimits } from '../model/size-limits.ts';
import type { Workspace } from '../model/workspace.ts';

/** How PDFs are opened for an import: in a process of their own, or here where no installed package lies beside the program. */
export function foreignPdfs(workspace: Workspace): Pick<ImportContext, 'openPdf'> {
  if (!canStart(workspace)) return {};
  const { packageRoot } = workspace;
  return {
    async openPdf(file, bytes) {
      const { openForeign } = await import('../host/foreign/open-foreign.ts');
      const opened = await openForeign('read-pdf', bytes, {}, { packageRoot });
      if (opened.failure === undefined) return opened.value ?? undefined;
      return diagnostic(opened.failure === 'broken' ? 'E-FILE-KIND' : 'E-IMPORT-LIMIT', { file }, explained(opened));
    },
  };
}

/** What a Word template does to a process of its own, before this one opens it; no findings where it is not there. */
export async function checkWordTemplate(
  workspace: Workspace,
  file: string | undefined,
): Promise<readonly Diagnostic[]> {
  if (file === undefined || !canStart(workspace) || !workspace.exists(file)) return [];
  const bytes = workspace.readBytes(file, sizeLimits.fontOrPicture);
  const { openForeign } = await import('../host/foreign/open-foreign.ts');
  const opened = await openForeign('check-word-template', bytes, { file }, { packageRoot: workspace.packageRoot });
  if (opened.failure === undefined) return opened.value;
  return [diagnostic('E-TEMPLATE-FILE', { file }, explained(opened))];
}

function canStart({ exists, packageRoot }: Workspace): boolean {
  return exists(join(packageRoot, 'dist', 'host', 'foreign', 'process.js'));
}

function explained({ failure, detail }: Extract<Foreign<unknown>, { readonly failure: ForeignFailure }>) {
  return { message: messages[failure](detail), hint: saveAgain };
}

const messages: Readonly<Record<ForeignFailure, (detail: string) => Localized>> = {
  'too-long': (limit) => ({
    th: `เปิดไฟล์ไม่เสร็จภายในเวลาที่กำหนด (${limit}) จึงหยุด`,
    en: `opening the file took longer than allowed (${limit}) and was stopped`,
  }),
  'too-much-memory': (limit) => ({
    th: `เปิดไฟล์ต้องใช้หน่วยความจำเกินที่กำหนด (${limit}) จึงหยุด`,
    en: `opening the file needed more memory than allowed (${limit}) and was stopped`,
  }),
  broken: () => ({
    th: 'เปิดไฟล์ไม่ได้ ไฟล์เสียหาย หรือซับซ้อนเกินกว่าจะอ่าน',
    en: 'the file cannot be opened: it is damaged, or too deeply nested to be read',
  }),
};

const saveAgain: Localized = {
  th: 'เปิดด้วยโปรแกรมที่สร้างไฟล์นี้ แล้วบันทึกใหม่ หรือแบ่งเป็นไฟล์ที่เล็กลง',
  en: 'open it in the program that made it and save it again, or split it into smaller files',
};
