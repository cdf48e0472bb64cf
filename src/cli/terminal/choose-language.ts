import { sizeLimits } from '../../model/size-limits.ts';
import type { Workspace } from '../../model/workspace.ts';
import { settingsFile } from '../../project/settings.ts';
import type { Language } from './terminal.ts';

/**
 * Language of the messages: `--lang`, `RAINGAN_LANG`, `lang` of `raingan.yaml`, the locale's variables in POSIX order
 * (`C` and `POSIX` name no language), the system's own, so that Windows in Thai is Thai. Chosen before anything is
 * parsed, so that a wrong command line is explained in it, too. `ofCommand` comes before the locale: the studio's page is
 * Thai on every machine, and so is what it says in its terminal.
 */
export function chooseLanguage(asked: string | undefined, workspace: Workspace, ofCommand?: Language): Language {
  const choices = [
    () => named(asked),
    () => named(workspace.environment('RAINGAN_LANG')),
    () => named(settingsLanguage(workspace)),
    () => ofCommand ?? languageOfLocale(workspace),
  ];
  for (const choice of choices) {
    const language = choice();
    if (language) return language;
  }
  return 'en';
}

/** A name that is not quite right still shows which language is meant. */
function named(text: string | undefined): Language | undefined {
  if (text === undefined) return undefined;
  if (/^th(?:$|ai$|[-_.])|^ไทย$|^ภาษาไทย$/i.test(text)) return 'th';
  return /^en(?:$|glish$|[-_.])/i.test(text) ? 'en' : undefined;
}

/** Its other errors do not matter here: the settings are read and judged by the commands that use them. */
function settingsLanguage(workspace: Workspace): string | undefined {
  try {
    if (!workspace.exists(settingsFile)) return undefined;
    const text = workspace.readText(settingsFile, sizeLimits.data);
    return /^lang[ \t]*:[ \t]*(["']?)([a-z]+)\1[ \t]*(?:#.*)?\r?$/m.exec(text)?.[2];
  } catch {
    return undefined;
  }
}

function languageOfLocale(workspace: Workspace): Language {
  const variables = ['LC_ALL', 'LC_MESSAGES', 'LANG'].map((name) => workspace.environment(name));
  const locale = variables.find((value) => value && !/^(?:C|POSIX)(?:\.|$)/.test(value)) ?? workspace.locale();
  return /^th(?![a-z])/i.test(locale) ? 'th' : 'en';
}
