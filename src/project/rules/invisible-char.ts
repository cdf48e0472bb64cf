import { codePointName } from '../../model/code-point-name.ts';
import type { Localized } from '../../model/localized.ts';
import { firstMatch, textsWith } from './find-in-texts.ts';
import type { Rule } from './rule.ts';

/** Characters that draw nothing: they hide words from a search, or change the order in which text is shown. */
export const invisibleChar: Rule = {
  code: 'W-INVISIBLE-CHAR',
  check: (_, { texts }) =>
    firstMatch(textsWith(unusual, texts), invisible, ([character], count) => {
      const name = codePointName(character);
      const kind = kindOf(character);
      const more = count === 1 ? { th: '', en: '' } : { th: ` (รวม ${count} แห่ง)`, en: ` (${count} places)` };
      return {
        message: {
          th: `มีอักขระที่มองไม่เห็น ${name} ${kind.th}${more.th}`,
          en: `invisible character ${name}, ${kind.en}${more.en}`,
        },
        actual: name,
        hint: { th: 'ลบแล้วพิมพ์ข้อความช่วงนั้นใหม่', en: 'delete it, or type the words around it again' },
      };
    }),
};

/** A joiner inside an emoji is a part of it. U+2028 and U+2029 print their codes, and `E-GLYPH-MISSING` reports them. */
const invisible =
  /\u034f|[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}]|(?<!\p{Extended_Pictographic}\ufe0f?)\u200d/gu;

function kindOf(character: string): Localized {
  if (/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(character)) {
    return { th: 'ซึ่งสลับทิศทางข้อความ', en: 'which changes the direction of text' };
  }
  if (character === '\u200b') return { th: 'ตัวเว้นวรรคกว้างศูนย์', en: 'a zero-width space' };
  if (character === '\u00ad') return { th: 'ยัติภังค์ซ่อน', en: 'a soft hyphen' };
  return { th: 'ซึ่งไม่พิมพ์ออกมา', en: 'which prints nothing' };
}

/** A code unit that only a match of `invisible` can have; a test that costs little, since few texts have one. */
const unusual =
  /\u034f|[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\udb40-\udb43\ufeff\uffa0\ufff9-\ufffb]/;
