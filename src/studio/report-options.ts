import { sourceDate } from '../host/source-date.ts';
import type { Format, ReportOptions } from '../model/report-options.ts';
import type { Workspace } from '../model/workspace.ts';

/** How `raingan build` without options makes a report: what the studio makes has the same bytes. */
export function reportOptions(workspace: Workspace, formats: readonly Format[]): ReportOptions {
  const date = sourceDate(workspace);
  return {
    formats,
    draft: false,
    docxPages: 'lock',
    ...(date !== 'absent' && date !== 'invalid' && { date }),
  };
}
