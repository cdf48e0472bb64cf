import type { Localized } from '../model/localized.ts';
import { type Answer, cannotJudge, no, notRequested, yes } from './answer.ts';
import type { NumbersFacts, SummaryFacts } from './facts.ts';
import type { Rebuilt } from './rebuild.ts';

/** How a summary compares with data files, or with the manifest of the reports built from them. */
export interface YearAtHand {
  /** The folder or the manifest. */
  readonly place: string;
  /** What was compared: all that the summary says of each project, or the digests of the data files alone. */
  readonly by: 'figures' | 'digests';
  /** Codes of projects whose data file is another, or gives other figures. */
  readonly different: readonly string[];
  /** Codes of projects of the summary without a data file there. */
  readonly missing: readonly string[];
  /** Codes of projects there that the summary should count, and does not. */
  readonly added?: readonly string[];
  /** Codes of projects that the summary counts, although they do not meet its conditions. */
  readonly unfit?: readonly string[];
  /** Data files of the year that have errors, or share a code with another one. */
  readonly unread?: readonly string[];
  /** Keys of the settings in force here that the summary was made with otherwise. */
  readonly otherSettings?: readonly string[];
  /** The conditions of the summary, where the data alone does not say which projects meet them. */
  readonly openConditions?: string;
}

/** Whether the attached numbers of a summary can be read, and its sums follow from its projects. */
export function judgeNumbers({ data, numbers }: SummaryFacts, rebuilt: Rebuilt | undefined): Answer {
  if (!numbers) {
    if (rebuilt?.kind === 'other' && rebuilt.what.includes('tool')) {
      return cannotJudge('attached', {
        th: `โปรแกรมนี้อ่าน ${data.name} ไม่ได้ และสรุปนี้สร้างด้วยโปรแกรมอื่น`,
        en: `this program does not read ${data.name}, and the summary was made by another one`,
      });
    }
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
  const wrong = reasonsAgainst(atHand);
  const unknown = openQuestions(atHand, numbers);
  const { place } = atHand;
  if (wrong.length === 0 && unknown.length === 0) return yes('atHand', { th: place, en: place });
  const reasons = [...wrong, ...unknown];
  const text = {
    th: [`\`${place}\``, ...reasons.map(({ th }) => th)].join(' · '),
    en: [`\`${place}\``, ...reasons.map(({ en }) => en)].join('; '),
  };
  return wrong.length > 0 ? no('atHand', 'E-VERIFY-AT-HAND', text) : cannotJudge('atHand', text);
}

function reasonsAgainst({ different, added = [], unfit = [] }: YearAtHand): Localized[] {
  return [
    ...list(different, { th: 'ต่างจากสรุป', en: 'other than in the summary' }),
    ...list(added, { th: 'ไม่อยู่ในสรุป', en: 'not in the summary' }),
    ...list(unfit, { th: 'อยู่ในสรุปแต่ไม่ตรงเงื่อนไข', en: 'in the summary without meeting its conditions' }),
  ];
}

function openQuestions(atHand: YearAtHand, { fiscalYear, projects }: NumbersFacts): Localized[] {
  const { by, missing, unread = [], otherSettings = [], openConditions } = atHand;
  if (by === 'figures' && missing.length > 0 && missing.length === projects.length) {
    return [
      {
        th: `ไม่พบไฟล์ข้อมูลของสรุปนี้ ให้ \`--data\` เป็นโฟลเดอร์ที่มีโฟลเดอร์ ${fiscalYear}`,
        en: `no data file of the summary is there; \`--data\` names the folder that has the folder ${fiscalYear} in it`,
      },
    ];
  }
  return [
    ...list(missing, { th: 'ไม่พบ', en: 'not there' }),
    ...list(
      unread,
      { th: 'ไฟล์ข้อมูลมีข้อผิดพลาดหรือรหัสซ้ำ', en: 'data files with errors, or with the code of another' },
      'ไฟล์',
    ),
    ...list(otherSettings, { th: 'สรุปใช้ค่าอื่นสำหรับ', en: 'made with other settings' }, 'ค่า'),
    ...(openConditions === undefined
      ? []
      : [
          {
            th: `ข้อมูลอย่างเดียวบอกไม่ได้ว่าโครงการใดตรงเงื่อนไข \`${openConditions}\``,
            en: `the data alone does not show which projects meet \`${openConditions}\``,
          },
        ]),
    ...(by === 'figures'
      ? []
      : [
          {
            th: 'เทียบเพียงลายนิ้วมือของไฟล์ข้อมูล ใช้ `raingan verify --data` เพื่อเทียบตัวเลข',
            en: 'only the digests of the data files were compared; `raingan verify --data` compares the figures',
          },
        ]),
  ];
}

/** The first of several names, and how many there are beside them. */
function list(names: readonly string[], what: Localized, counted = 'โครงการ'): Localized[] {
  if (names.length === 0) return [];
  const first = names.slice(0, 5).join(', ');
  const others = names.length - 5;
  return [
    {
      th: `${what.th}: ${first}${others > 0 ? ` และอีก ${others} ${counted}` : ''}`,
      en: `${what.en}: ${first}${others > 0 ? ` and ${others} more` : ''}`,
    },
  ];
}
