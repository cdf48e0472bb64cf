import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import { explainForeign } from '../diagnostics/foreign-failure.ts';
import type { Workspace } from '../model/workspace.ts';
import type { ImportContext } from './import-context.ts';
import type { ReadPdf } from './pdf/read-pdf.ts';
import type { ReadWorkbook } from './table/measure-workbook.ts';

/** How PDFs and workbooks are opened for an import: in a process for each, or here where no installed package lies beside the program. */
export async function foreignFiles(
  { openForeign }: Workspace,
  timeLimitMs: number | undefined,
): Promise<Pick<ImportContext, 'openPdf' | 'openWorkbook'>> {
  if (!openForeign) return {};
  const [{ damaged }, { tooLarge }] = await Promise.all([
    import('../docx/unzip.ts'),
    import('./table/measure-workbook.ts'),
  ]);
  return {
    async openPdf(file, bytes) {
      const opened = await openForeign('read-pdf', bytes, {}, { timeLimitMs });
      if (opened.failure === undefined) return (opened.value as ReadPdf | null) ?? undefined;
      return diagnostic(
        opened.failure === 'broken' ? 'E-FILE-KIND' : 'E-IMPORT-LIMIT',
        { file },
        explainForeign(opened),
      );
    },
    async openWorkbook(file, bytes, kind) {
      const opened = await openForeign('read-workbook', bytes, { file, kind }, { timeLimitMs });
      if (opened.failure === undefined) return opened.value as ReadWorkbook;
      const fault = opened.failure === 'broken' ? damaged : tooLarge;
      return { fault: opened.failure === 'too-long' ? { ...fault, text: explainForeign(opened).message } : fault };
    },
  };
}
