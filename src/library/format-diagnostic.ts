import * as z from 'zod/mini';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { createCollection } from '../diagnostics/reporters/collection.ts';
import { github } from '../diagnostics/reporters/github.ts';
import { json } from '../diagnostics/reporters/json.ts';
import { pretty } from '../diagnostics/reporters/pretty.ts';
import { requireObject } from './check-argument.ts';
import { checkAgainst } from './check-options.ts';
import { kindExpectations, kinds } from './option-kinds.ts';

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

const shape = {
  lang: z.optional(z.enum(languages)),
  reporter: z.optional(z.enum(reporters)),
  source: z.optional(z.string()),
  color: kinds.flag,
};
const expectations = {
  lang: oneOf(languages),
  reporter: oneOf(reporters),
  source: { th: 'ข้อความของไฟล์ข้อมูล', en: 'the text of the data file' },
  color: kindExpectations.flag,
};

/**
 * Writes one finding as the command line does, without a line end. Throws an `OptionError` for a wrong option, and a
 * `TypeError` for what is no finding.
 */
export function formatDiagnostic(found: Diagnostic, options: FormatOptions = {}): string {
  const checked = checkAgainst(shape, expectations, options) as FormatOptions;
  const { lang = 'en', reporter = 'pretty', source, color = false } = checked;
  requireObject('formatDiagnostic: found', 'a finding, such as one of `diagnostics`', found);
  requireObject('formatDiagnostic: found.message', 'the message of a finding, `{ th, en }`', found.message);
  if (reporter === 'github') {
    const collection = createCollection();
    collection.add(undefined, [found], source);
    return github(collection, { language: lang, pathOf: (file) => file }).trimEnd();
  }
  const write = { pretty, json }[reporter];
  return write([found], { language: lang, sources: () => source, verbose: true, color, summary: false }).trimEnd();
}

function oneOf(known: readonly string[]) {
  const names = known.map((each) => `\`${each}\``).join(', ');
  return { th: `อย่างใดอย่างหนึ่งใน ${names}`, en: `one of ${names}` };
}
