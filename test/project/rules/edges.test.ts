import { describe, expect, test } from 'vitest';
import { checkProject } from '../../../src/project/check.ts';
import { duplicateWord } from '../../../src/project/rules/duplicate-word.ts';
import { emptyField } from '../../../src/project/rules/empty-field.ts';
import { mojibake } from '../../../src/project/rules/mojibake.ts';
import type { Rule, RuleContext } from '../../../src/project/rules/rule.ts';
import { saraAmDecomposed } from '../../../src/project/rules/sara-am-decomposed.ts';
import { saraAmDoubled } from '../../../src/project/rules/sara-am-doubled.ts';
import { truncated } from '../../../src/project/rules/truncated.ts';
import { settingsInForce } from '../../../src/project/settings.ts';
import { makeProject } from '../../support/projects.ts';
import { loaded } from '../example.ts';
import { cleanText, diagnosticsOf, dictionary, findings } from './findings.ts';

type Change = readonly [from: string, to: string];

const base = makeProject(1, { paragraphs: 1, sentencesPerParagraph: 1, reports: 3, sentencesPerReport: 1 }, 2564);
/** What a rule finds in a text of the plan. */
function inPlan(rule: Rule, text: string, more: Partial<RuleContext> = {}) {
  const texts = [{ path: ['strategy', 'issue'], text }];
  const context = { file: 'a.yaml', texts, dictionary, settings: settingsInForce({}), exists: () => false, ...more };
  return rule.check(base, context as RuleContext);
}
const narrative = (text: string): Change => ['narrative: ดำเนินการต่อ', `narrative: ${JSON.stringify(text)}`];

describe('where a rule begins to speak:', () => {
  const complete: Change[] = [
    ['30/09/2564', '31/12/2563'],
    ['22.5', '80'],
    ['"45.00"', '100'],
  ];
  const money = (received: string, spent: string, disbursed = spent): Change[] => [
    ['80900.50', received],
    ['spent: 57840', `spent: ${spent}`],
    ['"57840.00"', disbursed],
  ];

  test.each<[string, Change[], string[]]>([
    ['a complete project without a budget spent nothing', [...complete, ...money('0', '0')], []],
    ['one with a satang of budget could have', [...complete, ...money('0.01', '0')], ['W-COMPLETE-UNSPENT 10:12 0']],
    ['one that spent a satang did', [...complete, ...money('500', '0.01')], []],
    [
      'no budget, and a satang spent though none was disbursed',
      money('0', '0.01', '0'),
      ['W-SPENT-SUM-MISMATCH 10:12 0.01', 'W-DISBURSED-ON-ZERO-BUDGET 10:12 0.01'],
    ],
    ['no budget, and a satang disbursed', money('0', '0.01'), ['W-DISBURSED-ON-ZERO-BUDGET 32:16 0.01']],
    ['a satang of budget, all spent', money('0.01', '0.01'), []],
    ['a satang of budget, and two disbursed', money('0.01', '0', '0.02'), ['W-OVERSPENT 32:16 0.02']],
  ])('%s', (_, changes, expected) => expect(findings(cleanText(...changes))).toEqual(expected));

  test('cumulative amounts up to the whole budget are none too many', () => {
    const cumulative: Change = ['spent: 57840', 'spent: 80900.50\n    disbursedMode: cumulative'];
    const text = (second: string) =>
      cleanText(cumulative, ['disbursed: 0', 'disbursed: 80900.50'], ['"57840.00"', second]);
    expect(findings(text('80900.50'))).toEqual([]);
    expect(findings(text('80900.51'))).toEqual(['W-OVERSPENT 33:16 80900.51']);
  });

  test('a narrative with fewer words than the one before, or more, does not repeat it', () => {
    for (const text of ['เริ่ม', 'เริ่มดำเนินการ แล้ว', 'เริ่มดำเนินการ.', '', '  '])
      expect(findings(cleanText(narrative(text))).join(), text).not.toContain('W-NARRATIVE-REPEATED');
    for (const text of [' เริ่ม ดำเนินการ', 'เริ่ม\u00a0ดำเนินการ', 'เริ่ม\tดำเนินการ\n'])
      expect(findings(cleanText(narrative(text))), text).toEqual([expect.stringContaining('W-NARRATIVE-REPEATED')]);
  });

  test('a narrative may begin with a number, whatever else is numbered', () => {
    const targets: Change = ['targets: [เป้าหมายหนึ่ง]', 'targets: [เป้าหมายหนึ่ง, อีกข้อ]'];
    expect(findings(cleanText(targets, narrative('1. ประชุม')))).toEqual([]);
  });
});

test('W-EMPTY passes over what is an error when it is empty, and what may be blank', () => {
  const emptyAt = (...path: (string | number)[]) => inPlan(emptyField, '', { texts: [{ path, text: ' ' }] }).length;
  expect([
    emptyAt('project', 'name'),
    emptyAt('signature', 'name'),
    emptyAt('contacts', 'responsible', 'phone'),
  ]).toEqual([...[0, 0, 0]]);
  expect([emptyAt('strategy', 'issue'), emptyAt('reports', 0, 'narrative')]).toEqual([1, 1]);
});

describe('W-TRUNCATED', () => {
  const endOf = (word: string) => {
    const text = `${'๑'.repeat(90)} ${word}`.padStart(98, '๑');
    return inPlan(truncated, text).map(({ part }) => text.slice(part!.start, part!.end));
  };
  test('a rare word of two letters is a fragment, one of three or a common one is not', () => {
    expect([endOf('งู'), endOf('ผี'), endOf('ตา'), endOf('คอ'), endOf('ลิง'), endOf('สระ')]).toEqual([
      ...[['งู'], ['ผี'], [], [], [], []],
    ]);
  });
  test('nor is anything without a dictionary', () => {
    expect(inPlan(truncated, `${'๑'.repeat(90)} สิ่งแวดล้`.padStart(98, '๑'), { dictionary: undefined })).toEqual([]);
  });
});

describe('W-DUPLICATE-WORD', () => {
  const words = (text: string) => inPlan(duplicateWord, text).map(({ part }) => text.slice(part!.start, part!.end));
  const long = 'ปีนี้มีสำนักงานเขตพระนครจัดประชุมคณะทำงานเพื่อติดตาม';

  test('is found however far into a text', () => {
    expect(words(`${long} ${long.slice(6)} โครงการโครงการ`)).toContain('โครงการโครงการ');
  });
  test('of two letters is found where it is whole, of more where it ends another word', () => {
    expect([words('ผลผล'), words('ดูดูแล'), words('วางแผนแผน')]).toEqual([['ผลผล'], [], ['วางแผนแผน']]);
  });
  test('is found where it holds the same letters twice itself', () => {
    expect(words('นานาประเทศนานาประเทศ')).toEqual(['นานาประเทศนานาประเทศ']);
  });
  test.each('ละ แต่ ต้น เครื่อง ชาติ สาย ช่อง ห้อง สวน ศูนย์ โรง หลัก ร่วม รับ ส่ง เขต'.split(' '))(
    '%s may end one word and begin the next',
    (word) => expect(words(`${word}${word}`)).toEqual([]),
  );
  test('says what is there, and what it would be without', () => {
    expect(inPlan(duplicateWord, 'ถ่ายโอนโอน')[0]).toMatchObject({
      message: { en: '`โอน` comes twice in `ถ่ายโอนโอน`', th: '`โอน` ซ้ำติดกันใน `ถ่ายโอนโอน`' },
      expected: { en: '`ถ่ายโอน`', th: '`ถ่ายโอน`' },
    });
  });
  test('is not looked for without a dictionary, nor more than 51 times in one text', () => {
    expect(inPlan(duplicateWord, 'โครงการโครงการ', { dictionary: undefined })).toEqual([]);
    expect(words('ผลผล '.repeat(60))).toHaveLength(51);
  });
});

describe('what a finding says', () => {
  test('text in the wrong encoding: what it is, how it came about, what it was', () => {
    const garbled = Array.from('สำนักงานเขตพระนคร', (letter) =>
      String.fromCharCode(letter.charCodeAt(0) - 0xe01 + 0xa1),
    ).join('');
    const text = `จัดโดย ${garbled} แล้ว`;
    expect(inPlan(mojibake, text)).toEqual([
      {
        path: ['strategy', 'issue'],
        part: { start: 7, end: 7 + garbled.length },
        message: {
          th: `\`${garbled}\` เป็นข้อความไทยที่อ่านผิดรหัสอักขระ (windows-874 as Latin-1)`,
          en: `\`${garbled}\` is Thai text read in the wrong encoding (windows-874 as Latin-1)`,
        },
        expected: { th: 'น่าจะเป็น `สำนักงานเขตพระนคร`', en: 'most likely `สำนักงานเขตพระนคร`' },
        hint: { th: expect.stringContaining('--fix'), en: expect.stringContaining('--fix') },
      },
    ]);
    expect(inPlan(mojibake, `${garbled} และ `.repeat(60))).toHaveLength(51);
    expect(inPlan(mojibake, 'จัดโดย café à la carte')).toEqual([]);
  });

  test('SARA AM of two characters, and with a vowel behind it: how it is written, how often', () => {
    expect(inPlan(saraAmDecomposed, 'น้ํา และทําการ')[0]).toMatchObject({
      message: { en: '`น้ํา` has SARA AM as two characters (U+0E4D U+0E32), 2 in this text' },
      expected: { en: '`น้ำ`', th: '`น้ำ`' },
    });
    expect(inPlan(saraAmDoubled, 'การทำางานและนำา')[0]).toMatchObject({
      message: { en: '`ทำา` has a vowel after SARA AM, 2 in this text' },
      expected: { en: '`ทำ`', th: '`ทำ`' },
    });
  });

  test('a status that is not in the list: the list', () => {
    const [found] = diagnosticsOf(cleanText(['planStatus: เป็นไปตามแผน', 'planStatus: พักไว้']));
    expect(found?.expected?.en).toBe('`เป็นไปตามแผน` `ช้ากว่าแผน` `เร็วกว่าแผน`');
    expect(found?.message.th).toMatch(/^สถานะเทียบกับแผนของรายงานครั้งที่ /);
    const [empty] = diagnosticsOf(cleanText(['planStatus: เป็นไปตามแผน', 'planStatus: ""']));
    expect(empty?.hint?.en).toBe('write `เป็นไปตามแผน` `ช้ากว่าแผน` or `เร็วกว่าแผน`');
  });

  test('what is empty: its name, and which report it is of', () => {
    const said = (change: Change) => diagnosticsOf(cleanText(change))[0]!;
    expect(said(narrative('')).message.en).toBe('`narrative` of report 2 is empty and prints as nothing');
    const item = said(['[ข้อที่หนึ่ง]', '[ข้อที่หนึ่ง, ""]']);
    expect(item.message.en).toBe('item 2 of `objectives` is empty and prints as nothing');
    expect(item.hint?.en).toBe('fill it in, or remove the item');
  });

  test('a narrative that begins with a date: move it where a date is missing, else delete it', () => {
    const hintOf = (...more: Change[]) =>
      diagnosticsOf(cleanText(narrative('23/11/2563 : ประชุม'), ...more)).find(
        ({ code }) => code === 'W-DATE-IN-NARRATIVE',
      )!.hint!.en;
    expect(hintOf()).toBe('delete it; the date is printed from the key `date`');
    expect(hintOf(['date: 31/12/2563', 'date: null'])).toBe('move it to the key `date`');
  });

  test('a lost sign: quotation marks around words, another one elsewhere', () => {
    const expectedOf = (text: string) => diagnosticsOf(cleanText(narrative(text)))[0]?.expected?.en;
    expect(expectedOf('หลัก ?ดี? ข้อ')).toBe('quotation marks “…”');
    expect(expectedOf('พ.ศ. 2561 ? 2580')).toBe('the sign that was there, such as – or ’');
  });

  test('progress that jumps or falls, and a date out of order: from where to where', () => {
    const said = (...changes: Change[]) => {
      const [{ message, expected, actual } = {} as never] = diagnosticsOf(cleanText(...changes));
      return [message.en, expected?.en, actual];
    };
    expect(said(['"45.00"', '50'])).toEqual([
      ...['progress rises from 22.50 to 50.00 in report 2', 'a rise of at most 25 points', '27.50'],
    ]);
    expect(said(['"45.00"', '20'])).toEqual([
      ...[
        'progress falls from 22.50 (report 1) to 20.00 in report 2',
        'at least 22.50: progress is cumulative',
        '20.00',
      ],
    ]);
    expect(said(['31/12/2563', '22/11/2563'])).toEqual([
      ...['report 2 is dated 2020-11-22, before report 1', '2020-11-23 or later', undefined],
    ]);
  });
});

describe('a year that all dates lie in, and the folder of the file', () => {
  const wrong = cleanText(['fiscalYear: 2564', 'fiscalYear: 2565']);
  const hintIn = (file: string) => diagnosticsOf(wrong, file)[0]?.hint?.en;
  test('the file is to be moved only where its folder is of another year', () => {
    expect(hintIn('99990000-001.yaml')).toBe('change the fiscal year to 2564');
    expect(hintIn('data/2564/99990000-001.yaml')).toBe('change the fiscal year to 2564');
    expect(hintIn('data\\2565\\99990000-001.yaml')).toContain('move the file to the folder 2564');
    expect(hintIn('data/1999/99990000-001.yaml')).toBe('change the fiscal year to 2564');
  });
});

describe('W-PREVIOUS-CODE looks for the project', () => {
  const text = cleanText(['  name: โครงการทดสอบ', '  previousCode: 99990000-009\n  name: โครงการทดสอบ']);
  const yearOf = (year: number, ending = 'yaml', file = 'data/2564/99990000-001.yaml') => {
    const years = file.slice(0, file.indexOf('2564'));
    const exists = (path: string) => [`${years}2563`, `${years}${year}/99990000-009.${ending}`].includes(path);
    return checkProject(loaded(text, file), { dictionary, exists }).map(({ message }) => message.en);
  };
  test.each([2564, 2562, 2561, 2560, 2559, 2565])('in %i, too', (year) => {
    const said = `the project \`99990000-009\` is of ${year}, not of the year before`;
    expect(yearOf(year)).toEqual([said]);
    expect(yearOf(year, 'yml')).toEqual([said]);
  });
  test.each([2558, 2566])('not in %i', (year) => {
    expect(yearOf(year)).toEqual(['no project `99990000-009` in 2563']);
  });
  test('from the folder of the years itself', () => {
    expect(yearOf(2563, 'yaml', '2564/99990000-001.yaml')).toEqual([]);
    expect(yearOf(2558, 'yaml', '2564/99990000-001.yaml')).toHaveLength(1);
    expect(yearOf(2558, 'yaml', 'data\\2564\\99990000-001.yaml')).toHaveLength(1);
    expect(yearOf(2558, 'yaml', 'data/x2564/99990000-001.yaml'), 'a folder of another name').toEqual([]);
    expect(yearOf(2558, 'yaml', 'data/2564/more/99990000-001.yaml'), 'a folder below').toEqual([]);
  });
});
