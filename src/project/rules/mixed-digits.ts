import { thaiDigits } from '../../thai/numerals.ts';
import { arabicDigits } from '../decimal.ts';
import { everyMatch, textsWith } from './find-in-texts.ts';
import type { Rule } from './rule.ts';

/** Thai and Arabic digits inside one number; a text that uses both in different numbers is right. */
export const mixedDigits: Rule = {
  code: 'W-MIXED-DIGITS',
  check: (_, { texts }) =>
    everyMatch(textsWith(thaiDigit, texts), numbers, ([number]) => {
      if (!/[0-9]/.test(number) || !/[๐-๙]/.test(number)) return undefined;
      const [arabic, thai] = [arabicDigits(number), thaiDigits(number)];
      return {
        message: {
          th: `\`${number}\` มีเลขไทยปนเลขอารบิก`,
          en: `\`${number}\` mixes Thai and Arabic digits`,
        },
        expected: { th: `\`${arabic}\` หรือ \`${thai}\``, en: `\`${arabic}\` or \`${thai}\`` },
        hint: { th: 'ตรวจจำนวนกับต้นฉบับแล้วพิมพ์ใหม่', en: 'check the number against its source and type it again' },
      };
    }),
};

/** Numbers with their separators: `1,200.50`, `๕.๓.๑`. */
const numbers = /[0-9๐-๙]+(?:[.,][0-9๐-๙]+)*/g;

/** Without one a number is not mixed. */
const thaiDigit = /[๐-๙]/;
