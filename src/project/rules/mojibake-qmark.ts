import { everyMatch, textsWith } from './find-in-texts.ts';
import type { Rule } from './rule.ts';
import { shownWords } from './shown-words.ts';

/** A `?` where no question mark belongs: before a word, between two numbers, in place of an apostrophe, in place of letters. */
export const mojibakeQmark: Rule = {
  code: 'W-MOJIBAKE-QMARK',
  check: (_, { texts }) =>
    everyMatch(textsWith(/\?/, texts), questionMark, ([words]) =>
      /^\?+$/.test(words) && words.length > 2 ? lostLetters(words) : lostSign(words),
    ),
};

/** A program that had no code for Thai letters wrote `?` for each. */
function lostLetters(words: string) {
  return {
    message: {
      th: `\`${shownWords(words)}\` น่าจะเป็นตัวอักษรที่หายไปตอนแปลงไฟล์`,
      en: `\`${shownWords(words)}\` seems to stand for letters that a conversion lost`,
    },
    hint: { th: 'พิมพ์ข้อความใหม่ตามต้นฉบับ', en: 'type the text again from the source' },
  };
}

function lostSign(words: string) {
  return {
    message: {
      th: `\`?\` ใน \`${shownWords(words)}\` น่าจะเป็นเครื่องหมายอื่นที่หายไป`,
      en: `the \`?\` in \`${shownWords(words)}\` seems to stand for another character that was lost`,
    },
    expected: {
      th: words.length > 3 ? 'เครื่องหมายคำพูด “…”' : 'เครื่องหมายเดิม เช่น – หรือ ’',
      en: words.length > 3 ? 'quotation marks “…”' : 'the sign that was there, such as – or ’',
    },
    hint: { th: 'พิมพ์เครื่องหมายเดิมตามต้นฉบับ', en: 'type the sign that the source has' },
  };
}

/**
 * `????`, `?words?` or a lone `?words` after a space or bracket, `2561 ? 2580`, `don?t`.
 * A question mark of its own follows its word, so it is none of these; nor is the `?` of a web address.
 */
const questionMark =
  /\?{3,}|(?<![^\s([{])\?(?=[\p{L}\p{N}])(?:[^?\n]{0,200}[^\s?]\?(?![\p{L}\p{N}]*=)|[\p{L}\p{N}\p{M}]*)|(?<=[\d๐-๙]\s)\?(?=\s[\d๐-๙])|(?<=[A-Za-z])\?(?=(?:s|t|re|ve|ll|d|m)\b(?!=))/gu;
