import type { Rule } from './rule.ts';

/** A narrative that is word for word that of the report before; spacing does not count. */
export const narrativeRepeated: Rule = {
  code: 'W-NARRATIVE-REPEATED',
  check: ({ reports }) =>
    reports.flatMap(({ number, narrative }, index) => {
      const before = reports[index - 1];
      if (before === undefined || !sameWords(narrative, before.narrative) || narrative.trim() === '') return [];
      return {
        path: ['reports', index, 'narrative'],
        message: {
          th: `ผลการดำเนินงานครั้งที่ ${number} เหมือนครั้งที่ ${before.number} ทุกคำ`,
          en: `the narrative of report ${number} repeats that of report ${before.number}`,
        },
        hint: {
          th: 'เขียนสิ่งที่ทำในครั้งนี้ หากไม่มีความคืบหน้าให้เขียนว่าเพราะเหตุใด',
          en: 'write what was done since; if nothing was, write why',
        },
      };
    }),
};

/** Walks both texts side by side to the first difference, which mostly comes early. */
function sameWords(one: string, other: string): boolean {
  let [a, b] = [skipSpaces(one, 0), skipSpaces(other, 0)];
  while (a < one.length && one.charCodeAt(a) === other.charCodeAt(b)) {
    a = skipSpaces(one, a + 1);
    b = skipSpaces(other, b + 1);
  }
  return a === one.length && b === other.length;
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSpace(text, at)) at++;
  return at;
}

/** Thai letters, of which most texts are, are none. */
function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code > spaceCharacter && (code < noBreakSpace || (code >= firstThai && code <= lastThai))) return false;
  return code === spaceCharacter || /\s/.test(text[at]!);
}

const spaceCharacter = 0x20;
const noBreakSpace = 0xa0;
const firstThai = 0x0e00;
const lastThai = 0x0e7f;
