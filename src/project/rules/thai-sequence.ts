import { mostInOneText } from './find-in-texts.ts';
import type { PrintedText } from './printed-texts.ts';
import type { Finding, Part, Rule } from './rule.ts';

/** Vowels and marks in an order no Thai word has (WTT 2.0); they print on top of each other or on a dotted circle. */
export const thaiSequence: Rule = {
  code: 'W-THAI-SEQUENCE',
  check: (_, { texts }) => texts.flatMap(sequencesIn),
};

function sequencesIn({ path, text }: PrintedText): Finding[] {
  const found: Finding[] = [];
  impossible.lastIndex = 0;
  for (let match = impossible.exec(text); match && found.length < mostInOneText; match = impossible.exec(text)) {
    const part = lettersAround(text, match.index, match.index + match[0].length);
    found.push({ path, part, ...messages(text.slice(part.start, part.end)) });
    impossible.lastIndex = part.end;
  }
  return found;
}

/** From the consonant that carries the marks to the last of them. */
function lettersAround(text: string, from: number, to: number): Part {
  let [start, end] = [from, to];
  while (start > 0 && isMark(text[start - 1])) start--;
  if (start > 0 && /[ก-ฮ]/.test(text[start - 1]!)) start--;
  while (end < text.length && isMark(text[end])) end++;
  return { start, end };
}

function isMark(character: string | undefined): boolean {
  return character !== undefined && /[ัิ-ฺ็-๎]/.test(character);
}

function messages(letters: string) {
  return {
    message: {
      th: `\`${letters}\` เรียงสระหรือวรรณยุกต์แบบที่ไม่มีในภาษาไทย`,
      en: `\`${letters}\` has vowels or tone marks in an impossible order`,
    },
    ...(letters.endsWith('เเ') && { expected: { th: '`แ` ตัวเดียว', en: 'the one letter `แ`' } }),
    hint: { th: 'ลบแล้วพิมพ์คำนี้ใหม่', en: 'delete the word and type it again' },
  };
}

/** The letter or mark that cannot be where it is. A dotted circle or a dash carries a mark that is spoken about. */
const impossible = new RegExp(
  [
    'เเ',
    '[เ-ไ][ะ-ฺ็-๎]', // a vowel that belongs before a consonant
    '[ัิ-ฺ็](?<![ก-ฮ◌–-].)', // an upper or lower vowel without its consonant
    '[่-๋](?<![ก-ฮัิ-ฺ◌–-].)', // a tone mark without one, or a second
    '์(?<![ก-ฮิุ◌–-].)',
    // A vowel all by itself is spoken about.
    '(?:ะ(?<![ก-ฮ่-๋า◌–-].)|[าำ](?<![ก-ฮ่-๋ํำ◌–-].)|ๅ(?<![ฤฦ].))(?:(?<=[ก-๎].)|(?=[ก-๎]))',
  ].join('|'),
  'g',
);
