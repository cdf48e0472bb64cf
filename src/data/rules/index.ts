import { dateMissing } from './date-missing.ts';
import type { Rule } from './rule.ts';

/** Every rule `checkProject` runs. */
export const rules: readonly Rule[] = [dateMissing];
