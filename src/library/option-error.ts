import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Localized } from '../model/localized.ts';

/** One option that cannot be what it is. */
export interface OptionIssue {
  /** Name of the option: `formats`. */
  readonly option: string;
  /** What came, as a developer would write it, cut to 200 characters. */
  readonly received: string;
  /** The value itself. */
  readonly value: unknown;
  /** What is possible. */
  readonly expected: Localized;
  /** The option that was probably meant. */
  readonly hint?: Localized;
}

/**
 * The one error of wrong options: an unknown key, a wrong type or value, a template or font that is not there or has
 * mistakes. `option`, `received` and `expected` are those of the first of `issues`.
 */
export class OptionError extends Error {
  /** Name of the first wrong option. */
  readonly option: string;
  /** What came for it. */
  readonly received: string;
  /** What is possible. */
  readonly expected: Localized;
  /** All options that are wrong; at least one. */
  readonly issues: readonly OptionIssue[];
  /** Findings in the template, the fonts, the Word template or `raingan.yaml`; empty when none of them was read. */
  readonly diagnostics: readonly Diagnostic[];
  /** The whole message in both languages; `message` is the English one. */
  readonly text: Localized;

  constructor(issues: readonly [OptionIssue, ...OptionIssue[]], diagnostics: readonly Diagnostic[] = []) {
    const text = { th: describe(issues, diagnostics, 'th'), en: describe(issues, diagnostics, 'en') };
    super(text.en);
    const [{ option, received, expected }] = issues;
    this.name = 'OptionError';
    this.option = option;
    this.received = received;
    this.expected = expected;
    this.issues = issues;
    this.diagnostics = diagnostics;
    this.text = text;
  }
}

function describe(issues: readonly OptionIssue[], diagnostics: readonly Diagnostic[], language: 'th' | 'en'): string {
  const found = diagnostics.filter(({ severity }) => severity === 'error').map((each) => finding(each, language));
  const wrong = issues.map(({ option, received, expected, hint }) => {
    const rule = [expected[language], hint?.[language]].filter((part) => part !== undefined).join('; ');
    return language === 'th'
      ? `ตัวเลือก \`${option}\` รับค่า ${received} ไม่ได้: ${rule}`
      : `option \`${option}\` cannot be ${received}: ${rule}`;
  });
  return [...wrong, ...found].join('\n');
}

function finding({ code, file, range, message }: Diagnostic, language: 'th' | 'en'): string {
  const place = range ? `${file}:${range.start.line}:${range.start.column}` : file;
  return `  ${place}: ${code}: ${message[language]}`;
}
