import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { createCollection } from '../diagnostics/reporters/collection.ts';
import { github } from '../diagnostics/reporters/github.ts';
import { json } from '../diagnostics/reporters/json.ts';
import { pretty } from '../diagnostics/reporters/pretty.ts';
import { shown } from './check-options.ts';
import { OptionError } from './option-error.ts';

const reporters = ['pretty', 'json', 'github'] as const;

const languages = ['th', 'en'] as const;

/** How a finding is written. */
export interface FormatOptions {
  /** `en` when left out. */
  readonly lang?: (typeof languages)[number] | undefined;
  /** `pretty` (when left out) for people, `json` for programs, `github` for annotations of GitHub Actions. */
  readonly reporter?: 'pretty' | 'json' | 'github' | undefined;
  /** The text that was rendered: `pretty` shows the line of the finding. */
  readonly source?: string | undefined;
  /** Colours for a terminal. */
  readonly color?: boolean | undefined;
}

/** Writes one finding as the command line does, without a line end. Throws an `OptionError` for a wrong option. */
export function formatDiagnostic(found: Diagnostic, options: FormatOptions = {}): string {
  const { lang = 'en', reporter = 'pretty', source, color = false } = options;
  requireOne('lang', lang, languages);
  requireOne('reporter', reporter, reporters);
  if (reporter === 'github') {
    const collection = createCollection();
    collection.add(undefined, [found], source);
    return github(collection, { language: lang, pathOf: (file) => file }).trimEnd();
  }
  const write = { pretty, json }[reporter];
  return write([found], { language: lang, sources: () => source, verbose: true, color, summary: false }).trimEnd();
}

function requireOne(option: string, value: unknown, known: readonly string[]): void {
  if (known.some((each) => each === value)) return;
  const names = known.map((each) => `\`${each}\``).join(', ');
  const expected = { th: `อย่างใดอย่างหนึ่งใน ${names}`, en: `one of ${names}` };
  throw new OptionError([{ option, received: shown(value), value, expected }]);
}
