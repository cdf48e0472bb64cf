import { completeEarly } from './complete-early.ts';
import { completeUnspent } from './complete-unspent.ts';
import { dateInNarrative } from './date-in-narrative.ts';
import { dateMissing } from './date-missing.ts';
import { dateOrder } from './date-order.ts';
import { dateOutsideYear } from './date-outside-year.ts';
import { datesNotFiscal } from './dates-not-fiscal.ts';
import { disbursedOnZeroBudget } from './disbursed-on-zero-budget.ts';
import { duplicateWord } from './duplicate-word.ts';
import { emptyField } from './empty-field.ts';
import { incompleteAtEnd } from './incomplete-at-end.ts';
import { invisibleChar } from './invisible-char.ts';
import { jump } from './jump.ts';
import { listNumberDoubled } from './list-number-doubled.ts';
import { mixedDigits } from './mixed-digits.ts';
import { mojibake } from './mojibake.ts';
import { mojibakeQmark } from './mojibake-qmark.ts';
import { narrativeRepeated } from './narrative-repeated.ts';
import { overspent } from './overspent.ts';
import { phoneZero } from './phone-zero.ts';
import { planTerm } from './plan-term.ts';
import { previousCode } from './previous-code.ts';
import { progressAfterComplete } from './progress-after-complete.ts';
import { progressDecreased } from './progress-decreased.ts';
import { reportNumberGap } from './report-number-gap.ts';
import type { Rule } from './rule.ts';
import { saraAmDecomposed } from './sara-am-decomposed.ts';
import { saraAmDoubled } from './sara-am-doubled.ts';
import { spentSumMismatch } from './spent-sum-mismatch.ts';
import { statusUnknown } from './status-unknown.ts';
import { thaiSequence } from './thai-sequence.ts';
import { truncated } from './truncated.ts';
import { yearFolder } from './year-folder.ts';
import { yearMissing } from './year-missing.ts';

/** Every rule `checkProject` runs. */
export const rules: readonly Rule[] = [
  yearFolder,
  previousCode,
  emptyField,
  phoneZero,
  datesNotFiscal,
  dateMissing,
  dateOrder,
  dateOutsideYear,
  reportNumberGap,
  progressDecreased,
  progressAfterComplete,
  incompleteAtEnd,
  jump,
  completeEarly,
  overspent,
  spentSumMismatch,
  disbursedOnZeroBudget,
  completeUnspent,
  statusUnknown,
  mixedDigits,
  mojibake,
  mojibakeQmark,
  invisibleChar,
  saraAmDecomposed,
  saraAmDoubled,
  thaiSequence,
  truncated,
  yearMissing,
  duplicateWord,
  narrativeRepeated,
  planTerm,
  listNumberDoubled,
  dateInNarrative,
];
