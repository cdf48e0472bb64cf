import type Handlebars from 'handlebars';
import type { Localized } from '../model/localized.ts';
import type { Satang } from '../model/project.ts';
import { formatBaht, formatBahtAndSatang, formatPercent } from '../thai/baht.ts';
import { bahtText } from '../thai/baht-text.ts';
import { thaiDate } from '../thai/dates.ts';
import { thaiDigits } from '../thai/numerals.ts';
import type { ScalarShape } from './names.ts';

export interface TemplateHelper {
  /** What its one argument may be. */
  readonly accepts: readonly (ScalarShape | 'list')[];
  readonly returns: 'text' | 'boolean';
  readonly apply: (value: never, document: DocumentFacts) => string | boolean;
  /** What it gives for a value that is absent (null); nothing when left out. */
  readonly absent?: string;
}

/** What helpers learn of the document around the value. */
export interface DocumentFacts {
  /** Whether one of the document's amounts has satang: then all of them print two decimals. */
  readonly hasSatang: boolean;
}

/** Amounts of one document look alike: two decimals on all of them, or on none. */
function baht(satang: Satang, { hasSatang }: DocumentFacts): string {
  return hasSatang ? formatBahtAndSatang(satang) : formatBaht(satang);
}

/** A telephone number behind โทร, unless its text begins with โทร, โทร. or โทรศัพท์ itself. */
function telephone(text: string): string {
  return /^\s*โทร/.test(text) ? text.trimStart() : `โทร ${text}`;
}

/** Printed in a table where there is no value. */
const absentMark = '–';

/** The helpers of templates, by name. */
export const templateHelpers: Readonly<Record<string, TemplateHelper>> = {
  thaiDate: { accepts: ['date'], returns: 'text', apply: thaiDate },
  baht: { accepts: ['money'], returns: 'text', apply: baht },
  bahtAndSatang: { accepts: ['money'], returns: 'text', apply: formatBahtAndSatang },
  bahtText: { accepts: ['money'], returns: 'text', apply: bahtText },
  percent: { accepts: ['percent'], returns: 'text', apply: formatPercent },
  thaiDigits: {
    accepts: ['text', 'number'],
    returns: 'text',
    apply: (value: string | number) => thaiDigits(String(value)),
  },
  telephone: { accepts: ['text'], returns: 'text', apply: telephone },
  orDash: {
    accepts: ['text', 'number'],
    returns: 'text',
    absent: absentMark,
    apply: (value: string | number) => String(value) || absentMark,
  },
  several: { accepts: ['list'], returns: 'boolean', apply: (list: readonly unknown[]) => list.length > 1 },
};

/** The built-in block helpers of Handlebars that templates may use. */
export const blockHelpers = ['if', 'unless', 'each', 'with'] as const;

/** Leaves a Handlebars environment the helpers of templates and no others, and bounds what `{{#each}}` makes of data. */
export function limitHelpers(handlebars: typeof Handlebars): void {
  handlebars.unregisterHelper('lookup');
  handlebars.unregisterHelper('log');
  for (const [name, { apply, absent = '' }] of Object.entries(templateHelpers)) {
    handlebars.registerHelper(name, (value: unknown, { data }: Handlebars.HelperOptions) =>
      value === null ? absent : apply(value as never, factsIn(data)),
    );
  }
  const each = handlebars.helpers.each as Handlebars.HelperDelegate;
  handlebars.registerHelper('each', function (this: unknown, list: unknown, options: Handlebars.HelperOptions) {
    rounds += Array.isArray(list) ? list.length : 1;
    if (rounds > mostRounds) throw new TooMuchFilled(tooManyRounds);
    const fn: Handlebars.TemplateDelegate = (item, round) => countText(options.fn(item, round));
    return each.call(this, list, { ...options, fn });
  });
}

/** Counts a text that becomes a part of the document; within lists within lists it is counted at each level. */
export function countText(text: string): string {
  characters += text.length;
  if (characters > mostCharacters) throw new TooMuchFilled(tooMuchText(mostCharacters));
  return text;
}

/** The facts among the names that a template is filled with. */
function factsIn(data: { readonly root?: { readonly document?: Partial<DocumentFacts> } } | undefined): DocumentFacts {
  return { hasSatang: data?.root?.document?.hasSatang === true };
}

/** Starts to count anew, for one document; of what it may have at most, in characters with their markup. */
export function startCounting(most: number): void {
  rounds = 0;
  characters = 0;
  mostCharacters = most;
}

/** A document of the longest year has some thousand. */
const mostRounds = 100_000;

/** Of the document that is being rendered, which is synchronous: rounds of `{{#each}}`, and text made. */
let rounds = 0;
let characters = 0;
let mostCharacters = Number.POSITIVE_INFINITY;

/** A template makes more of the data than any document holds: E-TEMPLATE-LIMIT, in these words. */
export class TooMuchFilled extends Error {
  readonly text: Localized;

  constructor(text: Localized) {
    super(text.en);
    this.text = text;
  }
}

const tooManyRounds: Localized = {
  th: '`{{#each}}` ซ้อนกันจนทำซ้ำเกิน 100,000 รอบในเอกสารเดียว',
  en: '`{{#each}}` within `{{#each}}` goes round more than 100,000 times in one document',
};

function tooMuchText(most: number): Localized {
  const limit = most.toLocaleString('en-US');
  return {
    th: `แม่แบบที่เติมข้อมูลแล้วยาวเกิน ${limit} ตัวอักษร`,
    en: `the template filled with the data has more than ${limit} characters`,
  };
}
