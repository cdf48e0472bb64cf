import { sourceDate } from '../host/source-date.ts';
import { chosenFormats, type Format, type ReportOptions } from '../model/report-options.ts';
import type { Workspace } from '../model/workspace.ts';
import type { Settings } from '../project/settings.ts';

/** How `raingan build` without options makes a report of a fiscal year: what the studio makes has the same bytes. */
export function reportOptions(
  workspace: Workspace,
  settings: Settings,
  fiscalYear?: number,
  formats: readonly Format[] = chosenFormats(settings.formats),
): ReportOptions {
  const date = sourceDate(workspace);
  const { template, fonts, docxTemplate } = settings;
  return {
    formats,
    draft: false,
    docxPages: 'lock',
    ...(template !== undefined && { template }),
    ...(fonts !== undefined && { fonts }),
    ...(docxTemplate !== undefined && { docxTemplate }),
    ...(date !== 'absent' && date !== 'invalid' && { date }),
    ...(fiscalYear !== undefined && { fiscalYear }),
  };
}
