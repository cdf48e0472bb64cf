import { everyMatch } from './find-in-texts.ts';
import type { Rule } from './rule.ts';

/** `พ.ศ.` with neither a year nor the dots of a draft act behind it. */
export const yearMissing: Rule = {
  code: 'W-YEAR-MISSING',
  check: (_, { texts }) =>
    everyMatch(texts, missing, () => ({
      message: { th: '`พ.ศ.` ไม่มีปีตามหลัง', en: '`พ.ศ.` without a year' },
      expected: {
        th: 'ปี เช่น `พ.ศ. 2564` หรือ `พ.ศ. ....` สำหรับร่างกฎหมาย',
        en: 'a year such as `พ.ศ. 2564`, or `พ.ศ. ....` for a draft act',
      },
      hint: { th: 'เติมปีตามต้นฉบับ', en: 'take the year from the source' },
    })),
};

/** The era itself may be spoken of: `เป็น พ.ศ.`, `ค.ศ. และ พ.ศ.`, `"พ.ศ."`, `(พ.ศ.)`. */
const missing =
  /(?<!(?:เป็น|ระบบ|แบบ|รูปแบบ|ค\.\s?ศ\.\s?(?:และ|หรือ|กับ|\/)?)\s?)(?<!["“'‘(](?=พ\.\s?ศ\.["”'’)]))พ\.\s?ศ\.(?!\s*(?:[\d๐-๙_…]|\.\s?\.|\[|\(?[\d๐-๙]))/g;
