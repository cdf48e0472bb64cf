import { everyMatch } from './find-in-texts.ts';
import type { Rule } from './rule.ts';

/** Terms of the development plan misspelt; only in the fields copied from the plan, where they can mean nothing else. */
export const planTerm: Rule = {
  code: 'W-PLAN-TERM',
  check: (_, { texts }) =>
    everyMatch(
      texts.filter(({ path }) => path[0] === 'strategy'),
      misspelt,
      ([found]) => {
        const right = rightTerm(found);
        return {
          message: { th: `\`${found}\` น่าจะเป็น \`${right}\``, en: `\`${found}\` should probably be \`${right}\`` },
          expected: { th: `\`${right}\``, en: `\`${right}\`` },
          hint: { th: 'ตรวจกับแผนพัฒนาฉบับที่อ้าง', en: 'check it against the plan' },
        };
      },
    ),
};

/**
 * Slips and the plan's own term, as the Bangkok plan for 20 years and its yearly plans print it
 * (`ด้านที่ ๕`, `มิติที่ 1`, `เป้าหมายที่`, `เป้าประสงค์ที่`, `กลยุทธ์ที่`, `ตัวชี้วัด`, `ประเด็นยุทธศาสตร์`).
 */
const terms: readonly { readonly slip: RegExp; readonly right: string }[] = [
  { slip: beforeNumber('(?:ด่าน|ดาน|ด้าม)ที่|ด้านที'), right: 'ด้านที่' },
  { slip: beforeNumber('มิตที่|มีติที่|มิติที'), right: 'มิติที่' },
  { slip: beforeNumber('เป้าหมาที่|เป่าหมายที่|เป้าหมายที'), right: 'เป้าหมายที่' },
  { slip: beforeNumber('เป้าประสงคที่|เป้าประสงค์ที'), right: 'เป้าประสงค์ที่' },
  { slip: beforeNumber('กลยุทธที่|กลยุทธิ์ที่|กลยุทธ์ที'), right: 'กลยุทธ์ที่' },
  { slip: /ยุทธศาตร์|ยุทธศาสต์|ยุทธศาสตร(?![์ิก-ฮ])|ยุธศาสตร์|ยุทธ์ศาสตร์/, right: 'ยุทธศาสตร์' },
  { slip: /ตัวชี้วัต|ตัวชีวัด|ตัวขี้วัด/, right: 'ตัวชี้วัด' },
];

const misspelt = new RegExp(terms.map(({ slip }) => slip.source).join('|'), 'g');

function beforeNumber(slips: string): RegExp {
  return new RegExp(`(?:${slips})(?=\\s*[\\d๐-๙])`);
}

/** A slip found alone has no number behind it, so it is looked up with one. */
function rightTerm(found: string): string {
  return terms.find(({ slip }) => slip.test(`${found}1`))!.right;
}
