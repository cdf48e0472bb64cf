import { firstMatch } from './find-in-texts.ts';
import type { Rule } from './rule.ts';

/** A narrative that begins with a date as the form prints it, which is then printed twice. */
export const dateInNarrative: Rule = {
  code: 'W-DATE-IN-NARRATIVE',
  check: ({ reports }, { texts }) =>
    firstMatch(
      texts.filter(({ path }) => path[2] === 'narrative'),
      leadingDate,
      ([date]) => ({
        message: {
          th: `ข้อความขึ้นต้นด้วยวันที่ \`${date.trim()}\` ซึ่งจะพิมพ์ซ้ำ`,
          en: `the narrative begins with the date \`${date.trim()}\`, which would be printed twice`,
        },
        hint: reports.some((report) => report.date === null)
          ? { th: 'ย้ายวันที่ไปไว้ที่ช่อง `date`', en: 'move it to the key `date`' }
          : {
              th: 'ลบวันที่ออก โปรแกรมพิมพ์วันที่จากช่อง `date` ให้เอง',
              en: 'delete it; the date is printed from the key `date`',
            },
      }),
    ),
};

/** `23/11/2563 : `, `2020-11-23`, `23 พ.ย. 2563 :`; not a span of days, nor `วันที่ 5 มกราคม 2564 จัดประชุม`. */
const leadingDate =
  /^[\s:]*(?:[\d๐-๙]{1,2}[/-][\d๐-๙]{1,2}[/-](?:[\d๐-๙]{4}|[\d๐-๙]{2})|\d{4}-\d{2}-\d{2}|[\d๐-๙]{1,2}\s?[ก-๙]{1,10}[ก-๙.]{1,6}\s?[\d๐-๙]{4}(?=\s?:))(?![\d๐-๙])(?!\s*(?:[-–]|ถึง))/g;
