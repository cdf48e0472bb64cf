import { describe, expect, test } from 'vitest';
import type { ProgressReport, Project } from '../../../src/model/project.ts';
import { datesNotFiscal } from '../../../src/project/rules/dates-not-fiscal.ts';
import { duplicateWord } from '../../../src/project/rules/duplicate-word.ts';
import { incompleteAtEnd } from '../../../src/project/rules/incomplete-at-end.ts';
import { invisibleChar } from '../../../src/project/rules/invisible-char.ts';
import { mixedDigits } from '../../../src/project/rules/mixed-digits.ts';
import { overspent } from '../../../src/project/rules/overspent.ts';
import { planTerm } from '../../../src/project/rules/plan-term.ts';
import { type PrintedText, printedTexts } from '../../../src/project/rules/printed-texts.ts';
import { readingOrder } from '../../../src/project/rules/reading-order.ts';
import { reportNumberGap } from '../../../src/project/rules/report-number-gap.ts';
import type { Rule, RuleContext } from '../../../src/project/rules/rule.ts';
import { shownWords } from '../../../src/project/rules/shown-words.ts';
import { spentSumMismatch } from '../../../src/project/rules/spent-sum-mismatch.ts';
import { statusUnknown } from '../../../src/project/rules/status-unknown.ts';
import { thaiSequence } from '../../../src/project/rules/thai-sequence.ts';
import { truncated } from '../../../src/project/rules/truncated.ts';
import { yearMissing } from '../../../src/project/rules/year-missing.ts';
import { settingsInForce } from '../../../src/project/settings.ts';
import { makeProject } from '../../support/projects.ts';
import { dictionary } from './findings.ts';

const base = makeProject(1, { paragraphs: 1, sentencesPerParagraph: 1, reports: 3, sentencesPerReport: 1 }, 2564);

/** What a rule finds in a project, or in texts given beside it. */
function found(rule: Rule, project: Project = base, texts: readonly PrintedText[] = []) {
  const context = { file: 'data/2564/a.yaml', texts, dictionary, settings: settingsInForce({}), exists: () => false };
  return rule.check(project, context as RuleContext);
}
const inTexts = (rule: Rule, ...texts: string[]) =>
  found(
    rule,
    base,
    texts.map((text, index) => ({ path: ['rationale', index], text })),
  );
const said = (rule: Rule, project: Project) => found(rule, project).map(({ message }) => message.en);

function withReports(...changes: readonly Partial<ProgressReport>[]): Project {
  const reports = changes.map((change, index) => ({ ...base.reports[0]!, number: index + 1, disbursed: 0, ...change }));
  return { ...base, reports };
}
const withBudget = (project: Project, budget: Partial<Project['project']['budget']>): Project => ({
  ...project,
  project: { ...project.project, budget: { ...project.project.budget, ...budget } },
});

const choose = (key: string) =>
  `take one from the list; a status that the office does use is added to \`${key}\` in \`raingan.yaml\``;

describe('W-STATUS-UNKNOWN says which status is meant', () => {
  const hintOf = (status: Partial<ProgressReport>) => found(statusUnknown, withReports(status))[0]?.hint?.en;
  const [plan, target] = ['ช้ากว่าแผน', 'เป็นไปตามเป้าหมาย'];
  test.each<[string, Partial<ProgressReport>, string]>([
    ['one of the other field', { planStatus: target }, 'this is a status of `targetStatus`'],
    ['one of the other field', { targetStatus: plan }, 'this is a status of `planStatus`'],
    ['the end of one', { planStatus: 'ตามแผน' }, 'did you mean `เป็นไปตามแผน`?'],
    ['one with words before it', { planStatus: 'งานเป็นไปตามแผน' }, 'did you mean `เป็นไปตามแผน`?'],
    ['the opposite of one', { planStatus: 'ไม่เป็นไปตามแผน' }, choose('planStatuses')],
    ['too little of one', { planStatus: 'แผน' }, choose('planStatuses')],
    ['one that no list has', { targetStatus: 'บรรลุแล้ว' }, choose('targetStatuses')],
  ])('%s', (_, status, hint) => {
    expect(hintOf(status)).toBe(hint);
  });
});

describe('W-SPENT-SUM-MISMATCH says what was added up', () => {
  const reports = withReports({ disbursed: 100_000 }, { disbursed: 50_000 });
  test('the sum of all reports', () => {
    const project = withBudget(reports, { received: 900_000, spent: 100, disbursedMode: 'perReport' });
    expect(said(spentSumMismatch, project)).toEqual([
      'two amounts differ: 1 baht spent, and the disbursements add up to 1,500 baht',
    ]);
    expect(found(spentSumMismatch, project)[0]?.hint?.en).toContain('disbursedMode: cumulative');
  });
  test('the last one, where they are cumulative', () => {
    const project = withBudget(reports, { received: 900_000, spent: 100, disbursedMode: 'cumulative' });
    expect(said(spentSumMismatch, project)).toEqual([
      'two amounts differ: 1 baht spent, and the last cumulative disbursement is 500 baht',
    ]);
    expect(found(spentSumMismatch, project)[0]?.hint?.en).toContain('disbursedMode: perReport');
  });
  test('nothing where a report by itself is more than the budget, which is a finding of its own', () => {
    expect(said(spentSumMismatch, withBudget(reports, { received: 60_000, spent: 100 }))).toEqual([]);
    expect(said(spentSumMismatch, withBudget(reports, { received: 0, spent: 100 }))).toHaveLength(1);
  });
});

describe('W-OVERSPENT', () => {
  test('is about the amount spent where no report alone is too much', () => {
    const project = withBudget(withReports({ disbursed: 60_000 }, { disbursed: 60_000 }), {
      received: 100_000,
      spent: 120_000,
    });
    expect(said(overspent, project)).toEqual(['1,200 baht spent of 1,000 received, 200 too much']);
    expect(found(overspent, project)[0]?.path).toEqual(['project', 'budget', 'spent']);
  });
  test('is about each such report, of cumulative amounts about the first', () => {
    const reports = withReports({ disbursed: 60_000 }, { disbursed: 160_000 }, { disbursed: 170_000 });
    const paths = (disbursedMode: 'perReport' | 'cumulative') =>
      found(overspent, withBudget(reports, { received: 100_000, spent: 0, disbursedMode })).map(({ path }) => path[1]);
    expect(paths('perReport')).toEqual([1, 2]);
    expect(paths('cumulative')).toEqual([1]);
    expect(said(overspent, withBudget(reports, { received: 0, spent: 5 }))).toEqual([]);
  });
});

describe('W-REPORT-NUMBER-GAP', () => {
  const numbered = (...numbers: number[]) => withReports(...numbers.map((number) => ({ number, date: null })));
  test.each<[string, number[], string[]]>([
    ['one number left out', [1, 3], ['there is no report 2']],
    ['several left out', [1, 4], ['there is no report 2–3']],
    ['the first left out', [2, 3], ['there is no report 1']],
    ['two gaps', [2, 4], ['there is no report 1', 'there is no report 3']],
    ['another order', [2, 1, 3], ['the reports are in the order 2, 1, 3']],
    ['a number written twice is an error of its own', [1, 2, 2, 4], []],
    ['none', [1, 2, 3], []],
  ])('%s', (_, numbers, expected) => {
    expect(said(reportNumberGap, numbered(...numbers))).toEqual(expected);
  });
  test('where the dates are in order, the numbers are wrong', () => {
    const dates = ['2020-11-01', '2020-12-01', '2021-01-01'] as const;
    const project = withReports(...[2, 1, 3].map((number, index) => ({ number, date: dates[index]! })));
    expect(found(reportNumberGap, project)[0]?.hint?.en).toBe('the dates are in order: number the reports 1, 2, 3');
    expect(
      readingOrder(project.reports).map(({ index }) => index),
      'read as they are',
    ).toEqual([0, 1, 2]);
    expect(
      readingOrder(numbered(2, 1, 3).reports).map(({ index }) => index),
      'read by number',
    ).toEqual([1, 0, 2]);
    expect(readingOrder(numbered(1, 2, 3).reports).map(({ index }) => index)).toEqual([0, 1, 2]);
  });
});

describe('W-INVISIBLE-CHAR says what the character is, and how many there are', () => {
  test.each([
    ['ก\u200bข', 'invisible character U+200B, a zero-width space'],
    ['ก\u200bข\u200bค', 'invisible character U+200B, a zero-width space (2 places)'],
    ['ก\u00adข', 'invisible character U+00AD, a soft hyphen'],
    ['ก\u202eข', 'invisible character U+202E, which changes the direction of text'],
    ['ก\u2060ข', 'invisible character U+2060, which prints nothing'],
  ])('%j', (text, message) => {
    expect(inTexts(invisibleChar, text).map((each) => each.message.en)).toEqual([message]);
  });
});

describe('W-THAI-SEQUENCE', () => {
  test('replaces เเ, and nothing else', () => {
    expect(inTexts(thaiSequence, 'เเผนงาน')[0]?.expected?.en).toBe('the one letter `แ`');
    expect(inTexts(thaiSequence, 'ที่่ดิน')[0]?.expected).toBeUndefined();
  });
  test('goes on after one, and finds one at either end', () => {
    expect(inTexts(thaiSequence, '่ก ที่่ดิน เเ').map(({ part }) => part)).toEqual([
      { start: 0, end: 1 },
      { start: 3, end: 7 },
      { start: 11, end: 13 },
    ]);
  });
});

describe('W-TRUNCATED', () => {
  /** A text of 98 characters that ends so. */
  const cut = (end: string) => `${'๑'.repeat(98 - end.length - 4)} แผน${end}`.slice(-98);
  const parts = (path: PrintedText['path'], text: string) =>
    found(truncated, base, [{ path, text }]).map(({ part }) => text.slice(part!.start, part!.end));

  test('is looked for in the plan and in the name, which the source system cut', () => {
    const text = cut('สิ่งแวดล้');
    expect(parts(['strategy', 'issue'], text)).toHaveLength(1);
    expect(parts(['project', 'name'], text)).toHaveLength(1);
    expect(parts(['signature', 'name'], text)).toEqual([]);
    expect(parts(['rationale', 0], text)).toEqual([]);
  });
  test.each('และ หรือ ของ ใน ที่ การ ความ โดย จาก กับ แก่ แห่ง ซึ่ง เพื่อ ให้ เป็น ตาม ทั้ง ระหว่าง สู่ ด้าน ตลอดจน'.split(' '))(
    'something must follow %s',
    (word) => {
      expect(parts(['strategy', 'issue'], cut(` ${word}`)), `a text that ends in ${word}`).toHaveLength(1);
    },
  );
  test.each('งบ กก ไว นม ลบ ไร ชม'.split(' '))('%s is short and whole', (word) => {
    expect(parts(['strategy', 'issue'], cut(` ${word}`)), `a text that ends in ${word}`).toEqual([]);
  });
});

describe('W-DUPLICATE-WORD', () => {
  const words = (text: string) => inTexts(duplicateWord, text).map(({ part }) => text.slice(part!.start, part!.end));

  test.each(
    (
      'ที่ การ ความ ของ ตาม ทาง งาน ใน นอก คน ผู้ ตัว ใจ วัน ปี เดือน ครั้ง ครู น้ำ ไฟ ดิน เมือง บ้าน ชุมชน ด้าน แห่ง ข้าง บน ล่าง ' +
      'ไป มา ให้ ได้ เป็น มี อยู่ ทำ ใช้ ว่า แล้ว กัน นี้ นั้น ลง ขึ้น เข้า ออก ถึง ต่อ จาก กับ หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ ร้อย พัน'
    ).split(' '),
  )('%s may end one word and begin the next', (word) => {
    expect(words(`${word}${word}`)).toEqual([]);
  });
  test('three in a row are one finding, and what follows is another', () => {
    expect(words('โครงการโครงการโครงการ')).toEqual(['โครงการโครงการ']);
    expect(words('โครงการโครงการ แผนงานแผนงาน')).toEqual(['โครงการโครงการ', 'แผนงานแผนงาน']);
    expect(words('ก แผนงานแผนงาน')).toEqual(['แผนงานแผนงาน']);
  });
  test('a phrase of up to 32 letters is found, a longer one is no slip of the hand', () => {
    const phrase = 'สำนักงานเขตบางกะปิกรุงเทพมหานคร';
    expect(phrase.length).toBe(31);
    expect(words(phrase.repeat(2))).toEqual([phrase.repeat(2)]);
    const longer = 'สำนักงานเขตบางกะปิของกรุงเทพมหานคร';
    expect(words(longer.repeat(2))).toEqual([]);
  });
  test('words that only begin alike are none, and neither is a copy that begins within a cluster', () => {
    expect(words('ยาวยาก ขาวขาด')).toEqual([]);
    expect(words('เขียนขียน')).toEqual([]);
  });
  test('two texts of the same words are none', () => {
    expect(inTexts(duplicateWord, 'โครงการ', 'โครงการ', 'โครงการ')).toEqual([]);
  });
});

describe('W-PLAN-TERM names the plan’s own term', () => {
  test.each([
    ['ด่านที่ ดานที่ ด้ามที่ ด้านที', 'ด้านที่'],
    ['มิตที่ มีติที่ มิติที', 'มิติที่'],
    ['เป้าหมาที่ เป่าหมายที่ เป้าหมายที', 'เป้าหมายที่'],
    ['เป้าประสงคที่ เป้าประสงค์ที', 'เป้าประสงค์ที่'],
    ['กลยุทธที่ กลยุทธิ์ที่ กลยุทธ์ที', 'กลยุทธ์ที่'],
    ['ยุทธศาตร์ ยุทธศาสต์ ยุทธศาสตร ยุธศาสตร์ ยุทธ์ศาสตร์', 'ยุทธศาสตร์'],
    ['ตัวชี้วัต ตัวชีวัด ตัวขี้วัด', 'ตัวชี้วัด'],
  ])('%s', (slips, right) => {
    for (const slip of slips.split(' ')) {
      const [finding] = found(planTerm, base, [{ path: ['strategy', 'issue'], text: `${slip} 1` }]);
      expect(finding?.expected?.en, `${slip} 1`).toBe(`\`${right}\``);
    }
  });
});

test('dates that end before they begin are an error, and no finding about the year', () => {
  const project = { ...base, project: { ...base.project, startDate: '2022-10-01', endDate: '2021-09-30' } as const };
  expect(found(datesNotFiscal, project)).toEqual([]);
});

test('dates that end before they begin are no project that is over', () => {
  const over = { ...base, project: { ...base.project, asOf: '2021-10-01', endDate: '2021-09-30' } as const };
  const reports = base.reports.map((each) => ({ ...each, progress: 4_500 as typeof each.progress }));
  expect(found(incompleteAtEnd, { ...over, reports })).toHaveLength(1);
  const turned = { ...over.project, startDate: '2022-10-01' } as const;
  expect(found(incompleteAtEnd, { ...over, project: turned, reports })).toEqual([]);
});

test('the texts that are printed are those of the form, in its order, and no date or number', () => {
  const paths = printedTexts({ ...withReports({}), signature: { name: 'ก', position: 'ข' } }).map(({ path }) =>
    path.join('.'),
  );
  expect(paths.filter((path) => path.startsWith('reports'))).toEqual([
    'reports.0.narrative',
    'reports.0.planStatus',
    'reports.0.targetStatus',
  ]);
  expect(paths.slice(-2)).toEqual(['signature.name', 'signature.position']);
  expect(new Set(paths).size, 'each once').toBe(paths.length);
  expect(paths[0]).toBe('project.name');
});

test.each<[string, Rule, string]>([
  ['years left out', yearMissing, 'พ.ศ. และ '],
  ['mixed digits', mixedDigits, '๒5 '],
  ['impossible marks', thaiSequence, 'ที่่ดิน '],
])('a text full of %s does not hide the one in the next text', (_, rule, slip) => {
  const places = inTexts(rule, slip.repeat(60), slip).map(({ path }) => path[1]);
  expect(places).toEqual([...Array(51).fill(0), 1]);
});

test('a message quotes forty characters at most', () => {
  expect(shownWords('ก'.repeat(40))).toBe('ก'.repeat(40));
  expect(shownWords('ก'.repeat(41))).toBe(`${'ก'.repeat(40)}…`);
});
