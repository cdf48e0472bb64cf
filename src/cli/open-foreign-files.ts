import { diagnostic } from '../diagnostics/build-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { canStart, explained } from '../host/foreign/open-import.ts';
import { sizeLimits } from '../model/size-limits.ts';
import type { Workspace } from '../model/workspace.ts';

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
