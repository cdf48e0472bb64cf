import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Localized } from '../../model/localized.ts';
import type { Workspace } from '../../model/workspace.ts';
import type { LoadedSettings } from '../../project/load-settings.ts';
import { misnamedSettings, type Settings, settingsFile } from '../../project/settings.ts';
import type { Language, TextStream } from '../terminal/terminal.ts';
import { sayLine } from '../terminal/terminal.ts';
import type { Arguments } from './parse-arguments.ts';

/** Reads `raingan.yaml` for a command; its errors are printed, and then there are no settings. */
export async function openSettings(
  workspace: Workspace,
  print: (diagnostics: readonly Diagnostic[]) => void,
): Promise<LoadedSettings | undefined> {
  const isThere = [settingsFile, ...misnamedSettings].some((name) => workspace.exists(name));
  if (!isThere) return { office: {}, placeOf: () => undefined };
  const { misnamedSettingsFiles, readSettings } = await import('../../project/load-settings.ts');
  if (!workspace.exists(settingsFile)) print(misnamedSettingsFiles(workspace));
  const { value, diagnostics } = readSettings(workspace);
  print(diagnostics);
  return value;
}

/** Says which options of a command line win over a setting that says otherwise, once each. */
export function sayOverridden(
  given: Arguments,
  groups: readonly { readonly settings: Settings }[],
  stream: TextStream,
  language: Language,
): void {
  const said = new Set<string>();
  for (const line of groups.flatMap(({ settings }) => [...overridden(given, settings)])) {
    if (!said.has(line.en)) sayLine(stream, language, line);
    said.add(line.en);
  }
}

function* overridden(given: Arguments, settings: Settings): Generator<Localized> {
  for (const { option, key, written } of overridable) {
    const text = given.value(option);
    const setting = settings[key];
    if (text === undefined || setting === undefined) continue;
    const set = typeof setting === 'string' ? setting : setting.join(',');
    if (written(text) === set) continue;
    yield {
      th: `ใช้ \`--${option} ${text}\` แทน \`${key}: ${set}\` ใน \`${settingsFile}\``,
      en: `\`--${option} ${text}\` wins over \`${key}: ${set}\` in \`${settingsFile}\``,
    };
  }
}

const path = (text: string) => text.replace(/(?<=.)\/+$/, '');

const overridable = [
  { option: 'template', key: 'template', written: path },
  { option: 'fonts', key: 'fonts', written: path },
  { option: 'docx-template', key: 'docxTemplate', written: path },
  { option: 'format', key: 'formats', written: (text: string) => text.replaceAll(' ', '') },
  { option: 'out', key: 'out', written: path },
  { option: 'pdf', key: 'pdf', written: (text: string) => text },
] as const;
