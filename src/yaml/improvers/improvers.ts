import type { Improver } from './improver.ts';
import { indentedTooLittle, indentedTooMuch, pastedLines, tabIndentation } from './indentation.ts';
import { colonInText, colonMissing, equalsSign, noSpaceAfterColon } from './keys.ts';
import { bulletForDash, dashMissing, firstDashMissing } from './lists.ts';
import { bracketNeverClosed, reservedFirstCharacter, slipInBraces, textAfterQuote } from './values.ts';

/** Slips people make, each recognised by the line it leaves; the first that fits speaks. */
export const improvers: readonly Improver[] = [
  tabIndentation,
  bulletForDash,
  bracketNeverClosed,
  noSpaceAfterColon,
  equalsSign,
  colonMissing,
  colonInText,
  dashMissing,
  firstDashMissing,
  pastedLines,
  indentedTooMuch,
  indentedTooLittle,
  reservedFirstCharacter,
  textAfterQuote,
  slipInBraces,
];
