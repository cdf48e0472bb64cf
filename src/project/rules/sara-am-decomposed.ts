import { firstMatch, textsWith } from './find-in-texts.ts';
import type { Rule } from './rule.ts';

/** SARA AM typed as NIKHAHIT and SARA AA; reported once a text, because it comes from the way the text was copied. */
export const saraAmDecomposed: Rule = {
  code: 'W-SARA-AM-DECOMPOSED',
  check: (_, { texts }) =>
    firstMatch(textsWith(/\u0e4d/, texts), decomposed, ([letters], count) => ({
      message: {
        th: `\`${letters}\` เขียนสระอำเป็นสองตัว (U+0E4D U+0E32) ${count} แห่งในข้อความนี้`,
        en: `\`${letters}\` has SARA AM as two characters (U+0E4D U+0E32), ${count} in this text`,
      },
      expected: { th: `\`${composed(letters)}\``, en: `\`${composed(letters)}\`` },
      hint: { th: 'พิมพ์ `ำ` ใหม่ด้วยแป้นสระอำ', en: 'type `ำ` again with its own key' },
    })),
};

const decomposed = /[ก-ฮ]?[่-๋]?\u0e4d[่-๋]?\u0e32/g;

/** NIKHAHIT and SARA AA as one SARA AM behind the tone mark, the order Thai is typed in. */
function composed(letters: string): string {
  return `${letters.replace(/[\u0e4d\u0e32]/g, '')}ำ`;
}
