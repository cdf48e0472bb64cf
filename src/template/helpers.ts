import type Handlebars from 'handlebars';
import type { Satang } from '../model/project.ts';
import { formatBaht, formatPercent } from '../thai/baht.ts';
import { bahtText } from '../thai/baht-text.ts';
import { thaiDate } from '../thai/dates.ts';
import { thaiDigits } from '../thai/numerals.ts';
import type { ScalarShape } from './names.ts';

export interface TemplateHelper {
  /** What its one argument may be. */
  readonly accepts: readonly (ScalarShape | 'list')[];
  readonly returns: 'text' | 'boolean';
  readonly apply: (value: never) => string | boolean;
  /** What it gives for a value that is absent (null); nothing when left out. */
  readonly absent?: string;
}

/** Always two decimals, so that the amounts of a column stand one below the other. */
function bahtAndSatang(satang: Satang): string {
  return satang % 100 === 0 ? `${formatBaht(satang)}.00` : formatBaht(satang);
}

/** Stands in a table where there is no value. */
const absentMark = '–';

/** The helpers of templates, by name. */
export const templateHelpers: Readonly<Record<string, TemplateHelper>> = {
  thaiDate: { accepts: ['date'], returns: 'text', apply: thaiDate },
  baht: { accepts: ['money'], returns: 'text', apply: formatBaht },
  bahtAndSatang: { accepts: ['money'], returns: 'text', apply: bahtAndSatang },
  bahtText: { accepts: ['money'], returns: 'text', apply: bahtText },
  percent: { accepts: ['percent'], returns: 'text', apply: formatPercent },
  thaiDigits: {
    accepts: ['text', 'number'],
    returns: 'text',
    apply: (value: string | number) => thaiDigits(String(value)),
  },
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
    handlebars.registerHelper(name, (value: unknown) => (value === null ? absent : apply(value as never)));
  }
  const each = handlebars.helpers.each as Handlebars.HelperDelegate;
  handlebars.registerHelper('each', function (this: unknown, list: unknown, options: Handlebars.HelperOptions) {
    rounds += Array.isArray(list) ? list.length : 1;
    if (rounds > mostRounds) throw new TooManyRounds();
    return each.call(this, list, options);
  });
}

/** Starts to count anew, for one document. */
export function startRounds(): void {
  rounds = 0;
}

/** A document of the longest year has some thousand. */
const mostRounds = 100_000;

/** Rounds of `{{#each}}` in the document that is being rendered: rendering is synchronous. */
let rounds = 0;

/** Lists within lists make more text of the data than any document holds. */
export class TooManyRounds extends Error {}
