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
}

/** The helpers of templates, by name; a value that is absent (null) prints as nothing. */
export const HELPERS: Readonly<Record<string, TemplateHelper>> = {
  thaiDate: { accepts: ['date'], returns: 'text', apply: thaiDate },
  baht: { accepts: ['money'], returns: 'text', apply: formatBaht },
  bahtText: { accepts: ['money'], returns: 'text', apply: bahtText },
  percent: { accepts: ['percent'], returns: 'text', apply: formatPercent },
  thaiDigits: {
    accepts: ['text', 'number'],
    returns: 'text',
    apply: (value: string | number) => thaiDigits(String(value)),
  },
  several: { accepts: ['list'], returns: 'boolean', apply: (list: readonly unknown[]) => list.length > 1 },
};

/** The built-in block helpers of Handlebars that templates may use. */
export const BLOCK_HELPERS = ['if', 'unless', 'each', 'with'] as const;
