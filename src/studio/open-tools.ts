import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Workspace } from '../model/workspace.ts';
import { readSettings } from '../project/load-settings.ts';
import { type OfficeSettings, type Settings, settingsInForce } from '../project/settings.ts';
import { openReporter, type Reporter } from '../report.ts';
import { outputFolderOf } from './confine.ts';
import { Refused } from './refused.ts';
import { reportOptions } from './report-options.ts';

/** What the projects of a fiscal year are checked and built with. */
export interface StudioTools {
  readonly reporter: Reporter;
  readonly settings: Settings;
  /** Folder of the outputs. */
  readonly out: string;
}

/** The settings of the office; `Refused` with the first mistake of a `raingan.yaml` that has some. */
export function openOffice(workspace: Workspace): OfficeSettings {
  const { value, diagnostics } = readSettings(workspace);
  if (!value) throw wrong(diagnostics);
  return value.office;
}

/** Opens template, fonts and dictionary of a fiscal year; `Refused` with the first mistake in them. */
export async function openStudioTools(workspace: Workspace, fiscalYear: number): Promise<StudioTools> {
  const settings = settingsInForce(openOffice(workspace), fiscalYear);
  const { value: reporter, diagnostics } = await openReporter(
    workspace,
    reportOptions(workspace, settings, fiscalYear),
  );
  if (!reporter || diagnostics.some(({ severity }) => severity === 'error')) throw wrong(diagnostics);
  return { reporter, settings, out: outputFolderOf(settings) };
}

function wrong(diagnostics: readonly Diagnostic[]): Refused {
  const first = diagnostics.find(({ severity }) => severity === 'error') ?? diagnostics[0];
  const at = first?.range ? `${first.file}:${first.range.start.line}: ` : '';
  return new Refused(409, { th: `${at}${first?.message.th}`, en: `${at}${first?.message.en}` }, first?.hint);
}
