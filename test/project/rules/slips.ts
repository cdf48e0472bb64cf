// Slips that rules find, with the change of somebody who follows the advice.

const narrative = (text: string) => ['narrative: ดำเนินการต่อ', `narrative: ${JSON.stringify(text)}`] as const;
const report = (number: number, date: string, progress = 45) =>
  [
    'signature:',
    `  - number: ${number}
    date: ${date}
    narrative: ผลของครั้งที่ ${number}
    progress: ${progress}
    disbursed: 0
    planStatus: เป็นไปตามแผน
    targetStatus: เป็นไปตามเป้าหมาย
signature:`,
  ] as const;

export type Change = readonly [from: string, to: string];

/** A slip, what its advice says, and the change of somebody who follows it. */
export const cases: readonly (readonly [code: string, slip: readonly Change[], advice: RegExp, followed: Change])[] = [
  [
    'W-PHONE-ZERO',
    [['phone: "1234"', 'phone: "24276959"']],
    /^write `"024276959"`$/,
    ['phone: "24276959"', 'phone: "024276959"'],
  ],
  [
    'W-YEAR-FOLDER',
    [
      ['fiscalYear: 2564', 'fiscalYear: 2565'],
      ['2020-10-01', '2021-10-01'],
      ['30/09/2564', '30/09/2565'],
      ['23/11/2563', '23/11/2564'],
      ['31/12/2563', '31/12/2564'],
    ],
    /^move the file to the folder `2565`, or correct the year to `2564`$/,
    ['never', 'never'],
  ],
  [
    'W-PREVIOUS-CODE',
    [['name: โครงการทดสอบ', 'name: โครงการทดสอบ\n  previousCode: 99990000-009']],
    /check the previous code/,
    ['\n  previousCode: 99990000-009', ''],
  ],
  ['W-EMPTY', [['issue: ด้านที่ ๕', 'issue: ""']], /^fill it in$/, ['issue: ""', 'issue: ด้านที่ ๕']],
  ['W-EMPTY', [['[ข้อที่หนึ่ง]', '[ข้อที่หนึ่ง, ""]']], /or remove the item$/, [', ""]', ']']],
  [
    'W-DATES-NOT-FISCAL',
    [['fiscalYear: 2564', 'fiscalYear: 2563']],
    /^change the fiscal year to 2564$/,
    ['fiscalYear: 2563', 'fiscalYear: 2564'],
  ],
  ['W-DATES-NOT-FISCAL', [['2020-10-01', '2019-10-01']], /^check its year/, ['2019-10-01', '2020-10-01']],
  ['W-DATE-MISSING', [['31/12/2563', 'null']], /^write the date if it is known/, ['date: null', 'date: 31/12/2563']],
  ['W-DATE-ORDER', [['31/12/2563', '22/11/2563']], /^check both dates/, ['22/11/2563', '22/12/2563']],
  ['W-DATE-OUTSIDE-YEAR', [['31/12/2563', '31/12/2564']], /^check the year of the date$/, ['31/12/2564', '31/12/2563']],
  ['W-REPORT-NUMBER-GAP', [['- number: 2', '- number: 3']], /or correct the number$/, ['- number: 3', '- number: 2']],
  [
    'W-REPORT-NUMBER-GAP',
    [['- number: 2', '- number: 3'], report(2, '15/01/2564')],
    /^the dates are in order: number the reports 1, 2, 3$/,
    ['- number: 3', '- number: 9'],
  ],
  ['W-PROGRESS-DECREASED', [['"45.00"', '"5.00"']], /^check the figures/, ['"5.00"', '"45.00"']],
  [
    'W-PROGRESS-AFTER-COMPLETE',
    [
      ['progress: 22.5', 'progress: 100'],
      ['"45.00"', '"100.00"'],
    ],
    /^correct the percentage/,
    ['progress: 100\n', 'progress: 22.5\n'],
  ],
  ['W-INCOMPLETE-AT-END', [['31/12/2563', '30/09/2564']], /^correct it if the work is done/, ['"45.00"', '"100.00"']],
  ['W-OVERSPENT', [['"57840.00"', '578400.00']], /^check this amount/, ['578400.00', '57840.00']],
  ['W-SPENT-SUM-MISMATCH', [['spent: 57840', 'spent: 57000']], /^check both/, ['spent: 57000', 'spent: 57840']],
  [
    'W-DISBURSED-ON-ZERO-BUDGET',
    [
      ['received: 80900.50', 'received: 0'],
      ['spent: 57840', 'spent: 0'],
      ['"57840.00"', '"0.00"'],
      ['disbursed: 0', 'disbursed: 1'],
      ['spent: 0', 'spent: 1'],
    ],
    /^write the budget received/,
    ['received: 0\n', 'received: 80900.50\n'],
  ],
  [
    'W-STATUS-UNKNOWN',
    [['planStatus: เป็นไปตามแผน', 'planStatus: ตามแผน']],
    /^did you mean `เป็นไปตามแผน`\?$/,
    ['planStatus: ตามแผน', 'planStatus: เป็นไปตามแผน'],
  ],
  [
    'W-STATUS-UNKNOWN',
    [
      ['planStatus: เป็นไปตามแผน', 'planStatus: สูงกว่าเป้าหมาย'],
      ['targetStatus: เป็นไปตามเป้าหมาย', 'targetStatus: ช้ากว่าแผน'],
    ],
    /^swap them: write `planStatus: ช้ากว่าแผน` and `targetStatus: สูงกว่าเป้าหมาย`$/,
    ['planStatus: สูงกว่าเป้าหมาย\n    targetStatus: ช้ากว่าแผน', 'planStatus: ช้ากว่าแผน\n    targetStatus: สูงกว่าเป้าหมาย'],
  ],
  ['W-MIXED-DIGITS', [narrative('ปี ๒๕64 และ')], /^check the number/, ['๒๕64', '๒๕๖๔']],
  [
    'W-MOJIBAKE-QMARK',
    [narrative('ยึดหลัก ?ภาครัฐของประชาชน? โดย')],
    /^type the sign/,
    ['?ภาครัฐของประชาชน?', '“ภาครัฐของประชาชน”'],
  ],
  ['W-MOJIBAKE-QMARK', [narrative('จัดอบรม????? แล้ว')], /^type the text again/, ['?????', 'อาสาสมัคร']],
  // Its soft hyphen, a part of a letter, is not reported as well.
  [
    'W-MOJIBAKE',
    [narrative('à¸ˆà¸±à¸”à¸\u00adà¸šà¸£à¸¡')],
    /^copy the text again/,
    ['à¸ˆà¸±à¸”à¸\u00adà¸šà¸£à¸¡', 'จัดอบรม'],
  ],
  ['W-INVISIBLE-CHAR', [narrative('การ\u200bกระจาย')], /^delete it/, ['\u200b', '']],
  ['W-SARA-AM-DECOMPOSED', [narrative('สํานัก')], /^type `ำ` again/, ['สํา', 'สำ']],
  ['W-SARA-AM-DOUBLED', [narrative('การทำางาน')], /^delete the vowel/, ['ำา', 'ำ']],
  ['W-THAI-SEQUENCE', [narrative('ที่่ดิน')], /type it again$/, ['ที่่', 'ที่']],
  ['W-YEAR-MISSING', [narrative('ตามพระราชบัญญัติ พ.ศ. มีผล')], /^take the year/, ['พ.ศ. มีผล', 'พ.ศ. 2528 มีผล']],
  ['W-DUPLICATE-WORD', [narrative('ได้รับถ่ายโอนโอนตามกฎหมาย')], /^delete one/, ['โอนโอน', 'โอน']],
  ['W-NARRATIVE-REPEATED', [narrative('เริ่มดำเนินการ')], /^write what was done/, ['"เริ่มดำเนินการ"', '"ดำเนินการต่อ"']],
  ['W-PLAN-TERM', [['issue: ด้านที่ ๕', 'issue: ด่านที่ ๕']], /^check it against the plan/, ['ด่านที่', 'ด้านที่']],
  ['W-LIST-NUMBER-DOUBLED', [['[ข้อที่หนึ่ง]', '["1. ข้อที่หนึ่ง"]']], /^delete it/, ['"1. ข้อ', '"ข้อ']],
  ['W-LIST-NUMBER-DOUBLED', [['[ข้อที่หนึ่ง]', '["o ข้อที่หนึ่ง"]']], /^delete it/, ['"o ข้อ', '"ข้อ']],
  ['W-LIST-NUMBER-DOUBLED', [['[ข้อที่หนึ่ง]', '["ก) ข้อที่หนึ่ง"]']], /^delete it/, ['"ก) ข้อ', '"ข้อ']],
  ['W-DATE-IN-NARRATIVE', [narrative('31/12/2563 : ประชุม')], /^delete it/, ['31/12/2563 : ', '']],
  [
    'W-COMMENT-IN-TEXT',
    [['narrative: ดำเนินการต่อ', 'narrative: สัญญา #12 เริ่มงาน']],
    /^write `"สัญญา #12 เริ่มงาน"`$/,
    ['สัญญา #12 เริ่มงาน', '"สัญญา #12 เริ่มงาน"'],
  ],
  [
    'W-COMMENT-IN-TEXT',
    [['narrative: ดำเนินการต่อ', 'narrative: สัญญา\t#12 เริ่มงาน']],
    /^write `"สัญญา #12 เริ่มงาน"`$/,
    ['สัญญา\t#12 เริ่มงาน', '"สัญญา #12 เริ่มงาน"'],
  ],
  // An item of which nothing is left is not reported as empty as well.
  ['W-COMMENT-IN-TEXT', [['[ข้อที่หนึ่ง]', '\n  - #1 อบรม\n  - ข']], /^write `"#1 อบรม"`$/, ['#1 อบรม', '"#1 อบรม"']],
];
