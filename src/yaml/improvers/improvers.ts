import type { Improver } from './improver.ts';
import {
  dashMisplaced,
  indentedTooLittle,
  indentedTooMuch,
  pastedLines,
  pastedList,
  tabIndentation,
} from './indentation.ts';
import { colonInText, colonMissing, equalsSign, noSpaceAfterColon, semicolon } from './keys.ts';
import { bulletForDash, dashMissing, firstDashMissing, firstDashMissingAbove } from './lists.ts';
import {
  bracketNeverClosed,
  commaAfterQuote,
  reservedFirstCharacter,
  slipInBraces,
  textAfterQuote,
  textBehindBlockSign,
} from './values.ts';

/** Slips people make, each recognised by the line it leaves; the first that fits speaks. */
export const improvers: readonly Improver[] = [
  tabIndentation,
  bulletForDash,
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
  indentedTooMuch,
  indentedTooLittle,
  reservedFirstCharacter,
  textBehindBlockSign,
  commaAfterQuote,
  textAfterQuote,
  slipInBraces,
];
