import { formats } from '../model/report-options.ts';
import type { Workspace } from '../model/workspace.ts';
import { readSettings } from '../project/load-settings.ts';
import { settingsInForce } from '../project/settings.ts';
import { openReporter } from '../report.ts';
import type { StudioTools } from './context.ts';
import { Refused } from './refused.ts';
import { reportOptions } from './report-options.ts';

/** Opens what every project is checked with; `Refused` with the first mistake when `raingan.yaml` or a font has one. */
export async function openStudioTools(workspace: Workspace): Promise<StudioTools> {
  const { value: reporter, diagnostics } = await openReporter(workspace, reportOptions(workspace, formats));
  const wrong = diagnostics.find(({ severity }) => severity === 'error');
  if (!reporter || wrong) {
    const at = wrong?.range ? `${wrong.file}:${wrong.range.start.line}: ` : '';
    throw new Refused(409, { th: `${at}${wrong?.message.th}`, en: `${at}${wrong?.message.en}` }, wrong?.hint);
  }
  const office = readSettings(workspace).value?.office ?? {};
  return { reporter, settings: settingsInForce(office), diagnostics };
}
