import { findMisread } from '../../thai/misread.ts';
import { mostInOneText } from './find-in-texts.ts';
import type { Rule } from './rule.ts';
import { shownWords } from './shown-words.ts';

/** Thai text that some program read in the wrong encoding; the font can draw it, so nothing else would notice. */
export const mojibake: Rule = {
  code: 'W-MOJIBAKE',
  check: (_, { texts }) =>
    texts
      .filter(({ text }) => /[\u00a1-\u00fb]{3}|\u00e0[\u00b8\u00b9]|(?:เ[ธน].){3}/.test(text))
      .flatMap(({ path, text }) =>
        findMisread(text)
          .slice(0, mostInOneText)
          .map(({ start, end, meant, kind }) => ({
            path,
            part: { start, end },
            message: {
              th: `\`${shownWords(text.slice(start, end))}\` เป็นข้อความไทยที่อ่านผิดรหัสอักขระ (${kind})`,
              en: `\`${shownWords(text.slice(start, end))}\` is Thai text read in the wrong encoding (${kind})`,
            },
            expected: { th: `น่าจะเป็น \`${meant}\``, en: `most likely \`${meant}\`` },
            hint: meant.includes('\ufffd') ? copyAgain : copyOrRepair,
          })),
      ),
};

const copyOrRepair = {
  th: 'คัดลอกข้อความใหม่จากต้นฉบับ หรือแก้ด้วย `raingan check --fix --write --only W-MOJIBAKE`',
  en: 'copy the text again from its source, or repair it with `raingan check --fix --write --only W-MOJIBAKE`',
};

/** Some of its letters are lost for good. */
const copyAgain = { th: 'คัดลอกข้อความใหม่จากต้นฉบับ', en: 'copy the text again from its source' };
