import { describe, expect, test } from 'vitest';
import { cleanText, diagnosticsOf, findings } from './findings.ts';

/** Findings in one text, put where the narrative of report 2 stands (line 30, column 17 within quotation marks). */
const inNarrative = (text: string) =>
  findings(cleanText(['narrative: ดำเนินการต่อ', `narrative: ${JSON.stringify(text)}`]));
const inField = (from: string, to: string) => findings(cleanText([from, to]));

function rule(
  code: string,
  fires: readonly (readonly [text: string, ...found: string[]])[],
  silent: readonly string[],
) {
  describe(code, () => {
    test.each(fires)('reports %j', (text, ...found) => {
      expect(inNarrative(text)).toEqual(found.map((each) => `${code} 30:${each}`));
    });
    test.each(silent)('does not report %j', (text) => {
      expect(inNarrative(text)).toEqual([]);
    });
  });
}

rule(
  'W-MIXED-DIGITS',
  [
    ['ปี ๒๕64 และ', '20 ๒๕64'],
    ['จำนวน 1,๒00.5 บาท', '23 1,๒00.5'],
    ['ข้อ ๕.3', '21 ๕.3'],
    ['2๕ และ ๒5', '17 2๕', '24 ๒5'],
  ],
  ['ปี ๒๕๖๔ จำนวน 12 ครั้ง', '๒๕๖๑-2580', '๕.๓ 1,200.50', 'ระยะ๕ 3 เมตร'],
);

rule(
  'W-MOJIBAKE-QMARK',
  [
    ['ยึดหลัก ?ภาครัฐของประชาชน? โดย', '25 ?ภาครัฐของประชาชน?'],
    ['(?ดี? และ ?งาม?)', '18 ?ดี?', '27 ?งาม?'],
    ['?คำเดียวที่หายปิด แล้วต่อ', '17 ?คำเดียวที่หายปิด'],
    ['พ.ศ. 2561 ? 2580', '27 ?'],
    ['we don?t know', '23 ?'],
  ],
  [
    'ทำไมจึงล่าช้า? เพราะฝนตก',
    'ทำไม? อย่างไร? เมื่อไร?',
    '“จะเริ่มอย่างไร?” และ “ใคร?”',
    'https://example.org/a?id=1&b=2?c=3',
    'example.org/list?s=2',
    'อะไร ? ไม่ทราบ',
    'จริงหรือ ?! ??',
  ],
);

rule(
  'W-INVISIBLE-CHAR',
  [
    ['การ\u200bกระจาย\u200bอำนาจ', '20 \u200b'],
    ['ยอด \u202e0001\u202c บาท', '21 \u202e'],
    ['ก\u00adข', '18 \u00ad'],
    ['ก\ufeffข', '18 \ufeff'],
    ['ก\u2066ข\u2069', '18 \u2066'],
  ],
  ['การกระจายอำนาจ', 'เว้น\u00a0วรรค', 'กลุ่ม 👩\u200d🔧 ช่าง'],
);

rule(
  'W-SARA-AM-DECOMPOSED',
  [
    ['สํานักและทําการ', '17 สํา'],
    ['น้ําท่วม', '17 น้ํา'],
  ],
  ['สำนักและทำการ น้ำท่วม', 'พุทฺธํ สรณํ'],
);

rule(
  'W-SARA-AM-DOUBLED',
  [
    ['การทำางานและนำา', '20 ทำา'],
    ['น้ำำท่วม', '17 น้ำำ'],
  ],
  ['ทำงาน น้ำ อำเภอ'],
);

rule(
  'W-THAI-SEQUENCE',
  [
    ['กิจกรรมทืีดี', '24 ทืี'],
    ['เเผนงาน', '17 เเ'],
    ['ที่่ดิน', '17 ที่่'],
    ['ท่ี่ดิน', '17 ท่ี่'],
    ['ที่่่่ดิน', '17 ที่่่่'],
    ['ก า่ ข', '19 า่'],
    ['ประชาาชน', '22 า'],
    ['มๅก', '17 มๅ'],
  ],
  ['พันธุ์ บริสุทธิ์ ศาสตร์ เกาะ เท่าไร น้ำ ฤๅษี ก๊าซ เก๋ เปี๊ยะ ต๊ะ', 'สระ ◌ิ และ -่ กับ ะ า ำ', 'ปั๊มน้ำ เกี๊ยว เบี้ยว เมื่อ'],
);

rule(
  'W-YEAR-MISSING',
  [
    ['ตามพระราชบัญญัติ พ.ศ. มีผล', '34 พ.ศ.'],
    ['ถึงปี พ.ศ.', '23 พ.ศ.'],
    ['พ. ศ. ที่ผ่านมา', '17 พ. ศ.'],
  ],
  [
    'พ.ศ. 2564',
    'พ.ศ.๒๕๖๔',
    '(พ.ศ. 2561 - 2580)',
    'ร่าง พ.ศ. ....',
    'ร่าง พ.ศ. …',
    'แปลง ค.ศ. เป็น พ.ศ. แล้ว',
    'ทั้ง ค.ศ. และ พ.ศ. ได้',
    'ปีพุทธศักราช (พ.ศ.) คือ',
  ],
);

rule(
  'W-DUPLICATE-WORD',
  [
    ['ได้รับถ่ายโอนโอนตามกฎหมาย', '23 ถ่ายโอนโอน'],
    ['โครงการโครงการนี้', '17 โครงการโครงการ'],
    ['กรุงเทพมหานครกรุงเทพมหานคร', '17 กรุงเทพมหานครกรุงเทพมหานคร'],
    ['และและ กับ เพื่อเพื่อ', '17 และและ', '28 เพื่อเพื่อ'],
  ],
  [
    'คณะกรรมการการกระจายอำนาจ คณะกรรมการการศึกษา',
    'ภารกิจหน้าที่ที่หน่วยงานอื่น สถานที่ที่เหมาะสม ที่ที่ประชุม',
    'นานาชาติ นานาประเทศ ต่างๆ ต่าง ๆ ทุกๆ ปี',
    'สิ่งของของประชาชน ติดตามตามแผน ประชาชนชนบท',
    'การระบายน้ำน้ำท่วม แต่ละวันวันละ 2 ครั้ง',
    'ปรับปรุงถนน ถนนกว้าง 6 เมตร',
    'ซ่อมแซมบ้าน',
  ],
);

describe('W-PLAN-TERM', () => {
  test.each([
    ['ด่านที่ ๕ - มหานคร', 'ด่านที่'],
    ['ด้านที ๕', 'ด้านที'],
    ['กลยุทธที่ 2', 'กลยุทธที่'],
    ['ประเด็นยุทธศาตร์ที่ 1', 'ยุทธศาตร์'],
  ])('is told of %s', (text, words) => {
    const column = 20 + text.indexOf(words);
    expect(inField('issue: ด้านที่ ๕', `issue: ${text}`)).toEqual([`W-PLAN-TERM 19:${column} ${words}`]);
  });
  test.each(['ด้านที่ ๕', 'ด่านตรวจ', 'ประเด็นยุทธศาสตร์ที่ 1', 'ยุทธศาสตร์', 'กลยุทธ์ที่ 2', 'นักยุทธศาสตริก'])(
    'is not told of %s',
    (text) => {
      expect(inField('issue: ด้านที่ ๕', `issue: ${text}`)).toEqual([]);
    },
  );
  test('is not reported outside the plan', () => {
    expect(inNarrative('ตั้งด่านที่ 5 จุด')).toEqual([]);
  });
});

describe('W-LIST-NUMBER-DOUBLED', () => {
  test.each(['1. เพื่ออบรม', '๒) เพื่ออบรม', '(3) เพื่ออบรม', 'ข้อ 1 เพื่ออบรม', '1.เพื่ออบรม'])('is told of %s', (text) => {
    expect(inField('objectives: [ข้อที่หนึ่ง]', `objectives: ["${text}"]`)).toHaveLength(1);
  });
  test('points at the number', () => {
    expect(inField('objectives: [ข้อที่หนึ่ง]', 'objectives: ["12. เพื่ออบรม"]')).toEqual(['W-LIST-NUMBER-DOUBLED 17:15 12.']);
  });
  test.each(['1.5 เท่าของปีก่อน', '2 แห่ง', '(ร่าง) แผน', '10.00 น. เริ่มงาน', 'ข้อบัญญัติ 1 ฉบับ'])(
    'is not told of %s',
    (text) => {
      expect(inField('objectives: [ข้อที่หนึ่ง]', `objectives: ["${text}"]`)).toEqual([]);
    },
  );
  test('a single target is a paragraph, several are numbered', () => {
    expect(inField('targets: [เป้าหมายหนึ่ง]', 'targets: ["1. เป้าหมาย"]')).toEqual([]);
    expect(inField('targets: [เป้าหมายหนึ่ง]', 'targets: ["1. เป้าหมาย", อีกข้อ]')).toHaveLength(1);
  });
});

rule(
  'W-DATE-IN-NARRATIVE',
  [
    ['23/11/2563 : ประชุม', '17 23/11/2563'],
    [':: ๒๓/๑๑/๒๕๖๓ ประชุม', '17 :: ๒๓/๑๑/๒๕๖๓'],
    ['2020-11-23 ประชุม', '17 2020-11-23'],
    ['23 พ.ย. 2563 : ประชุม', '17 23 พ.ย. 2563'],
  ],
  [
    'ประชุมเมื่อ 23/11/2563',
    'วันที่ 23 พฤศจิกายน 2563 ประชุม',
    '23/11/2563 - 25/11/2563 จัดอบรม',
    '1/2564 เป็นการประชุมครั้งแรก',
    '23 พ.ย. 2563 จัดประชุม',
  ],
);

describe('W-TRUNCATED', () => {
  const words = 'ลดบทบาทส่วนกลางลงเหลือภารกิจหลักเท่าที่ต้องทำเท่าที่จำเป็นและให้อำนาจในการกำหนด';
  const goal = (tail: string, length: number) => {
    const text = `${'๑'.repeat(length - words.length - tail.length - 1)} ${words}${tail}`;
    return inField('goal: ๕.๓.๑', `goal: "${text}"`).map((each) => each.replace(/^(\S+) \S+/, '$1'));
  };
  test.each([
    ['an unknown end', 'สิ่งแวดล้', 100, 'แวดล้'],
    ['a rare pair of letters', 'โน', 96, 'โน'],
    ['a word that something must follow', 'และ', 98, 'และ'],
    ['a goal that is cut with its label', 'แวดล้', 88, 'แวดล้'],
  ])('%s', (_, tail, length, found) => {
    expect(goal(tail, length)).toEqual([`W-TRUNCATED ${found}`]);
  });
  test.each([
    ['a whole word', 'นโยบาย', 100],
    ['a shorter text', 'สิ่งแวดล้', 95],
    ['a longer text', 'สิ่งแวดล้', 101],
    ['an end that is no Thai', 'แผน 5.3', 100],
  ])('not %s', (_, tail, length) => {
    expect(goal(tail, length)).toEqual([]);
  });
  test('a narrative is not cut by the source system', () => {
    expect(inNarrative(`${words}${'๑'.repeat(93 - words.length)} แวดล้`)).toEqual([]);
  });
});

test('at most 50 findings of one code are reported, and that there are more', () => {
  const lastOf = (count: number) => {
    const text = cleanText(['ดำเนินการต่อ', 'ตาม พ.ศ. ที่ '.repeat(count)]);
    const found = diagnosticsOf(text);
    return [found.length, found.at(-1)?.message.en];
  };
  expect(lastOf(50)).toEqual([50, '`พ.ศ.` without a year']);
  expect(lastOf(51)).toEqual([50, '`พ.ศ.` without a year (and there are more)']);
  expect(lastOf(2000)).toEqual(lastOf(51));
});
