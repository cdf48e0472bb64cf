import { firstMatch, textsWith } from './find-in-texts.ts';
import type { Rule } from './rule.ts';

/** SARA AM with another SARA AA or SARA AM behind it, as text copied from a PDF has it; reported once a text. */
export const saraAmDoubled: Rule = {
  code: 'W-SARA-AM-DOUBLED',
  check: (_, { texts }) =>
    firstMatch(textsWith(/ำ[าำ]/, texts), doubled, ([letters], count) => {
      const right = `${letters.replace(/[ำา]+$/, '')}ำ`;
      return {
        message: {
          th: `\`${letters}\` มีสระต่อท้ายสระอำ ${count} แห่งในข้อความนี้`,
          en: `\`${letters}\` has a vowel after SARA AM, ${count} in this text`,
        },
        expected: { th: `\`${right}\``, en: `\`${right}\`` },
        hint: { th: 'ลบสระที่เกิน', en: 'delete the vowel that is too many' },
      };
    }),
};

const doubled = /[ก-ฮ]?[่-๋]?ำ[าำ]+/g;
