import type { Workspace } from '../model/workspace.ts';

/** A language raingan speaks. */
export type Language = 'th' | 'en';

/** Language of the messages: `--lang`, else the locale's (POSIX order), else English. */
export function chooseLanguage(asked: string | undefined, workspace: Workspace): Language {
  if (asked === 'th' || asked === 'en') return asked;
  const locale = ['LC_ALL', 'LC_MESSAGES', 'LANG'].map((name) => workspace.environment(name)).find((value) => value);
  return /^th(?![a-z])/i.test(locale ?? '') ? 'th' : 'en';
}
