import type { Workspace } from '../model/workspace.ts';

/** The moment now, or that of SOURCE_DATE_EPOCH; `invalid` when the variable is no count of seconds since 1970. */
export function currentMoment(workspace: Pick<Workspace, 'environment'>): Date | 'invalid' {
  const text = workspace.environment('SOURCE_DATE_EPOCH');
  if (!text) return new Date();
  const at = new Date(Number(text) * 1000);
  return /^\d{1,12}$/.test(text) && at.getUTCFullYear() <= 9999 ? at : 'invalid';
}
