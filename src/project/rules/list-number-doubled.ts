import { firstMatch } from './find-in-texts.ts';
import type { Rule } from './rule.ts';

/** Items that are numbered in print and carry a number of their own; a single target is printed without one. */
export const listNumberDoubled: Rule = {
  code: 'W-LIST-NUMBER-DOUBLED',
  check: (project, { texts }) =>
    firstMatch(
      texts.filter(({ path }) => path[0] === 'objectives' || (path[0] === 'targets' && project.targets.length > 1)),
      ownNumber,
      ([number]) => ({
        message: {
          th: `ข้อนี้มี \`${number.trim()}\` นำหน้าอยู่แล้ว จะพิมพ์ซ้ำกับเลขข้อ`,
          en: `the item carries the number \`${number.trim()}\`, so it would be printed with two`,
        },
        hint: { th: 'ลบออก โปรแกรมพิมพ์เลขข้อให้เอง', en: 'delete it; items are numbered in print' },
      }),
    ),
};

/** `1.`, `๑)`, `(1)`, `ข้อ 1`, `•`, Word's `o`, `ก)`; not `1.5 เท่า` or `2 แห่ง`, nor an abbreviation such as `อ. เมือง`. */
const ownNumber =
  /^\s*(?:ข้อ(?:ที่)?\s*[\d๐-๙]{1,2}[.):]?(?=\s)|[\d๐-๙]{1,2}[.)](?![\d๐-๙])|\([\d๐-๙]{1,2}\)|[•·‣◦▪●○](?=\s)|[–—](?=\s)|o(?=\s+[ก-๙])|[ก-ฮ]\))/g;
