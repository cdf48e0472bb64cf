import type { Localized } from '../model/localized.ts';
import { type Answer, cannotJudge, no, notRequested, yes } from './answer.ts';
import type { SummaryFacts } from './facts.ts';

/** How the projects of a summary compare with data files, or with the manifest of the reports built from them. */
export interface YearAtHand {
  /** The folder or the manifest. */
  readonly place: string;
  /** Codes of projects whose data file is another, or gives other figures. */
  readonly different: readonly string[];
  /** Codes of projects of the summary without a data file there. */
  readonly missing: readonly string[];
  /** Codes of projects there that the summary should count, and does not. */
  readonly added: readonly string[];
}

/** Whether the attached numbers of a summary can be read, and its sums follow from its projects. */
export function judgeNumbers({ data, numbers }: SummaryFacts): Answer {
  if (!numbers) {
    return no('attached', 'E-VERIFY-ATTACHMENT', {
      th: `${data.name} ไม่ใช่ตัวเลขของสรุปที่ raingan เขียน`,
      en: `${data.name} is no file of numbers that raingan writes`,
    });
  }
  if (!numbers.addsUp) {
    return no('attached', 'E-VERIFY-ATTACHMENT', {
      th: `ยอดรวมใน ${data.name} ไม่ตรงกับตัวเลขของแต่ละโครงการ`,
      en: `the sums in ${data.name} do not follow from its projects`,
    });
  }
  const count = numbers.projects.length;
  return yes('attached', {
    th: `${data.name} ยอดรวมถูกต้องตามตัวเลขของ ${count} โครงการ`,
    en: `${data.name}; its sums follow from its ${count} ${count === 1 ? 'project' : 'projects'}`,
  });
}

/** Whether the projects of a summary are those of the data at hand. */
export function judgeYearAtHand({ numbers }: SummaryFacts, atHand: YearAtHand | undefined): Answer {
  if (!atHand || !numbers) {
    return notRequested('atHand', {
      th: 'ให้โฟลเดอร์ข้อมูลด้วย `--data`',
      en: '`--data` names the folder of the data files',
    });
  }
  const { place, different, missing, added } = atHand;
  const parts = [
    list(different, { th: 'ต่างจากสรุป', en: 'other than in the summary' }),
    list(added, { th: 'ไม่อยู่ในสรุป', en: 'not in the summary' }),
    list(missing, { th: 'ไม่พบ', en: 'not there' }),
  ].flatMap((each) => each ?? []);
  const text = {
    th: [`\`${place}\``, ...parts.map(({ th }) => th)].join(' · '),
    en: [`\`${place}\``, ...parts.map(({ en }) => en)].join('; '),
  };
  if (different.length > 0 || added.length > 0) return no('atHand', 'E-VERIFY-AT-HAND', text);
  return missing.length > 0 ? cannotJudge('atHand', text) : yes('atHand', { th: place, en: place });
}

/** The first of several codes, and how many there are beside them. */
function list(codes: readonly string[], what: Localized): Localized | undefined {
  if (codes.length === 0) return undefined;
  const first = codes.slice(0, 5).join(', ');
  const others = codes.length - 5;
  return {
    th: `${what.th}: ${first}${others > 0 ? ` และอีก ${others} โครงการ` : ''}`,
    en: `${what.en}: ${first}${others > 0 ? ` and ${others} more` : ''}`,
  };
}
