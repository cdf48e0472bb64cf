import type { Rule } from './rule.ts';

/** Reports without a date: the form prints them so, and no date is ever guessed. */
export const dateMissing: Rule = {
  code: 'W-DATE-MISSING',
  check: ({ reports }) =>
    reports.flatMap(({ number, date }, index) =>
      date === null ? [{ path: ['reports', index, 'date'], ...messages(number) }] : [],
    ),
};

function messages(number: number) {
  return {
    message: { th: `รายงานครั้งที่ ${number} ไม่มีวันที่`, en: `report ${number} has no date` },
    hint: {
      th: 'หากทราบวันที่ให้เติม มิฉะนั้นจะพิมพ์โดยไม่มีวันที่',
      en: 'write the date if it is known; the entry is printed without one',
    },
  };
}
