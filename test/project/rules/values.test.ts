import { describe, expect, test } from 'vitest';
import { cleanText, diagnosticsOf, findings } from './findings.ts';

type Change = readonly [from: string, to: string];
type Case = readonly [what: string, changes: readonly Change[], found: readonly string[]];

const second = '  - number: 2';
const narrative = 'ดำเนินการต่อ';
/** A third report, with the lines that differ. */
const third = (date: string, progress: string, number = 3): Change => [
  'signature:',
  `  - number: ${number}
    date: ${date}
    narrative: ตรวจรับงาน
    progress: ${progress}
    disbursed: 0
    planStatus: เป็นไปตามแผน
    targetStatus: เป็นไปตามเป้าหมาย
signature:`,
];

function tellsOnly(code: string, cases: readonly Case[]) {
  describe(code, () => {
    test.each(cases)('%s', (_, changes, expected) => {
      expect(findings(cleanText(...changes))).toEqual(expected.map((each) => `${code} ${each}`));
    });
  });
}

test('the clean example has no finding', () => {
  expect(findings(cleanText())).toEqual([]);
});

tellsOnly('W-DATES-NOT-FISCAL', [
  ['a start in the year before', [['2020-10-01', '2020-09-30']], ['6:14 2020-09-30']],
  ['an end after 30 September', [['30/09/2564', '01/10/2564']], ['7:12 01/10/2564']],
  [
    'both',
    [
      ['2020-10-01', '2019-10-01'],
      ['30/09/2564', '30/09/2565'],
    ],
    ['6:14 2019-10-01', '7:12 30/09/2565'],
  ],
  ['not the first and the last day', [['30/09/2564', '2021-09-30 00:00:00']], []],
  ['not a part of the year', [['2020-10-01', '2021-02-01']], []],
]);

tellsOnly('W-DATE-MISSING', [
  ['a null date', [['date: 31/12/2563', 'date: null']], ['29:11 null']],
  ['an empty date', [['date: 31/12/2563', 'date:']], ['29:5 date']],
]);

tellsOnly('W-DATE-ORDER', [
  ['a report dated before the first', [['31/12/2563', '22/11/2563']], ['29:11 22/11/2563']],
  ['a third before the first', [['31/12/2563', '24/11/2563'], third('2020-11-22', '60')], ['36:11 2020-11-22']],
  ['not two reports of one day', [['31/12/2563', '2020-11-23']], []],
]);

test('a report without a date does not hide that the next one is dated before the first', () => {
  const text = cleanText(['31/12/2563', 'null'], third('2020-11-22', '60'));
  expect(findings(text)).toContain('W-DATE-ORDER 36:11 2020-11-22');
});

tellsOnly('W-DATE-OUTSIDE-YEAR', [
  ['the year before', [['23/11/2563', '30/09/2563']], ['22:11 30/09/2563']],
  ['32 days late', [['22.5', '80'], ['"45.00"', '90'], third('2021-11-01', '100')], ['36:11 2021-11-01']],
  ['not 31 days late', [['22.5', '80'], ['"45.00"', '90'], third('2021-10-31', '100')], []],
  ['a slip of years, once: the report after it is in order', [['23/11/2563', '23/11/2565']], ['22:11 23/11/2565']],
]);

tellsOnly('W-REPORT-NUMBER-GAP', [
  ['a number left out', [[second, '  - number: 3']], ['28:13 3']],
  [
    'no report 1',
    [
      [second, '  - number: 3'],
      ['  - number: 1', '  - number: 2'],
    ],
    ['21:13 2'],
  ],
  ['numbers in the wrong order', [third('2021-01-31', '60', 9)], ['35:13 9']],
]);

tellsOnly('W-PROGRESS-DECREASED', [
  ['lower than the one before', [['"45.00"', '22.49']], ['31:15 22.49']],
  [
    'lower than the highest, though higher than the one before',
    [['22.5', '60'], ['"45.00"', '30'], third('2021-01-31', '40')],
    ['31:15 30', '38:15 40'],
  ],
  ['not the same', [['"45.00"', '"22.50"']], []],
]);

tellsOnly('W-PROGRESS-AFTER-COMPLETE', [
  [
    'a report after 100 %, once',
    [['22.5', '80'], ['"45.00"', '100'], ['30/09/2564', '31/12/2563'], third('2021-01-31', '100')],
    ['35:13 3'],
  ],
]);

tellsOnly('W-INCOMPLETE-AT-END', [
  ['a last report in the last week', [third('2021-09-23', '69.99')], ['38:15 69.99']],
  ['data of a day after the end', [['  budget:', '  asOf: 2021-10-01\n  budget:']], ['32:15 "45.00"']],
  ['not eight days before the end', [third('2021-09-22', '60')], []],
  ['not on the last day with data of that day', [['  budget:', '  asOf: 2021-09-30\n  budget:']], []],
  ['not at 100 %', [['22.5', '80'], ['"45.00"', '90'], third('2021-09-30', '100')], []],
]);

tellsOnly('I-JUMP', [
  ['more than 25 points', [['"45.00"', '47.51']], ['31:15 47.51']],
  ['not 25 points', [['"45.00"', '47.50']], []],
  [
    'not the first report',
    [
      ['22.5', '90'],
      ['"45.00"', '95'],
    ],
    [],
  ],
]);

tellsOnly('I-COMPLETE-EARLY', [
  [
    '100 % before the last month',
    [
      ['22.5', '80'],
      ['"45.00"', '100'],
    ],
    ['31:15 100'],
  ],
  ['not in the last month', [['22.5', '80'], ['"45.00"', '90'], third('2021-09-01', '100')], []],
]);

tellsOnly('W-OVERSPENT', [
  [
    'one satang too much',
    [
      ['spent: 57840', 'spent: 80900.51'],
      ['"57840.00"', '80900.51'],
    ],
    ['32:16 80900.51'],
  ],
  [
    'not the whole budget',
    [
      ['spent: 57840', 'spent: 80900.50'],
      ['"57840.00"', '80900.50'],
    ],
    [],
  ],
]);

tellsOnly('W-SPENT-SUM-MISMATCH', [
  ['a sum one satang off', [['"57840.00"', '57839.99']], ['10:12 57840']],
  [
    'a last cumulative amount that differs',
    [
      ['spent: 57840', 'spent: 57840\n    disbursedMode: cumulative'],
      ['disbursed: 0', 'disbursed: 1'],
      ['"57840.00"', '50000'],
    ],
    ['10:12 57840'],
  ],
  [
    'not a last cumulative amount that agrees',
    [
      ['spent: 57840', 'spent: 57840\n    disbursedMode: cumulative'],
      ['disbursed: 0', 'disbursed: 40000'],
    ],
    [],
  ],
  [
    'not 0.1 + 0.2 = 0.3',
    [
      ['spent: 57840', 'spent: 0.3'],
      ['disbursed: 0', 'disbursed: 0.1'],
      ['"57840.00"', '0.2'],
    ],
    [],
  ],
  [
    'not a project without reports',
    [
      ['reports:', 'provenance:'],
      ['signature:', 'reports: []\nsignature:'],
    ],
    [],
  ],
]);

test('the reading of disbursedMode decides: the same amounts are a sum or a last value', () => {
  const amounts: Change[] = [
    ['disbursed: 0', 'disbursed: 20000'],
    ['"57840.00"', '37840'],
  ];
  expect(findings(cleanText(...amounts))).toEqual([]);
  const cumulative: Change = ['spent: 57840', 'spent: 57840\n    disbursedMode: cumulative'];
  expect(findings(cleanText(...amounts, cumulative))).toEqual(['W-SPENT-SUM-MISMATCH 10:12 57840']);
});

test('a sum too large to be exact is reported', () => {
  const [huge, more] = ['90071992547409.91', '90071992547409.90'];
  const text = cleanText(
    ['disbursed: 0', `disbursed: ${huge}`],
    ['"57840.00"', more],
    ['spent: 57840', `spent: ${huge}`],
    ['80900.50', huge],
  );
  expect(diagnosticsOf(text).map(({ code, message }) => `${code} ${message.en}`)).toEqual([
    'W-SPENT-SUM-MISMATCH two amounts differ: 90,071,992,547,409.91 baht spent, and the disbursements add up to more than can be computed exactly',
  ]);
});

tellsOnly('W-DISBURSED-ON-ZERO-BUDGET', [
  ['a disbursement', [['80900.50', '0']], ['32:16 "57840.00"']],
  [
    'nothing when nothing was used',
    [
      ['80900.50', '0'],
      ['spent: 57840', 'spent: 0'],
      ['"57840.00"', '0'],
    ],
    [],
  ],
]);

tellsOnly('W-COMPLETE-UNSPENT', [
  [
    '100 % with a budget and nothing spent',
    [['spent: 57840', 'spent: 0'], ['"57840.00"', '0'], ['22.5', '80'], ['"45.00"', '90'], third('2021-09-30', '100')],
    ['10:12 0'],
  ],
  [
    'not below 100 %',
    [
      ['spent: 57840', 'spent: 0'],
      ['"57840.00"', '0'],
    ],
    [],
  ],
]);

tellsOnly('W-STATUS-UNKNOWN', [
  [
    'two statuses that have changed places, once',
    [
      ['planStatus: เป็นไปตามแผน', 'planStatus: เป็นไปตามเป้าหมาย'],
      ['targetStatus: เป็นไปตามเป้าหมาย', 'targetStatus: เป็นไปตามแผน'],
    ],
    ['26:17 เป็นไปตามเป้าหมาย'],
  ],
  ['a misspelt status', [['planStatus: เป็นไปตามแผน', 'planStatus: เป็นไปตามแพน']], ['26:17 เป็นไปตามแพน']],
  [
    'the plan’s status as that of the target',
    [['targetStatus: เป็นไปตามเป้าหมาย', 'targetStatus: ช้ากว่าแผน']],
    ['27:19 ช้ากว่าแผน'],
  ],
  [
    'none of the built-in ones',
    [
      ['planStatus: เป็นไปตามแผน', 'planStatus: เร็วกว่าแผน'],
      ['targetStatus: เป็นไปตามเป้าหมาย', 'targetStatus: สูงกว่าเป้าหมาย'],
    ],
    [],
  ],
]);

test('a misspelt status names the right one, an opposite one does not', () => {
  const hintOf = (status: string) =>
    diagnosticsOf(cleanText(['planStatus: เป็นไปตามแผน', `planStatus: ${status}`]))[0]?.hint?.en;
  expect(hintOf('เป็นไปตามแพน')).toBe('did you mean `เป็นไปตามแผน`?');
  expect(hintOf('ไม่เป็นไปตามแผน')).toContain('raingan.yaml');
});

test('statuses of an office pass', () => {
  const text = cleanText(['planStatus: เป็นไปตามแผน', 'planStatus: ชะลอโครงการ']);
  const settings = {
    planStatuses: ['เป็นไปตามแผน', 'ชะลอโครงการ'],
    targetStatuses: ['เป็นไปตามเป้าหมาย'],
    lateStatuses: [],
    publicWithout: [],
  };
  expect(findings(text, undefined, { settings })).toEqual([]);
});

tellsOnly('W-NARRATIVE-REPEATED', [
  ['the words of the report before', [[narrative, 'เริ่มดำเนินการ']], ['30:16 เริ่มดำเนินการ']],
  ['with another spacing', [[narrative, '"เริ่ม  ดำเนินการ "']], ['30:16 "เริ่ม  ดำเนินการ "']],
  ['not one word more', [[narrative, 'เริ่มดำเนินการแล้ว']], []],
  ['not the report before the last', [third('2021-01-31', '60'), ['ตรวจรับงาน', 'เริ่มดำเนินการ']], []],
]);

describe('W-YEAR-FOLDER', () => {
  const inFolder = (folder: string) => findings(cleanText(), `${folder}/99990000-001.yaml`);
  test('a file in the folder of another year', () => {
    expect(inFolder('data/2565')).toEqual(['W-YEAR-FOLDER 5:15 2564']);
  });
  test.each(['data/2564', 'data', 'reports-2565', 'data/1234', ''])('not in %s', (folder) => {
    expect(inFolder(folder)).toEqual([]);
  });
});

describe('W-PREVIOUS-CODE', () => {
  const text = cleanText(['  name: โครงการทดสอบ', '  previousCode: 99990000-009\n  name: โครงการทดสอบ']);
  const among = (files: readonly string[], file = 'data/2564/99990000-001.yaml') => {
    const exists = (path: string) => files.some((each) => each === path || each.startsWith(`${path}/`));
    return diagnosticsOf(text, file, { exists }).map(({ code, range, message }) => [
      code,
      range?.start.line,
      message.en,
    ]);
  };
  test('the project of the year before is there', () => {
    expect(among(['data/2563/99990000-009.yaml'])).toEqual([]);
    expect(among(['data/2563/99990000-009.yml'])).toEqual([]);
  });
  test('it is not there', () => {
    expect(among(['data/2563/99990000-010.yaml'])).toEqual([
      ['W-PREVIOUS-CODE', 4, 'no project `99990000-009` in 2563'],
    ]);
  });
  test('it is of another year', () => {
    expect(among(['data/2563/99990000-010.yaml', 'data/2562/99990000-009.yaml'])).toEqual([
      ['W-PREVIOUS-CODE', 4, 'the project `99990000-009` is of 2562, not of the year before'],
    ]);
  });
  test('nothing is known of the year before', () => {
    expect(among(['data/2562/99990000-009.yaml'])).toEqual([]);
    expect(among(['data/2563/99990000-010.yaml'], 'elsewhere/99990000-001.yaml')).toEqual([]);
  });
  test('the code is the project’s own', () => {
    const own = text.replace('previousCode: 99990000-009', 'previousCode: 99990000-001');
    expect(findings(own)).toEqual(['W-PREVIOUS-CODE 4:17 99990000-001']);
  });
});

describe('one cause is one finding', () => {
  test('a fiscal year that no date lies in is wrong itself', () => {
    const [found, ...more] = diagnosticsOf(
      cleanText(['fiscalYear: 2564', 'fiscalYear: 2565']),
      'data/2564/99990000-001.yaml',
    );
    expect(more).toEqual([]);
    expect(found).toMatchObject({ code: 'W-DATES-NOT-FISCAL', hint: { en: 'change the fiscal year to 2564' } });
  });

  test('in the folder of that year, both ways are named', () => {
    const [found, ...more] = diagnosticsOf(
      cleanText(['fiscalYear: 2564', 'fiscalYear: 2565']),
      'data/2565/99990000-001.yaml',
    );
    expect(more).toEqual([]);
    expect(found?.hint?.en).toContain('if 2565 is right, correct the dates');
  });

  test('reports in another order are one finding, whose advice puts them right', () => {
    const text = cleanText([second, '  - number: 3'], third('2020-12-15', '50', 2), third('2021-04-15', '50', 4));
    const found = diagnosticsOf(text).filter(({ code }) => code === 'W-REPORT-NUMBER-GAP');
    expect(found.map(({ message, hint }) => `${message.en}; ${hint?.en}`)).toEqual([
      'the reports are in the order 1, 3, 2, 4; move report 2 up, before report 3',
    ]);
  });

  test('a report that spends more than the budget is found at that report, and nowhere else', () => {
    const text = cleanText(['"57840.00"', '578400.00']);
    expect(findings(text)).toEqual(['W-OVERSPENT 32:16 578400.00']);
  });
});

describe('W-EMPTY', () => {
  test.each([
    ['a text of the plan', ['issue: ด้านที่ ๕', 'issue: ""'], 'W-EMPTY 19:20 ""'],
    ['nothing behind a key', ['narrative: ดำเนินการต่อ', 'narrative:'], 'W-EMPTY 30:5 narrative'],
    ['a list', ['rationale: [ย่อหน้าที่หนึ่ง]', 'rationale: []'], 'W-EMPTY 16:12 []'],
    ['an office beside one', ['สำนักทดสอบ, กองตัวอย่าง]', 'สำนักทดสอบ, ""]'], 'W-EMPTY 12:22 ""'],
    ['an item', ['[ข้อที่หนึ่ง]', '[ข้อที่หนึ่ง, ""]'], 'W-EMPTY 17:27 ""'],
    ['a status', ['planStatus: เป็นไปตามแผน', 'planStatus: " "'], 'W-EMPTY 26:17 " "'],
  ] as const)('%s', (_, change, expected) => {
    expect(findings(cleanText(change))).toEqual([expected]);
  });

  test.each([
    ['a telephone number', ['phone: "1234"', 'phone: ""']],
    ['the signature', ['signature: { name: null, position: null }', 'signature: { name: "" }']],
    ['no signature at all', ['signature: { name: null, position: null }', '']],
    ['a code of the year before', ['name: โครงการทดสอบ', 'name: โครงการทดสอบ\n  previousCode:\n  asOf: ""']],
  ] as const)('nothing is said of %s', (_, change) => {
    expect(findings(cleanText(change))).toEqual([]);
  });
});

describe('W-COMMENT-IN-TEXT', () => {
  const line = 'narrative: ดำเนินการต่อ';
  test.each([
    ['a number behind its sign', 'narrative: สัญญา #12 เริ่มงาน', '30:22 #12 เริ่มงาน'],
    ['nothing before it', 'narrative: #12 เริ่มงาน', '30:16 #12 เริ่มงาน'],
    ['one space before', 'narrative: สัญญา # เริ่มงาน', '30:22 # เริ่มงาน'],
  ])('%s', (_, written, expected) => {
    expect(findings(cleanText([line, written]))).toContain(`W-COMMENT-IN-TEXT ${expected}`);
  });

  test.each([
    ['two spaces before and one behind', 'narrative: สัญญา  # หมายเหตุ'],
    ['behind quotation marks', 'narrative: "สัญญา" # หมายเหตุ'],
    ['inside quotation marks', 'narrative: "สัญญา #12"'],
    ['behind what is no text', 'narrative: ดำเนินการต่อ\n    # หมายเหตุ'],
  ])('not %s', (_, written) => {
    expect(findings(cleanText([line, written]))).toEqual([]);
  });
});

describe('W-PHONE-ZERO', () => {
  const line = 'phone: "1234"';
  test.each(['24276959', '2427-6959', '812345678', '8 1234 5678'])('%s lacks its zero', (phone) => {
    expect(findings(cleanText([line, `phone: "${phone}"`]))).toEqual([`W-PHONE-ZERO 14:49 "${phone}"`]);
  });
  test.each(['024276959', '0 2427 6959', '1519', '0812345678', '24276959 ต่อ 12', '+66 2 427 6959', '66242769591'])(
    '%s does not',
    (phone) => expect(findings(cleanText([line, `phone: "${phone}"`]))).toEqual([]),
  );
});
