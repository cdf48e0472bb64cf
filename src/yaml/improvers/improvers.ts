import type { Improver } from './improver.ts';
import { dashMisplaced, pastedLines, pastedList, tabIndentation } from './indentation.ts';
import { colonInText, colonMissing, equalsSign, noSpaceAfterColon, semicolon } from './keys.ts';
import { firstLineIndented, indentedTooLittle, indentedTooMuch } from './levels.ts';
import { bulletForDash, dashMissing, firstDashMissing, firstDashMissingAbove } from './lists.ts';
import {
  bracketInComment,
  bracketNeverClosed,
  commaAfterQuote,
  reservedFirstCharacter,
  slipInBraces,
  textAfterQuote,
  textBehindBlockSign,
} from './values.ts';

/** Slips people make, each recognised by the line it leaves; the first that fits explains it. */
export const improvers: readonly Improver[] = [
  tabIndentation,
  bulletForDash,
  bracketInComment,
  bracketNeverClosed,
  noSpaceAfterColon,
  equalsSign,
  semicolon,
  colonMissing,
  colonInText,
  dashMissing,
  firstDashMissing,
  firstDashMissingAbove,
  pastedLines,
  pastedList,
  dashMisplaced,
  firstLineIndented,
  indentedTooMuch,
  indentedTooLittle,
  reservedFirstCharacter,
  textBehindBlockSign,
  commaAfterQuote,
  textAfterQuote,
  slipInBraces,
];
