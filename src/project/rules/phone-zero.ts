import type { Rule } from './rule.ts';

/** A telephone number of digits alone that lacks its first zero, as spreadsheets leave it out. */
export const phoneZero: Rule = {
  code: 'W-PHONE-ZERO',
  check: ({ contacts }) =>
    (['responsible', 'coordinator'] as const).flatMap((key) => {
      const phone = contacts[key].phone ?? '';
      if (!lacksZero.test(phone.replace(/[\s-]/g, ''))) return [];
      return {
        path: ['contacts', key, 'phone'],
        message: {
          th: `หมายเลขโทรศัพท์ \`${phone}\` อาจขาดเลข 0 นำหน้า`,
          en: `the telephone number \`${phone}\` may lack its first zero`,
        },
        hint: { th: `เขียนเป็น \`"0${phone}"\``, en: `write \`"0${phone}"\`` },
      };
    }),
};

/** Nine digits of a fixed line in Thailand without their zero, or ten of a mobile telephone; short numbers have four. */
const lacksZero = /^(?:[2-57]\d{7}|[689]\d{8})$/;
