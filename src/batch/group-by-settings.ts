import { EnvironmentFailure } from '../model/environment-failure.ts';
import { sizeLimits } from '../model/size-limits.ts';
import type { Workspace } from '../model/workspace.ts';
import { loadProject } from '../project/load-project.ts';
import { type OfficeSettings, type Settings, settingsInForce } from '../project/settings.ts';
import { isRead } from '../project/unread.ts';
import { yamlReading } from '../resources.ts';
import type { YamlReading } from '../yaml/load-yaml.ts';

/** Data files for which the same settings are in force. */
export interface SettingsGroup {
  readonly settings: Settings;
  /** A fiscal year with these settings; absent where no year has settings of its own. */
  readonly fiscalYear?: number;
  readonly files: readonly string[];
}

/** Groups data files by the settings in force for their fiscal years, in the order of each group's first file. */
export function groupBySettings(
  workspace: Workspace,
  files: readonly string[],
  office: OfficeSettings,
): readonly SettingsGroup[] {
  if (office.years === undefined) return [{ settings: settingsInForce(office), files }];
  const groups = new Map<string, SettingsGroup & { readonly files: string[] }>();
  for (const file of files) {
    const year = fiscalYearOf(workspace, file);
    const settings = settingsInForce(office, year);
    const key = JSON.stringify(Object.entries(settings).sort());
    const group = groups.get(key);
    if (group) group.files.push(file);
    else groups.set(key, { settings, files: [file], ...(year === undefined ? {} : { fiscalYear: year }) });
  }
  return [...groups.values()];
}

/** The fiscal year that a data file states; for one that states none, the year in the name of its folder. */
function fiscalYearOf(workspace: Workspace, file: string): number | undefined {
  const folder = file.split('/').findLast((name) => /^2[4-6]\d{2}$/.test(name));
  return writtenYear(workspace, file) ?? (folder === undefined ? undefined : Number(folder));
}

function writtenYear(workspace: Workspace, file: string): number | undefined {
  try {
    const bytes = workspace.isLink(file) ? undefined : workspace.readBytes(file, sizeLimits.data);
    return bytes && fiscalYearIn(bytes, yamlReading(workspace));
  } catch (error) {
    if (error instanceof EnvironmentFailure) return undefined; // building the file meets the same failure and reports it
    throw error;
  }
}

/** The fiscal year that the text of a data file says. */
export function fiscalYearIn(bytes: Uint8Array, reading?: YamlReading): number | undefined {
  const found = [...Buffer.from(bytes).toString('latin1').matchAll(yearLine)];
  if (found.length === 1) return Number(found[0]![1]);
  // Written twice, in a comment or a text, or in an unusual way: the file is read as a whole.
  const { value, partial } = loadProject('data.yaml', bytes, reading);
  if (partial && !isRead(['project', 'fiscalYear'], partial.unread ?? [])) return undefined;
  return (value ?? partial)?.project.project.fiscalYear;
}

const yearLine = /\bfiscalYear["']?[ \t]*:[ \t]*["']?(\d{4})\b/g;
